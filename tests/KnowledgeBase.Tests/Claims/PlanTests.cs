using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Plans are states of their own, dated by the saying, with the date aimed at in the value.</summary>
public sealed class PlanTests
{
    private const string Talks = "meeting/astana-7";

    [Fact]
    public void A_plan_is_dated_by_the_saying_and_has_the_date_aimed_at_in_its_value()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10-31");

        Plan(archive, "2017-09-14").Verdict.ShouldBe(Verdict.Silent);
        var plan = Plan(archive, "2017-09-15");
        plan.Verdict.ShouldBe(Verdict.Settled);
        plan.Values.Single().Value["aim"].ShouldBe(FieldValue.Of(DayBounds.On(Day.Of(2017, 10, 31))));
    }

    [Fact]
    public void A_plan_never_becomes_fact_by_the_day_passing()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10-31");
        var world = archive.At("2017-12-31");

        Frontier.Of(world, Talks, "held").Verdict.ShouldBe(Verdict.Silent);
        Frontier.Of(world, Talks, "planned.held").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void The_scheduling_itself_happened()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10-31");

        Frontier.Of(archive.At("2017-09-15"), Talks, "scheduled").Standing.ShouldBe(Standing.Happened);
    }

    [Fact]
    public void A_later_plan_supersedes_an_earlier_one()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10-31");
        Schedule(archive, "2017-10-10", "2017-11-15");

        Plan(archive, "2017-12-31").Values.Single().Value["aim"].ShouldBe(FieldValue.Of(DayBounds.On(Day.Of(2017, 11, 15))));
    }

    [Fact]
    public void Dates_aimed_at_agree_when_they_intersect()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10");
        Schedule(archive, "2017-09-15", "[2017-10-25..2017-11-05]");

        Plan(archive, "2017-12-31").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void Dates_aimed_at_that_exclude_each_other_said_on_one_day_are_contested()
    {
        var archive = new TestArchive();
        Schedule(archive, "2017-09-15", "2017-10");
        Schedule(archive, "2017-09-15", "2017-11");

        Plan(archive, "2017-12-31").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void An_announced_establishment_is_a_plan_and_no_establishment()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "zone/idlib", "zone.established", new { modality = "planned", on = "2017-05-04", aim = "2017-06" });
        var world = archive.At("2017-12-31");

        Frontier.Of(world, "zone/idlib", "established").Verdict.ShouldBe(Verdict.Silent);
        Frontier.Of(world, "zone/idlib", "planned.established").Verdict.ShouldBe(Verdict.Settled);
    }

    [Fact]
    public void A_plan_that_is_dropped_later_is_denied()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "zone/idlib", "zone.established", new { modality = "planned", on = "2017-05-04", aim = "2017-06" });
        archive.Report("source/a", "zone/idlib", "zone.established", new { modality = "planned", on = "2017-05-20", polarity = "denied" });

        Frontier.Of(archive.At("2017-12-31"), "zone/idlib", "planned.established").Why.ShouldBe("denied by all");
    }

    private static void Schedule(TestArchive archive, string on, string aim) =>
        archive.Report("source/a", Talks, "meeting.scheduled", new Dictionary<string, string> { ["on"] = on, ["for"] = aim });

    private static Answer Plan(TestArchive archive, string asOf) => Frontier.Of(archive.At(asOf), Talks, "planned.held");
}
