using System.Text.Json.Nodes;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

public sealed class RecordEventsTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Small = 24;

    [Fact]
    public async Task A_dossier_is_recorded_once_however_often_it_is_imported()
    {
        await database.Create("twice");

        (await database.Send(new ImportDossier("twice", RecordingDatabase.Small, "a"))).ShouldBe(new RecordedEvents(Small, 0, Small));
        (await database.Send(new ImportDossier("twice", RecordingDatabase.Small, "b"))).ShouldBe(new RecordedEvents(0, Small, Small));

        (await database.Events("twice")).ShouldBe(Small);
        (await database.Ask("twice", "zone/idlib", "agreed.rule ceasefire")).ShouldNotBe("silent");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_recorded_and_records_nothing()
    {
        await database.Create("dry");

        (await database.Send(new ImportDossier("dry", RecordingDatabase.Small, "a", DryRun: true))).ShouldBe(new RecordedEvents(Small, 0, 0));

        (await database.Events("dry")).ShouldBe(0);
        (await database.Database.Rows($"select count(*) from {await database.Database.Table("dry", "claim")}")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task A_changed_record_is_refused_with_what_differs_and_nothing_of_its_batch_is_recorded()
    {
        await database.WithSmall("changed");
        var drafts = RecordingDatabase.SmallDrafts();
        var changed = drafts.Single(draft => draft.Record == "tass-11-ceasefire-idlib");
        changed.Data["on"] = "2017-05-07";
        changed.Data.Remove("text");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record("changed", [.. drafts, RecordingDatabase.Draft("actor/syria", "actor.registered", new { record = "syria", name = "Syria", kind = "state" })]));

        var error = refused.Errors.ShouldHaveSingleItem().ToString();
        error.ShouldContain($"small.yaml:{changed.Line}:3: zone.ruleSet 'tass-11-ceasefire-idlib': is recorded already, at position ");
        error.ShouldContain("\n  on: \"2017-05-06\" → \"2017-05-07\"\n");
        error.ShouldContain("\n  text: \"A ceasefire in the designated areas; military activity, flights included, is banned.\" → unset\n");
        error.ShouldNotContain("paragraphs");
        (await database.Events("changed")).ShouldBe(Small);
    }

    [Fact]
    public async Task A_record_about_something_else_or_of_another_type_is_refused_too()
    {
        await database.WithSmall("moved");
        var report = RecordingDatabase.SmallDrafts().Single(draft => draft.Record == "alwaght-3-proposed-homs");

        (await Refusal("moved", report with { Stream = "zone/idlib" })).ShouldContain("about zone/homs, not zone/idlib. Record it under another id.");
        (await Refusal("moved", report with { Type = "zone.dissolved", Data = Without(report.Data, "by") })).ShouldContain("as zone.proposed, not zone.dissolved. Record it under another id.");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_the_shape_of_a_batch_is_said_at_once()
    {
        await database.Create("bad-shape");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(
            "bad-shape",
            RecordingDatabase.Draft("actor/good", "actor.registered", new { record = "good", name = "Good", kind = "state" }),
            RecordingDatabase.Draft("zone/a", "zone.etsablished", new { record = "typo" }),
            RecordingDatabase.Draft("actor/b", "zone.established", new { record = "wrong-kind", source = "source/a", on = "2017-13" }),
            RecordingDatabase.Draft("zone/c", "zone.registered", new { record = "nameless" })));

        refused.Errors.Select(error => (error.Draft.Record, error.Path)).ShouldBe([("typo", ""), ("wrong-kind", ""), ("wrong-kind", "on"), ("nameless", "name")], ignoreOrder: true);
        refused.Message.ShouldContain("Did you mean 'zone.established'?");
        (await database.Events("bad-shape")).ShouldBe(0);
    }

    [Fact]
    public async Task Everything_that_a_batch_refers_to_in_vain_is_said_at_once()
    {
        await database.WithSmall("bad-refs");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(
            "bad-refs",
            RecordingDatabase.Draft("zone/idlb", "zone.proposed", new { record = "a", source = "source/tass-astana-5", by = new[] { "actor/russia", "actor/iraq" } }),
            RecordingDatabase.Draft("actor/russia", "actor.registered", new { record = "russia-again", name = "Russia", kind = "state" }),
            RecordingDatabase.Draft("zone/homs", "record.retracted", new { record = "b", target = "nothing", reason = "why" }),
            RecordingDatabase.Draft("actor/egypt", "actor.registered", new { record = "egypt", name = "Egypt", kind = "state" })));

        refused.Errors.Select(error => (error.Draft.Record, error.Path)).ShouldBe([("a", ""), ("a", "source"), ("a", "by[1]"), ("russia-again", ""), ("b", "target")], ignoreOrder: true);
        refused.Message.ShouldContain("there is no zone/idlb: register it first, with zone.registered. Did you mean 'zone/idlib'?");
        (await database.Events("bad-refs")).ShouldBe(Small);
    }

    [Fact]
    public async Task What_refers_to_a_wrong_record_is_not_called_wrong_for_it()
    {
        await database.Create("cascade");
        var drafts = RecordingDatabase.SmallDrafts().Where(draft => draft.Record is not "russia").ToArray();

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record("cascade", drafts));

        refused.Errors.ShouldAllBe(error => error.Path == "by[0]" && error.Message.Contains("actor/russia"));
        refused.Errors.Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_order_of_records_does_not_matter()
    {
        await database.Create("reversed");
        await database.WithSmall("forward");

        (await database.Record("reversed", [.. RecordingDatabase.SmallDrafts().Reverse()])).Recorded.ShouldBe(Small);

        foreach (var aspect in new[] { "agreed.rule ceasefire", "proposed", "agreed.area" })
            (await database.Ask("reversed", "zone/idlib", aspect)).ShouldBe(await database.Ask("forward", "zone/idlib", aspect));
    }

    [Fact]
    public async Task An_amendment_may_stand_before_its_target_in_the_same_batch()
    {
        await database.WithSmall("amended-first");
        var report = RecordingDatabase.Draft("zone/homs", "zone.established", new { record = "e", source = "source/tass-astana-4", on = "2017-05-05" });
        var correction = RecordingDatabase.Draft("zone/homs", "record.corrected", new { record = "c", target = "e", targetType = "zone.established", set = new { on = "2017-05-04" }, reason = "misread" });

        (await database.Record("amended-first", correction, report)).Recorded.ShouldBe(2);

        (await database.Ask("amended-first", "zone/homs", "established")).ShouldContain("e on 2017-05-04");
    }

    [Fact]
    public async Task A_record_id_can_be_used_once_in_a_batch()
    {
        await database.Create("same-id");
        (await Refusal("same-id", Russia, Russia with { Stream = "actor/iran" })).ShouldContain("'russia' is taken by another record, of type actor.registered on actor/russia.");
        (await database.Events("same-id")).ShouldBe(0);
    }

    [Fact]
    public async Task An_archive_that_does_not_exist_is_refused_by_name()
    {
        await database.Create("syria-2017");
        var refused = await Should.ThrowAsync<UnknownArchiveException>(() => database.Record("syria-2018", Russia));
        refused.Message.ShouldBe("There is no archive \"syria-2018\". Did you mean \"syria-2017\"?");
    }

    [Fact]
    public async Task Nothing_at_all_is_recorded_without_complaint()
    {
        await database.Create("nothing");
        (await database.Record("nothing")).ShouldBe(new RecordedEvents(0, 0, 0));
    }

    private static Draft Russia => RecordingDatabase.Draft("actor/russia", "actor.registered", new { record = "russia", name = "Russia", kind = "state" });

    private static JsonObject Without(JsonObject data, string field) => new(data.Where(one => one.Key != field).Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));

    private async Task<string> Refusal(string archive, params Draft[] drafts) => (await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, drafts))).Message;
}
