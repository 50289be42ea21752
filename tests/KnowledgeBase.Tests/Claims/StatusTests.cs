using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Claims;

/// <summary>How far a zone or an agreement has come, before any term.</summary>
public sealed class StatusTests
{
    private const string Zone = "zone/idlib";
    private const string Act = "agreement/memorandum";

    [Theory]
    [InlineData("2017-04-30", null, "no stage recorded")]
    [InlineData("2017-05-03", "proposed", "proposed")]
    [InlineData("2017-05-04", "agreed", "agreed")]
    [InlineData("2017-09-15", "established", "established")]
    [InlineData("2018-10-01", "dissolved", "dissolved")]
    public void A_zone_stands_at_the_furthest_stage_that_happened(string asOf, string? stage, string text)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.proposed", new { on = "2017-05-03" });
        archive.Report("source/a", Zone, "zone.agreed", new { on = "2017-05-04" });
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-09-15" });
        archive.Report("source/a", Zone, "zone.dissolved", new { on = "2018-10-01" });

        var status = Status.Of(archive.At(asOf), Zone);

        (status.Stage, status.Text).ShouldBe((stage, text));
    }

    [Theory]
    [InlineData("agreement.proposed", "proposed")]
    [InlineData("agreement.adopted", "adopted")]
    [InlineData("agreement.signed", "signed")]
    [InlineData("agreement.enteredIntoForce", "in force")]
    [InlineData("agreement.terminated", "terminated")]
    public void An_agreement_has_its_own_stages(string type, string text)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, type, new { on = "2017-05-04" });

        Text(archive, "2017-05-04").ShouldBe(text);
    }

    [Fact]
    public void Stages_count_in_their_own_order_and_not_by_date()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-05-04" });
        archive.Report("source/b", Zone, "zone.agreed", new { on = "2017-09-15" });

        Status.Of(archive.At("2017-12-31"), Zone).Stage.ShouldBe("established");
    }

    [Fact]
    public void A_stage_that_has_possibly_come_is_said_to_be_possible()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.agreed", new { on = "2017-05-04" });
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-09" });

        var status = Status.Of(archive.At("2017-09-15"), Zone);

        status.ShouldBe(new Status("agreed", "agreed; possibly established", Verdict.Open));
    }

    [Fact]
    public void A_stage_denied_by_all_did_not_happen()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.agreed", new { on = "2017-05-04" });
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-09-15", polarity = "denied" });

        Status.Of(archive.At("2017-12-31"), Zone).Text.ShouldBe("agreed");
    }

    [Fact]
    public void A_stage_asserted_and_denied_makes_the_status_contested()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Zone, "zone.established", new { on = "2017-09-15" });
        archive.Report("source/b", Zone, "zone.established", new { on = "2017-09-15", polarity = "denied" });

        Status.Of(archive.At("2017-12-31"), Zone).Verdict.ShouldBe(Verdict.Contested);
    }

    [Fact]
    public void Once_signed_an_act_enters_into_force_by_itself_on_the_day_it_lays_down()
    {
        var archive = Agreed("2017-05-06");

        Text(archive, "2017-05-05").ShouldBe("signed");
        Text(archive, "2017-05-06").ShouldBe("in force as agreed");
        Frontier.Of(archive.At("2017-05-06"), Act, "inForce").Verdict.ShouldBe(Verdict.Silent);
    }

    [Fact]
    public void Unsigned_nothing_takes_effect_by_itself()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.proposed", new { on = "2017-05-03" });
        archive.Report("source/a", Act, "agreement.enteredIntoForce", new { on = "2017-05-06", modality = "agreed" });

        Text(archive, "2017-12-31").ShouldBe("proposed");
    }

    [Fact]
    public void On_an_uncertain_day_it_is_possibly_in_force_as_agreed()
    {
        var archive = Agreed("[2017-05-06..2017-05-10]");

        Text(archive, "2017-05-07").ShouldBe("signed; possibly in force as agreed");
    }

    [Fact]
    public void A_denied_entry_into_force_does_not_happen_by_itself()
    {
        var archive = Agreed("2017-05-06");
        archive.Report("source/b", Act, "agreement.enteredIntoForce", new { on = "2017-05-10", polarity = "denied" });

        Text(archive, "2017-12-31").ShouldBe("signed");
    }

    [Fact]
    public void A_reported_entry_into_force_is_plainly_in_force()
    {
        var archive = Agreed("2017-05-06");
        archive.Report("source/b", Act, "agreement.enteredIntoForce", new { on = "2017-05-06" });

        Text(archive, "2017-12-31").ShouldBe("in force");
    }

    [Fact]
    public void An_entry_into_force_on_no_known_day_does_not_happen_by_itself()
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", Act, "agreement.enteredIntoForce", new { modality = "agreed", on = new { anchor = Act, aspect = "adopted", offset = "P30D" } });

        Text(archive, "2017-12-31").ShouldBe("signed");
    }

    [Fact]
    public void A_terminated_act_is_no_longer_in_force_as_agreed()
    {
        var archive = Agreed("2017-05-06");
        archive.Report("source/a", Act, "agreement.terminated", new { on = "2017-10-01" });

        Text(archive, "2017-10-01").ShouldBe("terminated");
    }

    [Fact]
    public void A_suspended_act_is_suspended_until_it_resumes()
    {
        var archive = Agreed("2017-05-06");
        archive.Report("source/a", Act, "agreement.suspended", new { on = "2017-06-01" });
        archive.Report("source/a", Act, "agreement.resumed", new { on = "2017-07-01" });

        Text(archive, "2017-06-30").ShouldBe("suspended");
        Text(archive, "2017-07-01").ShouldBe("in force as agreed");
    }

    [Fact]
    public void A_suspension_on_an_uncertain_day_is_possible()
    {
        var archive = Agreed("2017-05-06");
        archive.Report("source/a", Act, "agreement.suspended", new { on = "2017-06" });

        Text(archive, "2017-06-15").ShouldBe("in force as agreed; possibly suspended");
    }

    private static TestArchive Agreed(string on)
    {
        var archive = new TestArchive();
        archive.Report("source/a", Act, "agreement.signed", new { on = "2017-05-04" });
        archive.Report("source/a", Act, "agreement.enteredIntoForce", new { on, modality = "agreed" });
        return archive;
    }

    private static string Text(TestArchive archive, string asOf) => Status.Of(archive.At(asOf), Act).Text;
}
