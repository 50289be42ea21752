using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>What the memorandum and the joint statement oblige to, and what became of it.</summary>
public sealed class AstanaQuestionsOfObligations
{
    private const string Memorandum = "agreement/astana-memorandum-2017";
    private const string JointStatement = "agreement/astana-6-joint-statement";
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string Sputnik = "source/sputnik-astana-6";
    private const string Unnamed = "source/unnamed-astana-6";

    [Theory]
    [InlineData("2017-05-03", "settled: silent; due 2017-05-14")]
    [InlineData("2017-05-04", "settled: pending; due 2017-05-14")]
    [InlineData("2017-05-14", "settled: pending; due 2017-05-14")]
    [InlineData("2017-05-15", "settled: overdue, no fulfilment recorded; due 2017-05-14")]
    public void Was_the_working_group_set_up_ten_days_after_the_signing(string asOf, string answer) =>
        At(asOf).AskObligation(Memorandum, "joint-working-group").ShouldBe(answer);

    [Theory]
    [InlineData("2017-05-13", "settled: pending; due 2017-05-13 to 2017-05-15")]
    [InlineData("2017-05-14", "settled: possibly overdue; due 2017-05-13 to 2017-05-15")]
    [InlineData("2017-05-15", "settled: possibly overdue; due 2017-05-13 to 2017-05-15")]
    [InlineData("2017-05-16", "settled: overdue, no fulfilment recorded; due 2017-05-13 to 2017-05-15")]
    public void Was_it_set_up_in_time_according_to_TASS_that_does_not_date_the_signing(string asOf, string answer) =>
        At(asOf, Tass).AskObligation(Memorandum, "joint-working-group").ShouldBe(answer);

    [Fact]
    public void Does_Alwaght_tell_of_a_working_group() =>
        At("2017-12-31", Alwaght).AskObligation(Memorandum, "joint-working-group").ShouldBe("silent: silent");

    [Theory]
    [InlineData("2017-05-21", "settled: pending; due 2017-05-21 to 2017-05-31")]
    [InlineData("2017-05-22", "settled: possibly overdue; due 2017-05-21 to 2017-05-31")]
    [InlineData("2017-05-31", "settled: possibly overdue; due 2017-05-21 to 2017-05-31")]
    [InlineData("2017-06-01", "settled: overdue, no fulfilment recorded; due 2017-05-21 to 2017-05-31")]
    public void Were_the_maps_drawn_up_by_late_May_as_far_as_the_press_knew_in_summer(string asOf, string answer) =>
        InPress(asOf, "2017-09-14").AskObligation(Memorandum, "maps").ShouldBe(answer);

    [Theory]
    [InlineData("2017-09-07", "settled: overdue, no fulfilment recorded; due 2017-05-21 to 2017-05-31; fulfilled 2017-09-08")]
    [InlineData("2017-09-08", "settled: fulfilled, late; due 2017-05-21 to 2017-05-31; fulfilled 2017-09-08")]
    public void Did_the_endorsement_of_maps_in_Ankara_come_in_time(string asOf, string answer) =>
        At(asOf).AskObligation(Memorandum, "maps").ShouldBe(answer);

    [Fact]
    public void Are_the_maps_still_overdue_according_to_TASS() =>
        At("2017-12-31", Tass).AskObligation(Memorandum, "maps").ShouldBe(
            "settled: overdue, no fulfilment recorded; due 2017-05-21 to 2017-05-31");

    [Fact]
    public void Is_there_an_obligation_that_nobody_tells_of() =>
        At("2017-12-31").AskObligation(Memorandum, "prisoner-exchange").ShouldBe("silent: silent");

    [Theory]
    [InlineData("2017-05-05", "open: pending, no deadline; fulfilled by 2017-09-15")]
    [InlineData("2017-09-15", "settled: fulfilled, lateness unknown; fulfilled by 2017-09-15")]
    public void Have_the_opposition_and_the_terrorists_been_separated_as_the_zones_aim_at(string asOf, string answer) =>
        At(asOf).AskObligation(Memorandum, "separation").ShouldBe(answer);

    [Fact]
    public void Who_tells_of_that_aim() =>
        At("2017-05-05").Ask(Memorandum, "agreed.provision", "separation").ShouldBe(["settled", "alwaght-astana-4: agreed, in force"]);

    [Fact]
    public void Who_says_that_the_separation_succeeded() =>
        At("2017-09-15").Ask(Memorandum, "fulfilled", "separation").ShouldBe(
            ["settled, happened, by 2017-09-15", "sputnik-astana-6: happened"]);

    [Fact]
    public void Has_the_separation_succeeded_according_to_Alwaght() =>
        At("2017-12-31", Alwaght).AskObligation(Memorandum, "separation").ShouldBe("settled: pending, no deadline");

    [Fact]
    public void Is_the_separation_an_obligation_according_to_Sputnik() =>
        At("2017-09-15", Sputnik).AskObligation(Memorandum, "separation").ShouldBe("silent: silent; fulfilled by 2017-09-15");

    [Theory]
    [InlineData("2017-09-14", "settled: silent")]
    [InlineData("2017-12-31", "settled: pending, no deadline")]
    public void Has_the_coordination_centre_been_set_up(string asOf, string answer) =>
        At(asOf).AskObligation(JointStatement, "coordination-center").ShouldBe(answer);

    [Fact]
    public void Who_is_bound_to_set_up_the_coordination_centre() =>
        At("2017-12-31").Ask(JointStatement, "agreed.provision", "coordination-center").ShouldBe(
        [
            "settled",
            "astana-times-astana-6: party:actor/iran bound, party:actor/russia bound, party:actor/turkey bound, agreed, in force",
            "sputnik-astana-6: party:actor/iran bound, party:actor/russia bound, party:actor/turkey bound, agreed, in force",
            "unnamed-astana-6: party:actor/iran bound, party:actor/russia bound, party:actor/turkey bound, agreed, in force",
        ]);

    [Fact]
    public void Is_the_working_group_to_be_formed_in_May() =>
        At("2017-05-13").Ask("actor/joint-working-group", "agreed.formed").ShouldBe(["settled", "tass-astana-4: agreed, not yet"]);

    [Fact]
    public void Was_the_coordination_centre_formed_according_to_the_article_without_a_publisher() =>
        At("2017-09-15", Unnamed).Ask("actor/joint-coordination-center", "formed").ShouldBe(
            ["open, possibly, by 2017-09-21, because the date is uncertain", "unnamed-astana-6: possibly"]);
}
