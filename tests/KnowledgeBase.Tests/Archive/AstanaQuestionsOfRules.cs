using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>What is laid down for the zones, and who is to see to it.</summary>
public sealed class AstanaQuestionsOfRules
{
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string AstanaTimes = "source/astana-times-astana-6";

    [Theory]
    [InlineData("2017-05-05", "not yet")]
    [InlineData("2017-05-06", "in force")]
    [InlineData("2017-11-03", "in force")]
    [InlineData("2017-11-04", "possibly")]
    [InlineData("2017-11-05", "term over")]
    public void Did_the_ceasefire_hold_in_Idlib_as_far_as_the_press_knew_in_summer(string asOf, string standing) =>
        InPress(asOf, "2017-09-14").Ask("zone/idlib", "agreed.rule", "ceasefire").ShouldBe(
        [
            "settled",
            $"alwaght-astana-4: status set, agreed, {standing}",
            $"tass-astana-4: status set, agreed, {standing}",
        ]);

    [Fact]
    public void Does_the_ceasefire_of_the_memorandum_hold_in_Idlib_when_its_six_months_are_over() =>
        At("2017-11-07").Ask("zone/idlib", "agreed.rule", "ceasefire").ShouldBe(
        [
            "settled",
            "alwaght-astana-4: status set, agreed, term over",
            "tass-astana-4: status set, agreed, term over",
        ]);

    [Theory]
    [InlineData("zone/homs")]
    [InlineData("zone/eastern-ghouta")]
    [InlineData("zone/south")]
    public void Does_the_ceasefire_hold_in_the_other_zones(string zone) =>
        At("2017-05-06").Ask(zone, "agreed.rule", "ceasefire").ShouldBe(
        [
            "settled",
            "alwaght-astana-4: status set, agreed, in force",
            "tass-astana-4: status set, agreed, in force",
        ]);

    [Theory]
    [InlineData("2017-05-02", "not yet")]
    [InlineData("2017-05-04", "possibly")]
    [InlineData("2017-05-05", "in force")]
    [InlineData("2017-11-05", "possibly")]
    [InlineData("2017-11-06", "term over")]
    public void Do_checkpoints_have_to_be_set_up_around_Homs_according_to_TASS(string asOf, string standing) =>
        At(asOf, Tass).Ask("zone/homs", "agreed.rule", "checkpoints").ShouldBe(
            ["settled", $"tass-astana-4: status set, agreed, {standing}"]);

    [Fact]
    public void Are_flights_banned_over_Eastern_Ghouta() =>
        At("2017-05-06").Ask("zone/eastern-ghouta", "agreed.rule", "no-flights").ShouldBe(
            ["settled", "tass-astana-4: status set, agreed, in force"]);

    [Fact]
    public void Does_Alwaght_tell_of_a_ban_on_flights() =>
        At("2017-05-06", Alwaght).Ask("zone/eastern-ghouta", "agreed.rule", "no-flights").ShouldBe(["silent"]);

    [Fact]
    public void Was_military_activity_in_Idlib_banned_before_6_May() =>
        At("2017-05-05").Ask("zone/idlib", "agreed.rule", "no-military-activity").ShouldBe(
        [
            "settled",
            "astana-times-astana-6: status set, agreed, in force",
            "tass-astana-4: status set, agreed, not yet",
        ]);

    [Fact]
    public void Which_rules_does_Alwaght_tell_of_for_Idlib() =>
        At("2017-05-06", Alwaght).AskMembers("zone/idlib", "agreed.rule").ShouldBe(
            ["ceasefire: settled", "checkpoints: settled", "civilian-movement: settled", "humanitarian-access: settled", "observation-posts: settled"]);

    [Fact]
    public void Is_the_ceasefire_kept_on_the_ground() => At("2017-12-31").Ask("zone/idlib", "rule", "ceasefire").ShouldBe(["silent"]);

    [Fact]
    public void Will_Russian_observers_come_to_Homs() =>
        At("2017-05-05").Ask("zone/homs", "planned.monitor", "actor/russia").ShouldBe(
            ["settled", "tass-astana-4: status assigned, planned, certain"]);

    [Fact]
    public void Who_is_to_monitor_Idlib_by_the_plans_of_September() =>
        At("2017-09-15").AskMembers("zone/idlib", "planned.monitor").ShouldBe(
        [
            "actor/iran: settled",
            "actor/russia: settled",
            "actor/turkey: settled",
            "actor/turkish-army: open, because nothing is certain",
            "actor/turkish-backed-fsa: open, because nothing is certain",
        ]);

    [Fact]
    public void On_which_side_is_Turkey_to_monitor_Idlib() =>
        At("2017-09-15").Ask("zone/idlib", "planned.monitor", "actor/turkey").ShouldBe(
        [
            "settled",
            "sputnik-astana-6: side opposition, status assigned, planned, certain",
            "sputnik-astana-6: status assigned, planned, certain",
        ]);

    [Fact]
    public void Are_there_monitors_in_Idlib() => At("2017-12-31").AskMembers("zone/idlib", "monitor").ShouldBeEmpty();

    [Fact]
    public void Whose_forces_does_the_joint_statement_send_to_the_south() =>
        At("2017-12-31", AstanaTimes).AskMembers("zone/south", "agreed.monitor").ShouldBe(
            ["actor/iran: settled", "actor/russia: settled", "actor/turkey: settled"]);

    [Fact]
    public void Who_tells_that_Iranian_forces_are_sent_to_the_south() =>
        At("2017-09-15").Ask("zone/south", "agreed.monitor", "actor/iran").ShouldBe(
            ["settled", "astana-times-astana-6: status assigned, agreed, in force"]);
}
