using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

public sealed class OccurrenceTests
{
    private const string Zone = "zone/idlib";

    [Fact]
    public void A_vague_report_and_a_precise_one_agree()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-05-04" });

        var answer = Frontier.Of(archive.At("2017-05-10"), Zone, "established");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Standing.ShouldBe(Standing.Happened);
        answer.Date!.Value.ToString().ShouldBe("2017-05-04");
        answer.Values.Count.ShouldBe(2);
    }

    [Fact]
    public void Dates_that_exclude_each_other_are_contested()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });

        Frontier.Of(archive.At("2017-12-31"), Zone, "established").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Being_reported_later_supersedes_nothing()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });

        Established(archive, "2017-12-31").Values.Select(value => value.Claim.Evidence.Source).ShouldBe(["source/a", "source/b"]);
    }

    [Theory]
    [InlineData("2017-05-04", Standing.NotYet)]
    [InlineData("2017-05-05", Standing.Possibly)]
    [InlineData("2017-09-14", Standing.Possibly)]
    [InlineData("2017-09-15", Standing.Happened)]
    public void The_standing_of_a_contested_date_is_taken_over_the_hull(string asOf, Standing expected)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-05" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15" });

        var answer = Established(archive, asOf);

        answer.Standing.ShouldBe(expected);
        answer.Date!.Value.ToString().ShouldBe("[2017-05-05..2017-09-15]");
    }

    [Theory]
    [InlineData("2017-05-24", Standing.NotYet, Verdict.Settled)]
    [InlineData("2017-05-25", Standing.Possibly, Verdict.Open)]
    [InlineData("2017-05-30", Standing.Possibly, Verdict.Open)]
    [InlineData("2017-05-31", Standing.Happened, Verdict.Settled)]
    public void An_uncertain_day_has_possibly_come_from_its_first_and_surely_by_its_last(string asOf, Standing standing, Verdict verdict)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "[2017-05-25..2017-05-31]" });

        var answer = Established(archive, asOf);

        answer.Standing.ShouldBe(standing);
        answer.Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void An_approximate_day_is_widened_by_one_day_on_either_side()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04~" });

        Established(archive, "2017-12-31").Date!.Value.ToString().ShouldBe("[2017-05-03..2017-05-05]");
    }

    [Fact]
    public void An_uncertain_month_is_widened_by_one_month_on_either_side()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05?" });

        Established(archive, "2017-12-31").Date!.Value.ToString().ShouldBe("[2017-04-01..2017-06-30]");
    }

    [Fact]
    public void Nobody_speaking_of_it_is_silence()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.proposed");

        var answer = Established(archive, "2017-12-31");

        answer.Verdict.ShouldBe(Verdict.Silent);
        answer.Standing.ShouldBeNull();
        answer.Values.ShouldBeEmpty();
    }

    [Fact]
    public void Repeatable_occurrences_have_a_member_each_and_do_not_compete()
    {
        var archive = new TestArchive();
        const string act = "agreement/memorandum";
        archive.Report("source/a", act, "agreement.signed", new { on = "2017-05-04", by = new[] { "actor/russia" }, capacity = "guarantor" });
        archive.Report("source/a", act, "agreement.signed", new { on = "2017-05-04", by = new[] { "actor/jordan" }, capacity = "witness" });
        var world = archive.At("2017-12-31");

        Frontier.Members(world, act, "signatory").ShouldBe(["actor/jordan", "actor/russia"]);
        Frontier.Of(world, act, "signatory", "actor/russia").Verdict.ShouldBe(Verdict.Settled);
        Frontier.Of(world, act, "signatory", "actor/jordan").Values.Single().Value["capacity"].Word.ShouldBe("witness");
    }

    private static Answer Established(TestArchive archive, string asOf) => Frontier.Of(archive.At(asOf), Zone, "established");
}
