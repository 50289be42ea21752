using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Tests.Laws;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>Which records an export has; see also <see cref="ExportLawTests"/>.</summary>
public sealed class ExportSelectionTests
{
    private readonly TestArchive _archive = new TestArchive().Source("source/s");

    public ExportSelectionTests() => _archive.Record("zone/z", "zone.registered", new { record = "z", name = "Z" });

    [Fact]
    public void Corrections_are_applied_and_what_is_retracted_is_left_out()
    {
        var kept = Established("kept", "2017-05-05");
        _archive.Correct(kept, new { on = "2017-05-06", note = "misread" });
        _archive.Retract(_archive.Correct(kept, new { on = "2017-05-09" }));
        _archive.Retract(Established("gone", "2017-05-07"));
        _archive.Retract(_archive.Retract(Established("back", "2017-05-08")));

        Records().ShouldBe(["r1", "z", "kept", "back"]);
        Data("kept").ToJsonString().ShouldBe("""{"source":"source/s","on":"2017-05-06","record":"kept","note":"misread"}""");
    }

    [Fact]
    public void What_is_deprecated_is_followed_by_the_deprecations_that_stand()
    {
        var doubtful = Established("doubtful", "2017-05-05");
        _archive.Retract(_archive.Deprecate(doubtful));
        Established("other", "2017-05-05");
        var deprecation = _archive.Deprecate(doubtful);

        Records().ShouldBe(["r1", "z", "doubtful", deprecation, "other"]);
        Data(deprecation)["reason"]!.GetValue<string>().ShouldBe("a test");
    }

    [Fact]
    public void A_retracted_statement_that_another_record_rests_on_is_exported_with_its_retraction()
    {
        var said = Said("statement/a", "said");
        _archive.Report("source/s", "zone/z", "zone.established", new { record = "resting", basedOn = said });
        var retraction = _archive.Retract(said);
        Said("statement/a", "again", new { replaces = said });

        Records().ShouldBe(["r1", "actor/a", "z", "said", retraction, "resting", "again"], ignoreOrder: true);
        Data("again")["replaces"]!.GetValue<string>().ShouldBe("said");
    }

    [Fact]
    public void A_statement_that_is_spoken_of_though_all_its_records_are_retracted_is_exported_with_a_retraction()
    {
        var said = Said("statement/a", "said");
        _archive.Report("source/s", "statement/a", "statement.denied", new { record = "denied", by = "actor/a" });
        var retraction = _archive.Retract(said);

        Records().ShouldBe(["r1", "z", "actor/a", "said", retraction, "denied"]);
    }

    [Fact]
    public void A_thing_that_is_spoken_of_though_its_registration_is_retracted_is_exported_and_unregistered_at_the_end()
    {
        Established("before", "2017-05-05");
        var retraction = _archive.Retract("z");

        Records().ShouldBe(["r1", "z", "before", retraction]);
    }

    [Fact]
    public void A_thing_registered_anew_needs_no_earlier_registration()
    {
        Established("before", "2017-05-05");
        _archive.Retract("z");
        _archive.Record("zone/z", "zone.registered", new { record = "anew", name = "Z", replaces = "z" });

        Records().ShouldBe(["r1", "anew", "before"]);
        Data("anew").ContainsKey("replaces").ShouldBeFalse();
    }

    [Fact]
    public void Statements_that_refer_to_each_other_by_a_correction_keep_their_history()
    {
        var first = Said("statement/a", "first");
        Said("statement/b", "second", new { about = new[] { "statement/a" } });
        var correction = _archive.Correct(first, new { about = new[] { "statement/b" } });

        Records().ShouldBe(["r1", "z", "actor/a", "first", "second", correction]);
        Data("first").ContainsKey("about").ShouldBeFalse();
    }

    [Fact]
    public void A_topic_that_lost_an_answer_that_was_given_keeps_its_history_with_the_statements_on_it()
    {
        _archive.Record("topic/t", "topic.defined", new { record = "t", name = "T", answers = new[] { "yes", "no" } });
        Said("statement/a", "old", new { topic = "topic/t", answer = "yes" });
        var moved = Said("statement/b", "moved", new { topic = "topic/t", answer = "yes" });
        var topic = _archive.Correct("t", new { answers = new[] { "aye", "nay" } });
        var answer = _archive.Correct(moved, new { answer = "aye" });

        Records().ShouldBe(["r1", "z", "t", "actor/a", "old", "moved", topic, answer]);
    }

    [Fact]
    public void A_topic_whose_answers_were_renamed_throughout_is_exported_as_it_is()
    {
        _archive.Record("topic/t", "topic.defined", new { record = "t", name = "T", answers = new[] { "yes", "no" } });
        var moved = Said("statement/b", "moved", new { topic = "topic/t", answer = "yes" });
        _archive.Correct("t", new { answers = new[] { "aye", "nay" } });
        _archive.Correct(moved, new { answer = "aye" });

        Records().ShouldBe(["r1", "z", "t", "actor/a", "moved"]);
    }

    [Fact]
    public void A_key_that_was_another_records_keeps_its_history()
    {
        _archive.Source("source/other");
        var late = _archive.Report("source/other", "zone/z", "zone.established", new { record = "late", key = "k" });
        var early = _archive.Report("source/s", "statement/a", "statement.made", new { record = "early", key = "k", speaker = "actor/a", kind = "assertion", text = "…" });
        _archive.Report("source/s", "zone/z", "zone.established", new { record = "resting", basedOn = early });
        var retraction = _archive.Retract(early);
        var correction = _archive.Correct(late, new { source = "source/s" });

        Records().Where(record => record is not ("r1" or "r3" or "r5" or "z")).ShouldBe(["late", "early", retraction, "resting", correction]);
    }

    [Fact]
    public void An_event_of_an_older_version_is_exported_in_the_current_one()
    {
        _archive.Record("incident/i", "incident.registered", new { record = "i", name = "I" });
        var old = new Recorded(99, default, EventIds.Of("test", "old"), "incident/i", "incident.occurred", (JsonObject)JsonNode.Parse("""{"record":"old","source":"source/s","kind":"shelling","counts":{"killed":7}}""")!);

        var draft = Exported.Of([.. _archive.Log, old])[^1];
        draft.Type.ShouldBe("incident.occurred");
        draft.Data["counts"]!.ToJsonString().ShouldBe("""[{"of":"killed","min":7,"max":7}]""");
    }

    private string Established(string record, string on) => _archive.Report("source/s", "zone/z", "zone.established", new { record, on });

    private string Said(string statement, string record, object? more = null)
    {
        var data = (JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!;
        (data["record"], data["source"], data["speaker"], data["kind"], data["text"]) = (record, "source/s", "actor/a", "assertion", "…");
        if (!_archive.Log.Any(recorded => recorded.Stream == "actor/a")) _archive.Record("actor/a", "actor.registered", new { record = "actor/a", name = "A", kind = "state" });
        return _archive.Record(statement, "statement.made", data);
    }

    /// <summary>The records of the export, which must be recordable in an archive that is empty.</summary>
    private IEnumerable<string> Records()
    {
        var drafts = RecordingOrder.Sort(Exported.Of(_archive.Log));
        History.Record(drafts).Select(recorded => recorded.Record).ShouldBe(drafts.Select(draft => draft.Record));
        return drafts.Select(draft => draft.Record!);
    }

    private JsonObject Data(string record) => Exported.Of(_archive.Log).Single(draft => draft.Record == record).Data;
}
