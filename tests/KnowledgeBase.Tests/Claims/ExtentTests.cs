using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>An interval in <c>on</c> is an extent: its first day to its last.</summary>
public sealed class ExtentTests
{
    private const string Talks = "meeting/astana-4";

    [Theory]
    [InlineData("2017-05-02", Standing.NotYet)]
    [InlineData("2017-05-03", Standing.UnderWay)]
    [InlineData("2017-05-04", Standing.UnderWay)]
    [InlineData("2017-05-05", Standing.Happened)]
    public void An_extent_is_under_way_from_its_first_day_to_its_last_included(string asOf, Standing expected)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03/2017-05-04" });

        var answer = Held(archive, asOf);

        answer.Standing.ShouldBe(expected);
        answer.Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void The_date_of_an_extent_is_its_first_day()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03/2017-05-04" });

        Held(archive, "2017-12-31").Date!.Value.ToString().ShouldBe("2017-05-03");
    }

    [Fact]
    public void A_set_in_brackets_is_one_uncertain_day_and_no_extent()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "[2017-05-03..2017-05-05]" });

        Held(archive, "2017-05-04").Standing.ShouldBe(Standing.Possibly);
    }

    [Fact]
    public void On_with_until_is_an_extent_too()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03", until = "2017-05-04" });

        Held(archive, "2017-05-04").Standing.ShouldBe(Standing.UnderWay);
    }

    [Fact]
    public void Past_its_earliest_end_an_extent_with_an_uncertain_last_day_is_open()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03", until = "[2017-05-04..2017-05-08]" });

        Held(archive, "2017-05-04").Verdict.ShouldBe(Verdict.Settled);
        Held(archive, "2017-05-06").Verdict.ShouldBe(Verdict.Open);
        Held(archive, "2017-05-09").Standing.ShouldBe(Standing.Happened);
    }

    [Fact]
    public void Last_days_that_exclude_each_other_are_contested()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03/2017-05-04" });
        archive.Report("source/b", Talks, "meeting.held", new { on = "2017-05-03/2017-05-05" });

        Held(archive, "2017-12-31").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_report_without_a_last_day_does_not_dispute_an_extent()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Talks, "meeting.held", new { on = "2017-05-03/2017-05-04" });
        archive.Report("source/b", Talks, "meeting.held", new { on = "2017-05" });

        var answer = Held(archive, "2017-05-04");

        answer.Verdict.ShouldBe(Verdict.Settled);
        answer.Standing.ShouldBe(Standing.UnderWay);
    }

    private static Answer Held(TestArchive archive, string asOf) => Frontier.Of(archive.At(asOf), Talks, "held");
}
