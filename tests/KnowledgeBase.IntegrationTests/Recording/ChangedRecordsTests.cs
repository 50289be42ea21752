using System.Text.Json.Nodes;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>What becomes of records that the archive has with other content.</summary>
public sealed class ChangedRecordsTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Small = 24;
    private const string Ceasefire = "tass-11-ceasefire-idlib";

    [Fact]
    public async Task A_record_as_first_recorded_or_as_corrected_since_is_known()
    {
        var archive = await database.WithSmall("known");
        await database.Record(archive, RecordingDatabase.Draft("zone/idlib", "record.corrected", new { record = "c", target = Ceasefire, targetType = "zone.ruleSet", set = new { on = "2017-05-05", note = "misread" }, reason = "misread" }));

        (await database.Record(archive, Changed(Ceasefire, ("on", "2017-05-05"), ("note", "misread")))).ShouldBe(new RecordedEvents(0, 1, Small + 1));
        (await database.Record(archive, Changed(Ceasefire))).ShouldBe(new RecordedEvents(0, 1, Small + 1));
        (await Refusal(archive, Changed(Ceasefire, ("on", "2017-05-05")))).ShouldContain("and says otherwise:\n  note: \"misread\" → unset\n");
    }

    [Fact]
    public async Task All_that_was_changed_is_said_at_once()
    {
        var archive = await database.WithSmall("all");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, Changed("russia", ("name", "RF")), Changed(Ceasefire, ("key", "k")), Changed("iran", ("name", "IRI"))));

        refused.Errors.Select(error => error.Draft.Record).ShouldBe(["russia", Ceasefire, "iran"]);
        refused.Errors[1].Message.ShouldEndWith($"retract it, and record it under another id, with 'replaces: {Ceasefire}':\n  key: unset → \"k\"");
        refused.Message.ShouldContain("--as-corrections --reason \"…\" an import records the changes as corrections.");
    }

    [Fact]
    public async Task Changed_records_become_corrections_with_ids_of_their_own_and_then_are_known()
    {
        var archive = await database.WithSmall("corrected");
        var first = Changed(Ceasefire, ("on", "2017-05-05"), ("text", null));

        (await Correct(archive, first, Changed("russia", ("name", "RF")), Changed("iran"))).ShouldBe(new RecordedEvents(2, 1, Small + 2) { Corrections = 2 });
        (await database.Ask(archive, "zone/idlib", "agreed.rule ceasefire")).ShouldContain($"{Ceasefire} on 2017-05-05");
        (await Correct(archive, first)).ShouldBe(new RecordedEvents(0, 1, Small + 2));
        (await Correct(archive, Changed(Ceasefire, ("on", "2017-05-04"), ("text", null)))).Corrections.ShouldBe(1);

        (await database.Database.Rows("select data ->> 'record', data ->> 'reason', data -> 'set', user_name from kb.mt_events where tenant_id = $1 and type = 'record.corrected' order by seq_id", archive)).ShouldBe(
        [
            """russia.corrected-1 mended {"name": "RF"} tester""",
            $$"""{{Ceasefire}}.corrected-1 mended {"on": "2017-05-05", "text": null} tester""",
            $$"""{{Ceasefire}}.corrected-2 mended {"on": "2017-05-04"} tester""",
        ]);
    }

    [Fact]
    public async Task A_correction_may_refer_to_what_is_new_and_what_is_new_may_need_a_correction()
    {
        var archive = await database.WithSmall("both");
        var topic = RecordingDatabase.Draft("topic/t", "topic.defined", new { record = "t", name = "T", answers = new[] { "yes" } });
        await database.Record(archive, topic);
        topic.Data["answers"] = new JsonArray("yes", "no");
        var statement = RecordingDatabase.Draft("statement/s", "statement.made", new { record = "s", source = "source/tass-astana-4", speaker = "actor/russia", kind = "assertion", text = "No.", topic = "topic/t", answer = "no" });
        var proposal = Changed("alwaght-3-proposed-homs", ("by", new JsonArray("actor/egypt")));

        (await Correct(archive, statement, proposal, topic, RecordingDatabase.Draft("actor/egypt", "actor.registered", new { record = "egypt", name = "Egypt", kind = "state" })))
            .ShouldBe(new RecordedEvents(4, 0, Small + 5) { Corrections = 2 });
    }

    [Fact]
    public async Task A_correction_is_checked_like_any_other_and_nothing_is_recorded_while_one_is_wrong()
    {
        var archive = await database.WithSmall("wrong");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => Correct(archive, Changed("alwaght-3-proposed-homs", ("by", new JsonArray("actor/none"))), Changed("russia", ("name", "RF"))));

        refused.Errors.ShouldHaveSingleItem().ToString().ShouldContain("small.yaml:122: record.corrected 'alwaght-3-proposed-homs.corrected-1': set.by[0]: there is no actor/none");
        (await database.Events(archive)).ShouldBe(Small);
    }

    [Fact]
    public async Task What_cannot_be_corrected_is_refused_with_what_to_do_instead()
    {
        var archive = await database.WithSmall("fixed");
        await database.Record(archive, RecordingDatabase.Draft("zone/idlib", "record.retracted", new { record = "gone", target = Ceasefire, reason = "why" }));

        (await CorrectionRefused(archive, Changed("tass", ("work", "tass"), ("name", "TASS")))).ShouldContain("retract it, and record it under another id, with 'replaces: tass':\n  work: unset → \"tass\"");
        (await CorrectionRefused(archive, Changed(Ceasefire, ("on", "2017-05-05")))).ShouldContain($"and is retracted; record it under another id, with 'replaces: {Ceasefire}':\n  on: \"2017-05-06\" → \"2017-05-05\"");
        (await CorrectionRefused(archive, RecordingDatabase.Draft("zone/idlib", "record.retracted", new { record = "gone", target = Ceasefire, reason = "another" }))).ShouldContain("amendments are never changed; retract it, and amend anew:\n  reason: \"why\" → \"another\"");
        (await CorrectionRefused(archive, Changed("russia", ("name", "RF")), Changed("russia", ("name", "Rus")))).ShouldContain("is changed in two ways; keep one of them.");
        (await database.Record(archive, Changed(Ceasefire))).Known.ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_needs_a_reason() =>
        (await Should.ThrowAsync<InvalidRecordsException>(async () => await database.Send(new RecordEvents(await database.WithSmall("reasonless"), [Changed("russia", ("name", "RF"))], "tester", AsCorrections: " "))))
            .Message.ShouldContain("reason: is empty");

    [Fact]
    public async Task An_id_that_is_long_or_taken_gives_way()
    {
        var archive = await database.WithSmall("ids");
        var id = new string('x', 200);
        Draft Long(string name) => RecordingDatabase.Draft("actor/long", "actor.registered", new { record = id, name, kind = "state" });
        await database.Record(archive, Long("Long"), RecordingDatabase.Draft("actor/a", "actor.registered", new { record = "russia.corrected-1", name = "A", kind = "state" }));

        (await Correct(archive, Long("Longer"), Changed("russia", ("name", "RF")))).Corrections.ShouldBe(2);
        (await Correct(archive, Long("Longest"))).Corrections.ShouldBe(1);

        (await database.Database.Rows("select data ->> 'record' from kb.mt_events where tenant_id = $1 and type = 'record.corrected' order by 1", archive))
            .ShouldBe(["russia.corrected-2", $"{id[..188]}.corrected-1", $"{id[..188]}.corrected-2"]);
    }

    [Fact]
    public async Task A_long_text_is_shown_from_where_it_differs()
    {
        var archive = await database.WithSmall("long");
        var text = string.Join(' ', Enumerable.Range(0, 200));
        var actor = RecordingDatabase.Draft("actor/a", "actor.registered", new { record = "a", name = "A", kind = "state", note = text });
        await database.Record(archive, actor);
        actor.Data["note"] = text.Replace(" 150 ", " 15O ");

        var line = (await Refusal(archive, actor)).Split('\n').Single(line => line.Contains("note"));
        line.ShouldContain("150 151");
        line.ShouldContain("15O 151");
        line.Length.ShouldBeLessThan(280);
    }

    private static Draft Changed(string record, params (string Field, JsonNode? Value)[] changes)
    {
        var draft = RecordingDatabase.SmallDrafts().Single(draft => draft.Record == record);
        foreach (var (field, value) in changes)
        {
            if (value is null) draft.Data.Remove(field);
            else draft.Data[field] = value;
        }

        return draft;
    }

    private Task<RecordedEvents> Correct(string archive, params Draft[] drafts) => database.Send(new RecordEvents(archive, drafts, "tester", AsCorrections: "mended"));

    private async Task<string> CorrectionRefused(string archive, params Draft[] drafts) => (await Should.ThrowAsync<InvalidRecordsException>(() => Correct(archive, drafts))).Message;

    private async Task<string> Refusal(string archive, params Draft[] drafts) => (await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, drafts))).Message;
}
