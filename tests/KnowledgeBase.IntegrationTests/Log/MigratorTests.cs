using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Log;

public sealed class MigratorTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly MigrationStep One = new("001_one", "create table kb.one (n int); insert into kb.one values (1);");
    private static readonly MigrationStep Two = new("002_two", "create table kb.two (n int)");

    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync() => source = NpgsqlDataSource.Create(await postgres.CreateDatabase());

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [Fact]
    public async Task Each_step_is_taken_once()
    {
        (await new Migrator(source, [One]).IsUpToDate()).ShouldBeFalse();
        (await new Migrator(source, [One]).Migrate()).ShouldBe(["001_one"]);
        (await new Migrator(source, [One]).Migrate()).ShouldBeEmpty();
        (await new Migrator(source, [One, Two]).IsUpToDate()).ShouldBeFalse();
        (await new Migrator(source, [One, Two]).Migrate()).ShouldBe(["002_two"]);
        (await new Migrator(source, [One, Two]).IsUpToDate()).ShouldBeTrue();
    }

    [Fact]
    public async Task Several_programs_at_once_set_up_the_database_once()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new Migrator(source).Migrate())));

        taken.Count(steps => steps.Contains("001_log")).ShouldBe(1);
        (await new Migrator(source).IsUpToDate()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_those_before_it()
    {
        var bad = new MigrationStep("002_bad", "create table kb.one (n int)");
        await Should.ThrowAsync<PostgresException>(() => new Migrator(source, [One, bad]).Migrate());

        (await new Migrator(source, [One]).Migrate()).ShouldBe(["001_one"]);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await new Migrator(source, [One, Two]).Migrate();

        var refused = await Should.ThrowAsync<MigrationException>(() => new Migrator(source, [One]).Migrate());

        refused.Message.ShouldBe("The database was set up by a newer version of this program (it has 002_two). Use that version.");
    }

    [Fact]
    public async Task A_database_whose_step_differs_is_refused()
    {
        await new Migrator(source, [One, Two]).Migrate();

        var other = new Migrator(source, [One, Two with { Sql = "select 1" }]);

        var refused = await Should.ThrowAsync<MigrationException>(() => other.IsUpToDate());

        refused.Message.ShouldContain("002_two differs");
    }

    [Fact]
    public void Embedded_steps_have_a_number_each_and_the_log_comes_first() =>
        MigrationStep.Embedded(typeof(Migrator).Assembly)[0].Name.ShouldBe("001_log");
}
