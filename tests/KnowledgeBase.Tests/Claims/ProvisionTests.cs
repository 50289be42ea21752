using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>What acts lay down: claims under one act compete; a later act supersedes field by field.</summary>
public sealed class ProvisionTests
{
    private const string Memorandum = "agreement/memorandum";
    private const string Later = "agreement/joint-statement";
    private const string Zone = "zone/idlib";

    [Fact]
    public void Claims_under_one_act_compete_whatever_their_dates()
    {
        var archive = Signed();
        archive.Report("source/a", Memorandum, "agreement.termSet", new { duration = "P6M", on = "2017-05-06" });
        archive.Report("source/b", Memorandum, "agreement.termSet", new { duration = "P1Y", on = "2017-09-15" });

        Frontier.Of(archive.At("2017-12-31"), Memorandum, "agreed.term").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_later_act_supersedes_from_the_day_that_it_is_certainly_later()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Later, "agreement.signed", new { on = "[2017-09-14..2017-09-15]" });
        Rule(archive, "zone.ruleLifted", Later);

        RuleOf(archive, "2017-09-13").ShouldBe(["set"]);
        RuleOf(archive, "2017-09-14").ShouldBe(["set", "lifted"]);
        RuleOf(archive, "2017-09-15").ShouldBe(["lifted"]);
    }

    [Fact]
    public void While_it_is_not_certain_that_the_other_act_is_made_two_rules_are_open()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Later, "agreement.signed", new { on = "[2017-09-14..2017-09-15]" });
        Rule(archive, "zone.ruleLifted", Later);

        Frontier.Of(archive.At("2017-09-14"), Zone, "agreed.rule", "no-flights").Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void A_later_act_leaves_the_fields_that_it_does_not_set()
    {
        var archive = Signed();
        archive.Report("source/a", Memorandum, "agreement.termSet", new { duration = "P6M", renewsAutomatically = true, zones = new[] { Zone } });
        archive.Report("source/a", Later, "agreement.signed", new { on = "2017-09-15" });
        archive.Report("source/a", Later, "agreement.termSet", new { duration = "P1Y", zones = new[] { Zone } });

        Frontier.Of(archive.At("2017-12-31"), Zone, "agreed.term").Values
            .Select(value => string.Join(",", value.Value.Select(field => $"{field.Key}={field.Value}"))).ShouldBe(["automatic=yes", "duration=P1Y"]);
    }

    [Fact]
    public void What_an_act_says_is_settled_though_its_standing_is_still_to_come()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum, on: "2017-05-06");

        var answer = Frontier.Of(archive.At("2017-05-05"), Zone, "agreed.rule", "no-flights");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Values.Single().Standing.ShouldBe(Standing.NotYet);
        Standings(archive, "2017-05-06").ShouldBe(Standing.InForce);
    }

    [Fact]
    public void Without_a_start_of_its_own_a_provision_starts_with_the_entry_into_force()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Memorandum, "agreement.enteredIntoForce", new { on = "2017-05-06", modality = "agreed" });

        Standings(archive, "2017-05-05").ShouldBe(Standing.NotYet);
        Standings(archive, "2017-05-06").ShouldBe(Standing.InForce);
    }

    [Fact]
    public void A_provision_is_possibly_in_force_while_its_start_is_uncertain()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum, on: "[2017-05-06..2017-05-10]");

        Standings(archive, "2017-05-07").ShouldBe(Standing.Possibly);
    }

    [Fact]
    public void A_provision_is_suspended_with_its_act_and_resumes_with_it()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Memorandum, "agreement.suspended", new { on = "2017-06-01" });
        archive.Report("source/a", Memorandum, "agreement.resumed", new { on = "2017-07-01" });

        Standings(archive, "2017-06-15").ShouldBe(Standing.Suspended);
        Standings(archive, "2017-07-01").ShouldBe(Standing.InForce);
    }

    [Fact]
    public void A_provision_is_over_with_the_term_of_its_act()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Memorandum, "agreement.termSet", new { duration = "P6M", on = "2017-05-06" });

        Standings(archive, "2017-11-06").ShouldBe(Standing.InForce);
        Standings(archive, "2017-11-07").ShouldBe(Standing.TermOver);
    }

    [Fact]
    public void A_term_that_names_a_zone_is_no_term_of_another()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Memorandum, "agreement.termSet", new { duration = "P6M", on = "2017-05-06", zones = new[] { "zone/homs" } });

        Standings(archive, "2017-11-07").ShouldBe(Standing.InForce);
    }

    [Fact]
    public void A_termination_that_is_contested_ends_a_provision_only_possibly()
    {
        var archive = Signed();
        Rule(archive, "zone.ruleSet", Memorandum);
        archive.Report("source/a", Memorandum, "agreement.terminated", new { on = "2017-10-01" });
        Standings(archive, "2017-10-02").ShouldBe(Standing.TermOver);

        archive.Report("source/b", Memorandum, "agreement.terminated", new { on = "2017-10-01", polarity = "denied" });
        Standings(archive, "2017-10-02").ShouldBe(Standing.Possibly);
    }

    [Theory]
    [InlineData("agreement.signed", "2017-05-04")]
    [InlineData("agreement.enteredIntoForce", "2017-05-06")]
    public void Under_an_act_whose_making_or_start_somebody_denies_a_provision_is_only_possibly_in_force(string type, string on)
    {
        var archive = Signed();
        archive.Report("source/a", Memorandum, "agreement.enteredIntoForce", new { on = "2017-05-06" });
        Rule(archive, "zone.ruleSet", Memorandum);
        Standings(archive, "2017-05-10").ShouldBe(Standing.InForce);

        archive.Report("source/b", Memorandum, type, new { on, polarity = "denied" });
        Standings(archive, "2017-05-10").ShouldBe(Standing.Possibly);
    }

    [Fact]
    public void A_joint_statement_is_an_act_made_on_the_day_it_was_said()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "statement/astana-6", "statement.made", new { speaker = "actor/guarantors", kind = "announcement", text = "four zones", on = "2017-09-15" });
        Rule(archive, "zone.ruleSet", "statement/astana-6");

        Standings(archive, "2017-09-14").ShouldBe(Standing.NotYet);
        Standings(archive, "2017-09-15").ShouldBe(Standing.InForce);
    }

    private static TestArchive Signed()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Memorandum, "agreement.signed", new { on = "2017-05-04" });
        return archive;
    }

    private static void Rule(TestArchive archive, string type, string under, string? on = null) =>
        archive.Report("source/a", Zone, type, new { rule = "no-flights", modality = "agreed", under, on });

    private static string?[] RuleOf(TestArchive archive, string asOf) =>
        [.. Frontier.Of(archive.At(asOf), Zone, "agreed.rule", "no-flights").Values.Select(value => value.Value["status"].Word)];

    private static Standing Standings(TestArchive archive, string asOf) =>
        Frontier.Of(archive.At(asOf), Zone, "agreed.rule", "no-flights").Values.Single().Standing;
}
