using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Claims;

public sealed class AmendmentTests
{
    private const string Act = "agreement/memorandum";
    private const string Zone = "zone/idlib";

    [Fact]
    public void A_correction_replaces_the_fields_that_it_names_and_no_others()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05", by = new[] { "actor/russia" } });
        archive.Correct(signing, new { on = "2017-05-04" });

        SignedOn(archive).ShouldBe("2017-05-04");
        Signatories(archive).ShouldBe(["actor/russia"]);
    }

    [Fact]
    public void Corrections_apply_in_the_order_they_were_recorded()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" });
        archive.Correct(signing, new { on = "2017-05-05" });
        archive.Correct(signing, new { on = "2017-05-04" });

        SignedOn(archive).ShouldBe("2017-05-04");
    }

    [Fact]
    public void A_corrected_list_is_replaced_whole()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { by = new[] { "actor/russia", "actor/jordan" } });
        archive.Report("source/a", Zone, "zone.agreed", new { by = new[] { "actor/iran", "actor/turkey" } });
        archive.Correct(signing, new { by = new[] { "actor/iran", "actor/russia", "actor/turkey" } });

        Signatories(archive).ShouldBe(["actor/iran", "actor/russia", "actor/turkey"]);
    }

    [Fact]
    public void A_correction_to_nothing_unsets_a_field()
    {
        var archive = new TestArchive().Source("source/a", "2017-05-05");
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" });
        archive.Correct(signing, new { on = (string?)null });

        SignedOn(archive).ShouldBe("[..2017-05-05]");
    }

    [Fact]
    public void Undoing_a_correction_restores_what_was_there_and_keeps_the_other_corrections()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.agreed", new { by = new[] { "actor/turkey" } });
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04", by = new[] { "actor/russia" } });
        var wrong = archive.Correct(signing, new { on = "2017-05-06" });
        archive.Correct(signing, new { by = new[] { "actor/turkey" } });
        archive.Retract(wrong);

        SignedOn(archive).ShouldBe("2017-05-04");
        Signatories(archive).ShouldBe(["actor/turkey"]);
    }

    [Fact]
    public void A_retracted_event_makes_no_claims()
    {
        var archive = new TestArchive();
        archive.Retract(archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" }));

        Frontier.Of(archive.At("2017-12-31"), Act, "signed").Verdict.ShouldBe(Verdict.Silent);
    }

    [Fact]
    public void Retracting_a_retraction_brings_the_event_back_with_its_corrections()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" });
        archive.Correct(signing, new { on = "2017-05-04" });
        var retraction = archive.Retract(signing);
        archive.Retract(retraction);

        SignedOn(archive).ShouldBe("2017-05-04");
    }

    [Fact]
    public void A_chain_of_retractions_counts_from_its_end()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Retract(archive.Retract(archive.Retract(signing)));

        Frontier.Of(archive.At("2017-12-31"), Act, "signed").Verdict.ShouldBe(Verdict.Silent);
    }

    [Fact]
    public void A_deprecated_claim_leaves_the_answer_and_is_listed_apart()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Deprecate(archive.Report("source/alwaght", Act, "agreement.signed", new { on = "2017-04-05" }));

        var answer = Frontier.Of(archive.At("2017-12-31"), Act, "signed");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Single().Claim.Evidence.Source.ShouldBe("source/a");
        answer.Deprecated.Single().Evidence.Source.ShouldBe("source/alwaght");
    }

    [Fact]
    public void What_is_only_deprecated_is_silent_but_still_listed()
    {
        var archive = new TestArchive();
        archive.Deprecate(archive.Report("source/alwaght", Act, "agreement.signed", new { on = "2017-04-05" }));

        var answer = Frontier.Of(archive.At("2017-12-31"), Act).Single();

        answer.Verdict.ShouldBe(Verdict.Silent);
        answer.Deprecated.Count.ShouldBe(1);
    }

    [Fact]
    public void Retracting_a_deprecation_restores_the_claim()
    {
        var archive = new TestArchive();
        archive.Retract(archive.Deprecate(archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" })));

        SignedOn(archive).ShouldBe("2017-05-04");
    }

    [Fact]
    public void An_amendment_counts_from_its_position_on()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-04-05" });
        var before = archive.Log.Count;
        archive.Correct(signing, new { on = "2017-05-04" });

        Frontier.Of(archive.At("2017-12-31", recordedBy: before), Act, "signed").Date!.Value.ToString().ShouldBe("2017-04-05");
    }

    [Fact]
    public void A_correction_applies_to_an_event_of_an_older_version_and_from_an_older_version()
    {
        const string stream = "incident/deir-ez-zor";
        var archive = new TestArchive().Source("source/a");
        archive.Record(stream, "incident.registered", new { name = stream });
        var log = archive.Log.ToList();
        Add("incident.occurred", """{ "record": "old", "source": "source/a", "kind": "bombing", "on": "2017-09-10", "counts": { "killed": 7 } }""");
        Killed().ShouldBe((7, 7));
        Add("record.corrected", """{ "record": "c1", "target": "old", "reason": "read again", "targetType": "incident.occurred", "set": { "counts": { "killed": 8 } } }""");
        Killed().ShouldBe((8, 8));
        Add("record.corrected", """{ "record": "c2", "target": "old", "reason": "over 8", "targetType": "incident.occurred.v2", "set": { "counts": [{ "of": "killed", "min": 9 }] } }""");
        Killed().ShouldBe((9, null));

        void Add(string type, string json) => log.Add(new Recorded(
            log.Count + 1, log[^1].Timestamp.AddDays(1), EventIds.Of("test", $"{log.Count}"), stream, type, (JsonObject)JsonNode.Parse(json)!, "tester"));

        (long?, long?) Killed()
        {
            var killed = Frontier.Of(ReferenceModel.At(log, Vantage.Open), stream, "occurred").Values.Single().Value["count:killed"];
            return (killed.Min, killed.Max);
        }
    }

    private static string SignedOn(TestArchive archive) => Frontier.Of(archive.At("2017-12-31"), Act, "signed").Date!.Value.ToString();

    private static IEnumerable<string> Signatories(TestArchive archive) => Frontier.Members(archive.At("2017-12-31"), Act, "signatory");
}
