namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_asker_gets_an_empty_database_of_its_own()
    {
        var first = await postgres.CreateDatabase();
        var second = await postgres.CreateDatabase();
        first.ShouldNotBe(second);
        (await Ask.Scalar<long>(first, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).ShouldBe(0);
    }
}
