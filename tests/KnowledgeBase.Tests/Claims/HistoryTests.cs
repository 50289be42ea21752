using KnowledgeBase.Claims;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Claims;

/// <summary>What happens to records, and what becomes of their claims.</summary>
public sealed class HistoryTests
{
    private const string Zone = "zone/idlib";
    private const string Act = "agreement/memorandum";
    private static readonly HistoryOf Control = new(Zone, "control");

    [Fact]
    public void A_claim_that_nothing_happened_to_stands_with_its_record_and_source()
    {
        var archive = new TestArchive();
        var record = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/russia", on = "2017-05-04", paragraphs = new[] { 3 } });

        var entry = archive.History(Control).ShouldHaveSingleItem();

        (entry.Recorded.Record, entry.Recorded.Recorder, entry.Fate).ShouldBe((record, "tester", Fate.Stands));
        entry.Recorded.Timestamp.ShouldBe(new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(entry.Recorded.Position - 1));
        (entry.Claim!.Evidence.Source, entry.Claim.Evidence.Paragraphs.Single(), Wording.Of(entry.Claim)).ShouldBe(("source/a", 3, "actor/russia"));
        entry.Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_tells_its_fields_and_why_and_the_claim_is_shown_as_first_recorded()
    {
        var archive = new TestArchive();
        var record = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" });
        var correction = archive.Correct(record, new { on = "2017-05-04" });

        var entry = archive.History(new(Act, "signed")).ShouldHaveSingleItem();

        (entry.Claim!.On!.ToString(), entry.Now!.On!.ToString(), entry.Fate).ShouldBe(("2017-04-05", "2017-05-04", Fate.Stands));
        var step = entry.Steps.ShouldHaveSingleItem();
        (step.Kind, step.Record, step.Reason, step.Recorder).ShouldBe((HistoryStepKind.Corrected, correction, "a test", "tester"));
        step.Fields.ShouldBe([new FieldChange("on", "\"2017-04-05\"", "\"2017-05-04\"")]);
    }

    [Fact]
    public void Undoing_a_correction_tells_which_and_what_that_changes_back()
    {
        var archive = new TestArchive();
        var record = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        var correction = archive.Correct(record, new { on = "2017-05-06" });
        archive.Retract(correction);

        var steps = archive.History(new(Act, "signed")).Single().Steps;

        steps.Select(step => step.Kind).ShouldBe([HistoryStepKind.Corrected, HistoryStepKind.Undone]);
        (steps[1].Target, steps[1].Fields.Single()).ShouldBe((correction, new FieldChange("on", "\"2017-05-06\"", "\"2017-05-04\"")));
    }

    [Fact]
    public void A_retracted_claim_is_listed_and_stands_again_when_that_is_undone()
    {
        var archive = new TestArchive();
        var retraction = archive.Retract(archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/russia" }));
        Fates(archive, Control).ShouldHaveSingleItem().ShouldEndWith(" Retracted");

        archive.Retract(retraction);

        var entry = archive.History(Control).Single();
        entry.Fate.ShouldBe(Fate.Stands);
        entry.Steps.Select(step => step.Kind).ShouldBe([HistoryStepKind.Retracted, HistoryStepKind.Undone]);
    }

    [Fact]
    public void A_deprecated_claim_is_listed_as_such()
    {
        var archive = new TestArchive();
        archive.Deprecate(archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/russia" }));

        var entry = archive.History(Control).Single();

        entry.Fate.ShouldBe(Fate.Deprecated);
        entry.Steps.Single().Kind.ShouldBe(HistoryStepKind.Deprecated);
    }

    [Fact]
    public void A_state_is_superseded_by_the_next_ones_only()
    {
        var archive = new TestArchive();
        var first = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/iran", on = "2017-05-01" });
        var next = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/russia", on = "2017-06-01" });
        var last = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/turkey", on = "2017-07-01" });

        Fates(archive, Control).ShouldBe([$"{first} Superseded {next}", $"{next} Superseded {last}", $"{last} Stands"]);
        Fates(archive, Control, asOf: "2017-06-15").ShouldBe([$"{first} Superseded {next}", $"{next} Stands", $"{last} OfALaterDay"]);
    }

    [Fact]
    public void A_claim_can_be_superseded_in_part()
    {
        var archive = new TestArchive();
        var first = archive.Report("source/a", Zone, "zone.monitorPresent", new { monitor = "actor/russia", side = "north", sector = "one", on = "2017-05-01" });
        var next = archive.Report("source/a", Zone, "zone.monitorPresent", new { monitor = "actor/russia", side = "south", on = "2017-06-01" });

        Fates(archive, new(Zone, "monitor", "russia")).ShouldBe([$"{first} Stands {next}", $"{next} Stands"]);
    }

    [Fact]
    public void A_provision_is_superseded_by_a_later_act()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", "agreement/second", "agreement.signed", new { on = "2017-09-15" });
        var first = archive.Report("source/a", Zone, "zone.area", new { places = new[] { new { place = "place/idlib", extent = "part" } }, modality = "agreed", under = Act });
        var second = archive.Report("source/a", Zone, "zone.area", new { places = new[] { new { place = "place/idlib", extent = "whole" } }, modality = "agreed", under = "agreement/second" });

        Fates(archive, new(Zone, "agreed.area", "idlib")).ShouldBe([$"{first} Superseded {second}", $"{second} Stands"]);
        Fates(archive, new(Zone, "agreed.area", "idlib"), asOf: "2017-06-01").ShouldBe([$"{first} Stands", $"{second} OfALaterDay"]);
    }

    [Fact]
    public void A_complete_list_is_part_of_the_history_of_a_place_that_it_leaves_out()
    {
        var archive = new TestArchive();
        var first = archive.Report("source/a", Zone, "zone.area", new { places = new[] { new { place = "place/hama" } }, on = "2017-05-04" });
        var later = archive.Report("source/a", Zone, "zone.area", new { places = new[] { new { place = "place/idlib" } }, complete = true, on = "2017-06-04" });

        Fates(archive, new(Zone, "area", "place/hama")).ShouldBe([$"{first} Superseded {later}", $"{later} Stands"]);
    }

    [Fact]
    public void A_state_past_its_last_day_has_lapsed()
    {
        var archive = new TestArchive();
        var record = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/iran", on = "2017-05-01", until = "2017-06-01" });

        Fates(archive, Control).ShouldBe([$"{record} Lapsed"]);
    }

    [Fact]
    public void What_is_corrected_to_another_member_is_corrected_away_from_the_first()
    {
        var archive = new TestArchive();
        archive.Report("source/b", Zone, "zone.monitorPresent", new { monitor = "actor/iran" });
        var record = archive.Report("source/a", Zone, "zone.monitorPresent", new { monitor = "actor/russia" });
        archive.Correct(record, new { monitor = "actor/iran" });

        Fates(archive, new(Zone, "monitor", "russia")).ShouldBe([$"{record} CorrectedAway"]);
        var moved = archive.History(new(Zone, "monitor", "iran"))[^1];
        (moved.Recorded.Record, moved.Claim!.Member, moved.Fate, moved.Steps.Count).ShouldBe((record, "actor/iran", Fate.Stands, 1));
    }

    [Fact]
    public void A_source_that_is_not_listened_to_or_not_published_by_then_is_not_admitted()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05").Source("source/b", "2017-09-15");
        var (a, b) = (archive.Report("source/a", Zone, "zone.established"), archive.Report("source/b", Zone, "zone.established"));

        HistoryOf established = new(Zone, "established");
        archive.History(established, publishedBy: "2017-06-01").Select(entry => entry.Fate).ShouldBe([Fate.Stands, Fate.NotAdmitted]);
        archive.History(established, accordingTo: "source/b").Select(entry => entry.Fate).ShouldBe([Fate.NotAdmitted, Fate.Stands]);
        archive.History(established).Select(entry => entry.Recorded.Record).ShouldBe([a, b]);
    }

    [Fact]
    public void A_later_edition_restates_or_omits()
    {
        var archive = new TestArchive().Source("source/e1", "2017-05-05", "work-e", 1).Source("source/e2", "2017-09-15", "work-e", 2);
        var one = archive.Report("source/e1", Zone, "zone.controlled", new { by = "actor/russia", key = "k1" });
        var two = archive.Report("source/e1", Zone, "zone.established", new { key = "k2" });
        var anew = archive.Report("source/e2", Zone, "zone.controlled", new { by = "actor/iran", key = "k1" });
        var omission = archive.Record("source/e2", "source.omitted", new { key = "k2" });

        var restated = archive.History(Control)[0];
        (restated.Recorded.Record, restated.Fate, restated.Steps.Single().Kind, restated.Steps[0].Record, restated.Steps[0].Source).ShouldBe((one, Fate.Restated, HistoryStepKind.Restated, anew, "source/e2"));
        var omitted = archive.History(new(Zone, "established")).Single();
        (omitted.Recorded.Record, omitted.Fate, omitted.Steps.Single().Kind, omitted.Steps[0].Record).ShouldBe((two, Fate.Omitted, HistoryStepKind.Omitted, omission));
        archive.History(Control, accordingTo: "source/e1").Select(entry => entry.Fate).ShouldBe([Fate.Stands, Fate.NotAdmitted]);
    }

    [Fact]
    public void What_is_not_recorded_yet_is_not_listed()
    {
        var archive = new TestArchive();
        var record = archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/russia", on = "2017-05-01" });
        var before = archive.Log.Count;
        archive.Retract(record);
        archive.Report("source/a", Zone, "zone.controlled", new { by = "actor/iran", on = "2017-06-01" });

        var entry = archive.History(Control, recordedBy: before).ShouldHaveSingleItem();
        (entry.Fate, entry.Steps.Count).ShouldBe((Fate.Stands, 0));
    }

    [Fact]
    public void A_registration_has_a_history_too()
    {
        var archive = new TestArchive().Source("source/alwaght", "2017-04-05");
        archive.Correct("r1", new { published = "2017-05-04" });

        var entry = archive.History(new("source/alwaght")).ShouldHaveSingleItem();

        (entry.Claim, entry.Fate).ShouldBe((null, Fate.Stands));
        entry.Steps.Single().Fields.ShouldBe([new FieldChange("published", "\"2017-04-05\"", "\"2017-05-04\"")]);
    }

    [Fact]
    public void Claims_about_what_is_the_same_are_one_history()
    {
        var archive = new TestArchive();
        var one = archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });
        var other = archive.Report("source/a", "zone/north", "zone.established", new { on = "2017-05-04" });
        archive.Record("zone/north", "thing.sameAs", new { other = Zone });

