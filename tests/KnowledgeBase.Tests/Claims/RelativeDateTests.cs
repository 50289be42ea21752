using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>Dates told by an occurrence: they resolve to its date at the vantage.</summary>
public sealed class RelativeDateTests
{
    private const string Act = "agreement/memorandum";
    private const string Group = "actor/joint-working-group";

    [Fact]
    public void Ten_days_after_signing()
    {
        var archive = Signed("2017-05-04");
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });

        Formed(archive).Date!.Value.ToString().ShouldBe("2017-05-14");
    }

    [Fact]
    public void Two_weeks_before_the_meeting()
    {
        var archive = new TestArchive();
        archive.Report("source/a", "meeting/astana-5", "meeting.held", new { on = "2017-07-04/2017-07-05" });
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = "meeting/astana-5", aspect = "held", offset = "-P2W" } });

        Formed(archive).Date!.Value.ToString().ShouldBe("2017-06-20");
    }

    [Fact]
    public void Before_and_after_include_the_day_itself()
    {
        var archive = Signed("2017-05-04");
        archive.Report("source/a", "actor/x", "actor.formed", new { on = new { anchor = Act, aspect = "signed", relation = "before" } });
        archive.Report("source/a", "actor/y", "actor.formed", new { on = new { anchor = Act, aspect = "signed", relation = "after" } });

        Formed(archive, "actor/x").Date!.Value.ToString().ShouldBe("[..2017-05-04]");
        Formed(archive, "actor/y").Date!.Value.ToString().ShouldBe("[2017-05-04..]");
    }

    [Fact]
    public void An_uncertain_anchor_gives_uncertain_bounds()
    {
        var archive = Signed("[2017-05-03..2017-05-04]");
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });

        Formed(archive).Date!.Value.ToString().ShouldBe("[2017-05-13..2017-05-14]");
    }

    [Fact]
    public void Months_add_calendar_wise()
    {
        var archive = Signed("2017-08-31");
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P6M" } });

        Formed(archive).Date!.Value.ToString().ShouldBe("2018-02-28");
    }

    [Fact]
    public void An_anchor_with_a_member_is_that_member()
    {
        var archive = Signed("2017-05-04");
        archive.Report("source/a", Act, "agreement.rejected", new { by = "actor/opposition", on = "2017-05-05" });
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "rejected", member = "actor/opposition", offset = "P1D" } });

        Formed(archive).Date!.Value.ToString().ShouldBe("2017-05-06");
    }

    [Fact]
    public void Correcting_the_anchor_moves_it()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-05" });
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });
        archive.Correct(signing, new { on = "2017-05-04" });

        Formed(archive).Date!.Value.ToString().ShouldBe("2017-05-14");
    }

    [Fact]
    public void The_anchor_is_dated_by_the_sources_that_are_listened_to()
    {
        var archive = Signed("2017-05-04");
        archive.Report("source/b", Act, "agreement.signed", new { on = "2017-05-05" });
        archive.Report("source/b", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });

        Frontier.Of(archive.At("2017-12-31", accordingTo: "source/b"), Group, "formed").Date!.Value.ToString().ShouldBe("2017-05-15");
    }

    [Fact]
    public void Without_a_dated_claim_about_the_anchor_the_date_is_unset()
    {
        var archive = new TestArchive().Source("source/a", "2017-06-01");
        archive.Report("source/a", Act, "agreement.signed");
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });

        var answer = Formed(archive);

        answer.Values.Single().Dated.Derived.ShouldBeTrue();
        answer.Date!.Value.ToString().ShouldBe("[..2017-06-01]");
    }

    [Fact]
    public void A_denied_anchor_gives_no_date()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04", polarity = "denied" });
        archive.Report("source/a", Group, "actor.formed", new { on = new { anchor = Act, aspect = "signed", offset = "P10D" } });

        Formed(archive).Values.Single().Dated.Derived.ShouldBeTrue();
    }

    [Fact]
    public void A_cycle_of_relative_dates_is_unset()
    {
        var archive = Cycle();

        Formed(archive, "actor/x").Values.ShouldAllBe(value => value.Dated.Derived);
        Formed(archive, "actor/y").Values.ShouldAllBe(value => value.Dated.Derived);
    }

    [Fact]
    public void A_cycle_does_not_dispute_a_date_that_is_said_outright()
    {
        var archive = Cycle();
        archive.Report("source/a", "actor/x", "actor.formed", new { on = "2017-05-04" });

        Formed(archive, "actor/x").Verdict.ShouldBe(Verdict.Settled);
        Formed(archive, "actor/x").Date!.Value.ToString().ShouldBe("2017-05-04");
    }

    private static TestArchive Cycle()
    {
        var archive = Signed("2017-05-04");
        archive.Report("source/a", "actor/y", "actor.renamed", new { name = "Y" });
        archive.Report("source/a", "actor/x", "actor.formed", new { on = new { anchor = "actor/y", aspect = "formed", offset = "P1D" } });
        archive.Report("source/a", "actor/y", "actor.formed", new { on = new { anchor = "actor/x", aspect = "formed", offset = "P1D" } });
        return archive;
    }

    private static TestArchive Signed(string on)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on });
        return archive;
    }

    private static Answer Formed(TestArchive archive, string actor = Group) => Frontier.Of(archive.At("2019-12-31"), actor, "formed");
}
