using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>The joint working group, to be set up ten days after the memorandum is signed; the maps, by late May.</summary>
public sealed class ObligationTests
{
    private const string Act = "agreement/memorandum";

    [Fact]
    public void Before_its_act_is_signed_an_obligation_is_silent()
    {
        State(Maps(), "2017-05-03").ShouldBe(ObligationState.Silent);
    }

    [Fact]
    public void Under_an_act_that_nobody_says_is_signed_an_obligation_is_silent()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.provided", new { provision = "maps", deadline = "2017-05" });

        State(archive, "2017-12-31").ShouldBe(ObligationState.Silent);
    }

    [Theory]
    [InlineData("2017-05-04", ObligationState.Pending)]
    [InlineData("2017-05-21", ObligationState.Pending)]
    [InlineData("2017-05-22", ObligationState.PossiblyOverdue)]
    [InlineData("2017-05-31", ObligationState.PossiblyOverdue)]
    [InlineData("2017-06-01", ObligationState.Overdue)]
    public void Its_deadline_is_pending_then_possibly_past_then_past(string asOf, ObligationState expected)
    {
        State(Maps(), asOf).ShouldBe(expected);
    }

    [Fact]
    public void Missed_according_to_one_and_denied_by_another_is_contested()
    {
        var archive = Maps();
        archive.Report("source/a", Act, "agreement.missed", new { provision = "maps", on = "2017-06-01" });
        archive.Report("source/b", Act, "agreement.missed", new { provision = "maps", on = "2017-06-01", polarity = "denied" });

        Obligation.Of(archive.At("2017-07-01"), Act, "maps").Verdict.ShouldBe(Verdict.Contested);
    }

    [Theory]
    [InlineData("2017-05-20", ObligationState.FulfilledInTime)]
    [InlineData("2017-05-21", ObligationState.FulfilledInTime)]
    [InlineData("2017-05-25", ObligationState.FulfilledLatenessUnknown)]
    [InlineData("[2017-05-15..2017-06-15]", ObligationState.FulfilledLatenessUnknown)]
    [InlineData("2017-06-01", ObligationState.FulfilledLate)]
    public void A_fulfilment_is_in_time_or_late_or_not_known_to_be_either(string on, ObligationState expected)
    {
        var archive = Maps();
        Fulfil(archive, on);

        State(archive, "2017-12-31").ShouldBe(expected);
    }

    [Fact]
    public void A_fulfilment_without_a_day_counts_up_to_its_publication()
    {
        var archive = Maps().Source("source/early", "2017-05-20");
        Fulfil(archive, null, "source/early");

        State(archive, "2017-12-31").ShouldBe(ObligationState.FulfilledInTime);
    }

    [Fact]
    public void A_fulfilment_that_is_still_to_come_does_not_count()
    {
        var archive = Maps();
        Fulfil(archive, "2017-09-15");

        State(archive, "2017-09-14").ShouldBe(ObligationState.Overdue);
        State(archive, "2017-09-15").ShouldBe(ObligationState.FulfilledLate);
    }

    [Fact]
    public void With_a_fulfilment_that_has_possibly_come_it_is_not_plainly_overdue()
    {
        var archive = Maps();
        Fulfil(archive, "2017-09");

        var obligation = Obligation.Of(archive.At("2017-09-15"), Act, "maps");

        obligation.State.ShouldBe(ObligationState.PossiblyOverdue);
        obligation.Verdict.ShouldBe(Verdict.Open);
    }

    [Fact]
    public void It_is_missed_when_a_source_says_so()
    {
        var archive = Maps();
        archive.Report("source/b", Act, "agreement.missed", new { provision = "maps", on = "2017-06-01" });

        State(archive, "2017-06-01").ShouldBe(ObligationState.Missed);
    }

    [Fact]
    public void Missed_by_one_source_and_fulfilled_by_another_is_contested()
    {
        var archive = Maps();
        Fulfil(archive, "2017-05-20");
        archive.Report("source/b", Act, "agreement.missed", new { provision = "maps", on = "2017-06-01" });

        Obligation.Of(archive.At("2017-12-31"), Act, "maps").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_denied_fulfilment_fulfils_nothing()
    {
        var archive = Maps();
        archive.Report("source/b", Act, "agreement.fulfilled", new { provision = "maps", on = "2017-06-01", polarity = "denied" });

        State(archive, "2017-12-31").ShouldBe(ObligationState.Overdue);
    }

    [Fact]
    public void Deadlines_that_exclude_each_other_are_contested()
    {
        var archive = Maps();
        archive.Report("source/b", Act, "agreement.provided", new { provision = "maps", deadline = "2017-06-30" });

        Obligation.Of(archive.At("2017-12-31"), Act, "maps").Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void A_deadline_told_by_the_signing_moves_with_it()
    {
        var archive = new TestArchive();
        var signing = archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-05" });
        archive.Report("source/a", Act, "agreement.provided", new { provision = "working-group", deadline = new { anchor = Act, aspect = "signed", offset = "P10D" } });
        archive.Correct(signing, new { on = "2017-05-04" });

        Obligation.Of(archive.At("2017-05-15"), Act, "working-group").Text.ShouldBe("overdue, no fulfilment recorded");
        Obligation.Of(archive.At("2017-05-14"), Act, "working-group").Text.ShouldBe("pending");
    }

    [Fact]
    public void An_obligation_that_all_deny_was_laid_down_is_none()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", Act, "agreement.provided", new { provision = "maps", deadline = "2017-05-31", polarity = "denied" });

        State(archive, "2017-12-31").ShouldBe(ObligationState.Silent);
    }

    private static TestArchive Maps()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", Act, "agreement.provided", new { provision = "maps", deadline = "[2017-05-21..2017-05-31]" });
        return archive;
    }

    private static void Fulfil(TestArchive archive, string? on, string source = "source/a") =>
        archive.Report(source, Act, "agreement.fulfilled", new { provision = "maps", on });

    private static ObligationState State(TestArchive archive, string asOf) => Obligation.Of(archive.At(asOf), Act, "maps").State;
}
