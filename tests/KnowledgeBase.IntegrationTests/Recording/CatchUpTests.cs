using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>What Marten applications append to an archive, and what becomes of it.</summary>
public sealed class CatchUpTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Small = 24;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_application_appended_is_in_answers_once_it_was_taken_in()
    {
        var application = await With("taken");
        await application.Actor("jordan");
        await application.Statement("statement/s", "said-1", "actor/jordan");
        await application.Append("zone/idlib", "zone.ruleSet", new { record = "tass-lifted", source = "source/tass-astana-4", rule = "no-flights", on = "2017-05-06", modality = "agreed", under = "agreement/astana-memorandum-2017" });
        (await Statements("taken")).ShouldBeEmpty();
        (await database.Service<IEventLog>().ReadStream("taken", "zone/idlib", ct: Ct)).ShouldAllBe(e => e.Position <= Small);
        (await Waiting("taken")).ShouldBe(3);

        (await database.Send(new CatchUp("taken", DryRun: true))).ShouldBe(new CaughtUp(3, 0, Small));
        (await Statements("taken")).ShouldBeEmpty();
        (await database.Send(new CatchUp("taken"))).ShouldBe(new CaughtUp(3, 0, Small + 3));
        (await database.Send(new CatchUp("taken"))).ShouldBe(new CaughtUp(0, 0, Small + 3));

        (await Statements("taken")).ShouldBe(["statement/s"]);
        (await database.Ask("taken", "zone/idlib", "agreed.rule no-flights")).ShouldContain("tass-lifted");
        (await Waiting("taken")).ShouldBe(0);
        var all = await database.Service<IEventLog>().ReadAll("taken", 0, 100, Ct);
        all.Select(e => e.Position).ShouldBe(Enumerable.Range(1, Small + 3).Select(n => (long)n));
        all.Skip(Small).Select(e => (e.Stream, e.Recorder)).ShouldBe([("actor/jordan", "application"), ("statement/s", "application"), ("zone/idlib", "application")]);
        all.Skip(Small).ShouldAllBe(e => e.Timestamp > all[Small - 1].Timestamp);
        (await database.Record("taken", RecordingDatabase.Draft("actor/egypt", "actor.registered", new { record = "egypt", name = "Egypt", kind = "state" }))).Position.ShouldBe(Small + 4);
        (await database.Service<ProjectionService>().Verify("taken", ct: Ct)).Differing.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_history_that_was_taken_in_answers_as_the_reference_model_does(int seed)
    {
        var archive = $"history-{seed}";
        await database.Create(archive);
        var application = new MartenApplication(database.Database, archive);
        var drafts = RandomHistory.Of(seed, 250);
        var history = History.Record(drafts, archive);

        foreach (var round in history.Chunk(80))
        {
            foreach (var recorded in round) await application.Append(recorded.Stream, recorded.StoredType, recorded.Data);
            (await database.Send(new CatchUp(archive))).Taken.ShouldBe(round.Length);
        }

        history.Count.ShouldBeGreaterThan(100);
        var (answers, _) = await database.Service<WorldReader>().Ask(archive, Vantage.Open, snapshot => Fingerprint.Of(snapshot.World), Ct);
        answers.ShouldBe(Fingerprint.Of(ReferenceModel.At(history, Vantage.Open, EdtfPadding.Default)));
        (await database.Service<ProjectionService>().Verify(archive, ct: Ct)).Differing.ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_that_an_application_extended_goes_on_after_it()
    {
        var application = await With("extended");
        await database.Record("extended", Statement("statement/s", "one"));
        await application.Statement("statement/s", "two");
        await database.Record("extended", Statement("statement/s", "three"));

        await database.Send(new CatchUp("extended"));

        (await database.Service<IEventLog>().ReadStream("extended", "statement/s", ct: Ct)).Select(e => (e.Version, e.Position)).ShouldBe([(1, Small + 1), (2, Small + 3), (3, Small + 2)]);
        (await database.Record("extended", Statement("statement/s", "four"))).Position.ShouldBe(Small + 4);
        (await database.Service<IEventLog>().ReadStream("extended", "statement/s", ct: Ct))[^1].Version.ShouldBe(4);
        (await database.Service<ProjectionService>().Verify("extended", ct: Ct)).Differing.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_taken_in_does_not_exist_for_a_record()
    {
        var application = await With("unseen");
        await application.Statement("statement/s", "said");
        var denial = RecordingDatabase.Draft("statement/s", "statement.denied", new { record = "denied", source = "source/tass-astana-4", by = "actor/iran" });

        (await Should.ThrowAsync<InvalidRecordsException>(() => database.Record("unseen", denial))).Message.ShouldContain("statement/s");
        await database.Send(new CatchUp("unseen"));

        (await database.Record("unseen", denial)).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task An_application_may_correct_and_retract()
    {
        var application = await With("amended");
        (await database.Ask("amended", "zone/idlib", "agreed.rule ceasefire")).ShouldContain("tass-11-ceasefire-idlib on 2017-05-06");
        await application.Append("zone/idlib", "record.corrected", new { record = "fix", target = "tass-11-ceasefire-idlib", targetType = "zone.ruleSet", set = new { on = "2017-05-05" }, reason = "Misread." });
        await application.Append("zone/idlib", "record.retracted", new { record = "gone", target = "alwaght-15-ceasefire-idlib", reason = "Not said." });

        await database.Send(new CatchUp("amended"));

        var now = await database.Ask("amended", "zone/idlib", "agreed.rule ceasefire");
        now.ShouldContain("tass-11-ceasefire-idlib on 2017-05-05");
        now.ShouldNotContain("alwaght");
    }

    [Fact]
    public async Task Old_versions_of_a_type_and_tombstones_are_no_obstacle()
    {
        var application = await With("old");
        await application.Append("incident/strike", "incident.registered", new { record = "strike", name = "A strike" });
        await application.Append("incident/strike", "incident.occurred", new { record = "struck", source = "source/tass-astana-4", kind = "bombing", text = "A strike.", counts = new { killed = 7 } });
        await application.Append("mt_tombstone", "tombstone", new { });

        (await database.Send(new CatchUp("old"))).ShouldBe(new CaughtUp(2, 0, Small + 2));

        (await database.Service<IEventLog>().ReadStream("old", "incident/strike", ct: Ct))[1].Type.ShouldBe("incident.occurred");
        (await Waiting("old")).ShouldBe(0);
    }

    [Fact]
    public async Task A_repeated_event_is_left_where_it_is()
    {
        var application = await With("repeated");
        await application.Actor("jordan");
        await application.Actor("jordan");
        await application.Append("actor/russia", "actor.registered", new { record = "russia", name = "Russia", kind = "state" });

        (await database.Send(new CatchUp("repeated"))).ShouldBe(new CaughtUp(1, 2, Small + 1));
        (await database.Send(new CatchUp("repeated"))).ShouldBe(new CaughtUp(0, 2, Small + 1));
    }

    private static Draft Statement(string stream, string record) =>
        RecordingDatabase.Draft(stream, "statement.made", new { record, source = "source/tass-astana-4", speaker = "actor/russia", kind = "announcement", text = "So it was said." });

    private async Task<MartenApplication> With(string archive) => new(database.Database, await database.WithSmall(archive));

    private async Task<long> Waiting(string archive) => (await database.Service<ProjectionService>().Status(ct: Ct)).Single(status => status.Archive == archive).Waiting;

    private async Task<IEnumerable<string>> Statements(string archive) => (await database.Send(new AskStatements(archive, Vantage.Open, new()))).Statements.Select(one => one.Statement);
}