        archive.History(new(Zone, "established")).Select(entry => entry.Recorded.Record).ShouldBe([one, other]);
    }

    [Fact]
    public void The_history_of_a_record_has_all_that_it_claims_and_what_stands_in_for_it()
    {
        var archive = new TestArchive();
        var old = archive.Report("source/a", Act, "agreement.signed", new { by = new[] { "actor/russia" } });
        archive.Retract(old);
        var anew = archive.Report("source/a", Act, "agreement.signed", new { by = new[] { "actor/iran" }, replaces = old });

        var history = archive.History(new(Act, Record: old));

        history.Select(entry => $"{entry.Recorded.Record} {entry.Claim!.Aspect} {entry.Fate}")
            .ShouldBe([$"{old} signed Retracted", $"{old} signatory Retracted", $"{anew} signed Stands", $"{anew} signatory Stands"]);
        history[0].Steps.Select(step => (step.Kind, step.Record)).Last().ShouldBe((HistoryStepKind.Replaced, anew));
    }

    private static IEnumerable<string> Fates(TestArchive archive, HistoryOf of, string asOf = "2017-12-31") =>
        archive.History(of, asOf).Select(entry => string.Join(' ', [entry.Recorded.Record, $"{entry.Fate}", .. entry.SupersededBy]));
}
