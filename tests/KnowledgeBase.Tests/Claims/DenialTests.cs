using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class DenialTests
{
    private const string Bombing = "incident/bombing-2017-05-03";
    private const string Zone = "zone/idlib";

    [Fact]
    public void An_occurrence_asserted_and_denied_is_contested_as_to_fact()
    {
        var archive = new TestArchive();
        archive.Report("source/opposition", Bombing, "incident.occurred", new { kind = "bombing", on = "2017-05-03" });
        archive.Report("source/tass", Bombing, "incident.occurred", new { kind = "bombing", on = "2017-05-03", polarity = "denied" });

        var answer = Frontier.Of(archive.At("2017-12-31"), Bombing, "occurred");

        answer.Verdict.ShouldBe(Verdict.Contested);
        answer.Values.Count.ShouldBe(2);
    }

    [Fact]
    public void Denied_by_all_is_a_settled_outcome()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-10", polarity = "denied" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-07-10", polarity = "denied" });

        var answer = Frontier.Of(archive.At("2017-12-31"), Zone, "established");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Why.ShouldBe("denied by all");
        answer.Standing.ShouldBeNull();
    }

    [Fact]
    public void That_it_had_not_happened_by_May_does_not_dispute_that_it_happened_in_September()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-10", polarity = "denied" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void That_it_had_not_happened_by_September_disputes_that_it_happened_in_May()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-10" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15", polarity = "denied" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_state_asserted_and_denied_on_one_day_is_contested()
    {
        var archive = new TestArchive();
        Controls(archive, "source/a", "actor/hts", "2017-09-15");
        Controls(archive, "source/b", "actor/hts", "2017-09-15", "denied");

        Control(archive).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_later_denial_supersedes_the_value_that_it_denies()
    {
        var archive = new TestArchive();
        Controls(archive, "source/a", "actor/hts", "2017-05-15");
        Controls(archive, "source/b", "actor/hts", "2017-09-15", "denied");

        var answer = Control(archive);

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Why.ShouldBe("denied by all");
    }

    [Fact]
    public void A_denial_of_another_value_leaves_the_asserted_one_standing()
    {
        var archive = new TestArchive();
        Controls(archive, "source/a", "actor/hts", "2017-05-15");
        Controls(archive, "source/b", "actor/syria", "2017-09-15", "denied");

        var answer = Control(archive);

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Single(value => value.Dated.Asserted).Value["by"].Word.ShouldBe("actor/hts");
    }

    [Fact]
    public void A_later_assertion_supersedes_a_denial()
    {
        var archive = new TestArchive();
        Controls(archive, "source/a", "actor/hts", "2017-05-15", "denied");
        Controls(archive, "source/b", "actor/hts", "2017-09-15");

        Control(archive).Values.Single().Dated.Asserted.ShouldBeTrue();
    }

    [Fact]
    public void A_provision_that_one_source_says_was_not_agreed_is_contested()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.ruleSet", new { rule = "no-flights", modality = "agreed", under = "agreement/memorandum" });
        archive.Report("source/b", Zone, "zone.ruleSet", new { rule = "no-flights", modality = "agreed", under = "agreement/memorandum", polarity = "denied" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "agreed.rule", "no-flights").Verdict.ShouldBe(Verdict.Contested);
    }

    private static void Controls(TestArchive archive, string source, string by, string on, string? polarity = null) =>
        archive.Report(source, Zone, "zone.controlled", new { by, on, polarity });

    private static Answer Control(TestArchive archive) => Frontier.Of(archive.At("2017-12-31"), Zone, "control");
}
