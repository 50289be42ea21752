using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>What is registered is remembered from one recording to the next: it must never show.</summary>
public sealed class KeptCataloguesTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Fact]
    public async Task What_was_refused_or_only_tried_is_not_taken_for_registered()
    {
        var archive = await database.WithSmall("refused");
        await Refused(archive, Actor("jordan"), Rule("nowhere"));
        await Refused(archive, Rule("jordan"));
        await database.Send(new RecordEvents(archive, [Actor("jordan")], "tester", DryRun: true));
        await Refused(archive, Rule("jordan"));
        await database.Record(archive, Actor("jordan"));
        (await database.Record(archive, Rule("jordan"))).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task What_others_recorded_in_between_counts_and_what_is_retracted_does_not()
    {
        var archive = await database.WithSmall("others");
        await database.Record(archive, Actor("jordan"));
        await new RecordEventsHandler(database.Service<IEventLog>(), new Catalogues()).Handle(new RecordEvents(archive, [Actor("egypt")], "another"), TestContext.Current.CancellationToken);

        await Refused(archive, Actor("egypt", record: "again"));
        (await database.Record(archive, Rule("egypt"))).Recorded.ShouldBe(1);
        await database.Record(archive, RecordingDatabase.Draft("actor/jordan", "record.retracted", new { record = "no", target = "jordan", reason = "a test" }));
        await Refused(archive, Rule("jordan"));
        (await database.Record(archive, Actor("jordan", record: "anew"))).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task An_archive_that_was_dropped_and_made_anew_has_nothing_of_the_old_one()
    {
        var archive = await database.WithSmall("dropped");
        await database.Record(archive, Actor("jordan"));
        await database.Service<Archives>().Drop(archive);
        await database.WithSmall("dropped");
        // As long as the old one was when it was last recorded to.
        await new RecordEventsHandler(database.Service<IEventLog>(), new Catalogues()).Handle(new RecordEvents(archive, [Actor("egypt")], "another"), TestContext.Current.CancellationToken);

        await Refused(archive, Rule("jordan"));
    }

    private static Draft Actor(string name, string? record = null) => RecordingDatabase.Draft($"actor/{name}", "actor.registered", new { record = record ?? name, name, kind = "state" });

    private static Draft Rule(string monitor) => RecordingDatabase.Draft("zone/idlib", "zone.monitorPresent", new { record = $"seen-{monitor}", source = "source/tass-astana-4", monitor = $"actor/{monitor}" });

    private async Task Refused(string archive, params Draft[] drafts) => await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, drafts));
}
