using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Log;

public sealed class ArchivesTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly HandClock clock = new();

    private Archives Archives => new(database.Source, clock);

    [Fact]
    public async Task The_list_says_what_each_archive_holds()
    {
        var log = await database.Open(clock, "list-b", "list-a");
        var stored = await Append(log, "list-a", 3);

        (await Archives.List()).Where(info => info.Name.StartsWith("list-")).ShouldBe(
            [new("list-a", clock.Now, new(3, stored[0].Timestamp)), new("list-b", clock.Now, new(0, null))]);
        (await Archives.List()).Single(info => info.Name == "list-a").Events.ShouldBe(3);
    }

    [Fact]
    public async Task An_archive_is_created_once()
    {
        (await Archives.Exists("once")).ShouldBeFalse();
        (await Archives.Create("once")).ShouldBeTrue();
        (await Archives.Exists("once")).ShouldBeTrue();
        (await Archives.Create("once", idempotent: true)).ShouldBeFalse();
        await Should.ThrowAsync<ArchiveExistsException>(() => Archives.Create("once"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("Astana")]
    [InlineData("a_b")]
    [InlineData("a\n")]
    [InlineData("ä")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_name_of_other_characters_or_length_is_refused(string name) =>
        await Should.ThrowAsync<InvalidArchiveNameException>(() => Archives.Create(name));

    [Fact]
    public async Task Dropping_removes_exactly_one_archive()
    {
        var log = await database.Open(clock, "dropped", "neighbour");
        await Append(log, "dropped", 150);
        var kept = await Append(log, "neighbour", 2);

        await Archives.Drop("dropped");

        (await Archives.Exists("dropped")).ShouldBeFalse();
        await Should.ThrowAsync<UnknownArchiveException>(() => log.Head("dropped"));
        (await database.Rows("""
            select (select count(*) from kb.mt_events where tenant_id = $1), (select count(*) from kb.mt_streams where tenant_id = $1),
                   (select count(*) from kb.entry where archive = $1)
            """, "dropped")).ShouldBe(["0 0 0"]);
        (await log.ReadAll("neighbour", 0, 10)).ShouldBe(kept);
        await Should.ThrowAsync<PostgresException>(() => database.Execute("delete from kb.mt_events"));

        await Archives.Create("dropped");
        (await Append(log, "dropped", 1))[0].Position.ShouldBe(1);
    }

    [Fact]
    public async Task Dropping_takes_what_else_belongs_to_the_archive_or_nothing()
    {
        var log = await database.Open(clock, "whole");
        await Append(log, "whole", 2);

        await Should.ThrowAsync<TimeoutException>(() => Archives.Drop("whole", _ => throw new TimeoutException()));

        (await log.Head("whole")).Position.ShouldBe(2);
    }

    [Fact]
    public async Task An_archive_that_does_not_exist_cannot_be_dropped()
    {
        await Archives.Create("astana-2017");

        var refused = await Should.ThrowAsync<UnknownArchiveException>(() => Archives.Drop("astana-2018"));

        refused.Message.ShouldBe("There is no archive \"astana-2018\". Did you mean \"astana-2017\"?");
    }

    private static Task<IReadOnlyList<StoredEvent>> Append(PostgresEventLog log, string archive, int count) => log.InTransaction(
        archive,
        transaction => transaction.Append(
            [new("zone/a", [.. Enumerable.Range(0, count).Select(_ => new NewEvent(Guid.NewGuid(), "t", "{}"))])]));
}
