using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>What of a Marten application's events is not taken in, and what is said of it.</summary>
public sealed class CatchUpRefusalTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Small = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_nothing_is_taken_in()
    {
        var application = new MartenApplication(database.Database, await database.WithSmall("wrong"));
        await application.Actor("jordan");
        await application.Append("zone/idlib", "zone.ruleSett", new { record = "typo" });
        await application.Append("actor/syria", "actor.registered", new { record = "syria", name = "Syria", kind = "country" });
        await application.Append("actor/russia", "actor.registered", new { record = "russia-2", name = "Russia", kind = "state" });
        await application.Statement("statement/s", "said", "actor/nobody");
        await application.Append("statement/t", "statement.made", new { source = "source/tass-astana-4", speaker = "actor/syria", kind = "announcement", text = "Without a record." });
        await application.Append("actor/egypt", "actor.registered", new() { ["record"] = "egypt", ["name"] = "Egypt", ["kind"] = "state" }, Guid.Parse("0192f0a0-0000-7000-8000-000000000001"));
        await application.Append("actor/iran", "actor.registered", new() { ["record"] = "iran", ["name"] = "Another", ["kind"] = "state" }, id: null);

        var errors = (await Refusal("wrong")).Errors.Select(error => error.ToString()).ToList();

        var first = long.Parse((await database.Database.Rows("select min(seq_id) from kb.mt_events where tenant_id = 'wrong' and user_name = 'application'"))[0]);
        errors.Count.ShouldBe(7);
        errors[0].ShouldBe($"seq_id {first + 1}, zone/idlib version {await VersionOf("wrong", "typo")}: zone.ruleSett 'typo': there is no event type 'zone.ruleSett'. Did you mean 'zone.ruleSet'?");
        errors[1].ShouldStartWith($"seq_id {first + 2}, actor/syria version 1: actor.registered 'syria': kind: \"country\" is not one of ");
        errors[2].ShouldBe($"seq_id {first + 3}, actor/russia version 2: actor.registered 'russia-2': actor/russia is registered already; correct that registration instead.");
        errors[3].ShouldStartWith($"seq_id {first + 4}, statement/s version 1: statement.made 'said': speaker: ");
        errors[4].ShouldBe($"seq_id {first + 5}, statement/t version 1: statement.made '': record: is required, and is missing.");
        errors[5].ShouldEndWith($"actor.registered 'egypt': record: has the id 0192f0a0-0000-7000-8000-000000000001; 'egypt' of this archive has {EventIds.Of("wrong", "egypt")} (EventIds.Of).");
        errors[6].ShouldContain("actor.registered 'iran': its id ");
        (await database.Service<IEventLog>().Head("wrong", Ct)).Position.ShouldBe(Small);
    }

    [Theory]
    [InlineData("is_archived = true", "is_archived is not false")]
    [InlineData("is_archived = null", "is_archived is not false")]
    [InlineData("bdata = '\\x00'", "binary")]
    [InlineData("data = '[]'", "no JSON object")]
    [InlineData("version = 3", "the stream has 1 events, the last of version 3, and mt_streams says 1")]
    [InlineData("stream_id = null", "must be a reference")]
    public async Task A_row_that_is_not_whole_is_refused(string change, string said)
    {
        var archive = $"row-{Guid.NewGuid():n}";
        var application = new MartenApplication(database.Database, await database.WithSmall(archive));
        await application.Actor("jordan");
        await database.Database.Execute($"alter table kb.mt_events disable trigger refuse_change; update kb.mt_events set {change} where tenant_id = '{archive}' and user_name = 'application'; alter table kb.mt_events enable trigger refuse_change");

        (await Refusal(archive)).Message.ShouldContain(said);
    }

    [Fact]
    public async Task The_owner_of_the_database_can_take_a_wrong_event_out()
    {
        var application = new MartenApplication(database.Database, await database.WithSmall("mended"));
        await application.Append("zone/idlib", "no.such.type", new { record = "wrong" });
        await Refusal("mended");

        await database.Database.Execute("""
            begin;
            set local kb.dropping_archive = 'mended';
            delete from kb.mt_events where tenant_id = 'mended' and type = 'no.such.type'
              and not exists (select from kb.entry where entry.seq_id = mt_events.seq_id);
            update kb.mt_streams s set version = (select max(version) from kb.mt_events where tenant_id = s.tenant_id and stream_id = s.id)
            where tenant_id = 'mended' and id = 'zone/idlib';
            commit;
            """);

        (await database.Send(new CatchUp("mended"))).ShouldBe(new CaughtUp(0, 0, Small));
    }

    private Task<CatchUpRefusedException> Refusal(string archive) => Should.ThrowAsync<CatchUpRefusedException>(() => database.Send(new CatchUp(archive)));

    private async Task<string> VersionOf(string archive, string record) =>
        (await database.Database.Rows("select version from kb.mt_events where tenant_id = $1 and data ->> 'record' = $2", archive, record))[0];
}
