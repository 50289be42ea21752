using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>Who holds what, for whom they speak, and whether they agree.</summary>
public sealed class AstanaQuestionsOfTopics
{
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string Sputnik = "source/sputnik-astana-6";
    private const string AstanaTimes = "source/astana-times-astana-6";
    private static readonly string[] Terrorism =
    [
        "topic/opposition-separated", "topic/terrorists-in-zones", "topic/opposition-fights-terrorism",
        "topic/guarantors-fight-terrorism", "topic/foreign-backing-of-terrorists",
    ];

    [Fact]
    public void Has_the_opposition_been_separated_from_the_terrorists() =>
        At("2017-09-15").AskTopic("topic/opposition-separated").ShouldBe(
        [
            "divided",
            "actor/alexander-lavrentyev differs from actor/jaberi-ansari",
            "actor/alexander-lavrentyev: settled, partly",
            "actor/jaberi-ansari: settled, yes",
        ]);

    [Fact]
    public void Had_anybody_a_position_on_the_separation_a_day_before() =>
        At("2017-09-14").AskTopic("topic/opposition-separated").ShouldBe(["silent"]);

    [Fact]
    public void What_does_the_Astana_Times_report_on_the_separation() =>
        At("2017-12-31", AstanaTimes).AskTopic("topic/opposition-separated").ShouldBe(["silent"]);

    [Fact]
    public void Who_supports_the_memorandum() =>
        At("2017-05-05").AskTopic("topic/memorandum-support").ShouldBe(
        [
            "divided",
            "actor/iran differs from actor/syrian-opposition",
            "actor/iranian-foreign-ministry-official differs from actor/syrian-opposition",
            "actor/syrian-government differs from actor/syrian-opposition",
            "actor/iran: settled, supports",
            "actor/iranian-foreign-ministry-official: settled, supports",
            "actor/syrian-government: settled, supports",
            "actor/syrian-opposition: settled, neither",
        ]);

    [Fact]
    public void Who_supports_the_memorandum_according_to_Alwaght() =>
        At("2017-05-05", Alwaght).AskTopic("topic/memorandum-support").ShouldBe(
            ["agreed", "actor/iran: settled, supports", "actor/iranian-foreign-ministry-official: settled, supports"]);

    [Fact]
    public void Do_pro_Iranian_forces_have_to_withdraw() =>
        At("2017-05-05").AskTopic("topic/pro-iranian-withdrawal").ShouldBe(
        [
            "divided",
            "actor/alexander-lavrentyev differs from actor/syrian-opposition",
            "actor/alexander-lavrentyev: settled, not-yet",
            "actor/syrian-opposition: settled, yes",
        ]);

    [Fact]
    public void Is_Iran_acceptable_as_a_guarantor() =>
        At("2017-05-05").AskTopic("topic/iran-as-guarantor").ShouldBe(
            ["agreed", "actor/revolutionary-forces-delegation: settled, no", "actor/shouting-opposition-member: settled, no"]);

    [Fact]
    public void Does_the_armed_opposition_accept_Iran_as_a_guarantor() =>
        At("2017-05-05").Ask("topic/iran-as-guarantor", "position", "actor/syrian-armed-opposition").ShouldBe(
            ["settled", "tass-astana-4: answer no, certain"]);

    [Fact]
    public void Were_two_areas_bombed() =>
        At("2017-05-05").AskTopic("topic/two-areas-bombed").ShouldBe(
        [
            "divided",
            "actor/revolutionary-forces-delegation differs from actor/russian-general-staff",
            "actor/revolutionary-forces-delegation: settled, yes",
            "actor/russian-general-staff: settled, no",
        ]);

    [Fact]
    public void May_other_states_take_part_in_the_monitoring() =>
        At("2017-05-05").AskTopic("topic/other-states-monitor").ShouldBe(
        [
            "agreed",
            "actor/alexander-lavrentyev: settled, with-consent",
            "actor/iran: settled, with-consent",
            "actor/russia: settled, with-consent",
            "actor/turkey: settled, with-consent",
        ]);

    [Fact]
    public void For_whom_does_Lavrentyev_speak_on_the_monitoring_according_to_TASS() =>
        At("2017-05-05", Tass).AskTopic("topic/other-states-monitor").ShouldBe(
            ["agreed", "actor/alexander-lavrentyev: settled, with-consent"]);

    [Fact]
    public void Will_Russia_cease_combat_flights_over_the_zones() =>
        At("2017-05-05").Ask("topic/russian-combat-flights", "position", "actor/russia").ShouldBe(
            ["settled", "tass-astana-4: answer conditional, certain"]);

    [Theory]
    [InlineData(Tass, "no")]
    [InlineData(Alwaght, "hardly")]
    public void Do_the_walk_outs_matter_to_Lavrentyev_according_to_each_source(string source, string answer) =>
        At("2017-05-05", source).AskTopic("topic/walk-out-matters").ShouldBe(["agreed", $"actor/alexander-lavrentyev: settled, {answer}"]);

    [Fact]
    public void Do_the_walk_outs_matter_to_Lavrentyev() =>
        At("2017-12-31").AskTopic("topic/walk-out-matters").ShouldBe(["open", "actor/alexander-lavrentyev: open, hardly or no"]);

    [Fact]
    public void When_did_Lavrentyev_speak_of_observers_from_other_states() =>
        At("2017-05-05").Ask("statement/lavrentyev-other-observers", "said").ShouldBe(
        [
            "settled, happened, 2017-05-03 to 2017-05-05",
            "alwaght-astana-4: kind condition, happened",
            "tass-astana-4: kind condition, happened",
        ]);

    [Fact]
    public void Is_there_a_military_solution() =>
        At("2017-05-05").AskTopic("topic/military-solution").ShouldBe(
            ["agreed", "actor/iran: settled, no", "actor/kairat-abdrakhmanov: settled, no", "actor/russia: settled, no", "actor/turkey: settled, no"]);

    [Fact]
    public void May_other_states_join_according_to_Sputnik() =>
        At("2017-09-15", Sputnik).AskTopic("topic/other-states-join").ShouldBe(
            ["agreed", "actor/bashar-al-jaafari: settled, yes", "actor/jaberi-ansari: settled, yes", "actor/syrian-government: settled, yes"]);

    [Fact]
    public void May_other_states_join_according_to_the_Astana_Times() =>
        At("2017-12-31", AstanaTimes).AskTopic("topic/other-states-join").ShouldBe(["agreed", "actor/bashar-al-jaafari: settled, later"]);

    [Fact]
    public void May_other_states_join() =>
        At("2017-12-31").AskTopic("topic/other-states-join").ShouldBe(
        [
            "open",
            "actor/bashar-al-jaafari: open, later or yes",
            "actor/jaberi-ansari: settled, yes",
            "actor/syrian-government: settled, yes",
        ]);

    [Fact]
    public void Is_the_zone_in_Idlib_difficult_as_seen_in_the_middle_of_August() =>
        At("2017-08-15").AskTopic("topic/idlib-zone-difficult").ShouldBe(["open", "actor/armed-opposition-delegate: open, possibly"]);

    [Fact]
    public void Is_the_zone_in_Idlib_difficult_as_seen_at_the_end_of_the_year() =>
        At("2017-12-31").AskTopic("topic/idlib-zone-difficult").ShouldBe(
        [
            "divided",
            "actor/armed-opposition-delegate differs from actor/fateh-hassoun",
            "actor/armed-opposition-delegate differs from actor/unnamed-publisher",
            "actor/armed-opposition-delegate: settled, possibly",
            "actor/fateh-hassoun: settled, yes",
            "actor/unnamed-publisher: settled, yes",
        ]);

    [Fact]
    public void Who_confirms_that_all_four_zones_are_agreed() =>
        At("2017-12-31").AskTopic("topic/all-four-zones-agreed").ShouldBe(
        [
            "agreed",
            "actor/iran: settled, yes",
            "actor/kairat-abdrakhmanov: settled, yes",
            "actor/kazakh-foreign-ministry: settled, yes",
            "actor/russia: settled, yes",
            "actor/turkey: settled, yes",
        ]);

    [Fact]
    public void Is_a_transition_without_Assad_wanted_and_for_whom_does_Hassoun_speak() =>
        At("2017-09-15").AskTopic("topic/transitional-body-without-assad").ShouldBe(
            ["agreed", "actor/fateh-hassoun: settled, yes", "actor/revolutionary-forces-delegation: settled, yes"]);

    [Fact]
    public void What_answers_were_given_on_terrorism_on_15_September() =>
        At("2017-12-31").AskTally(new(2017, 9, 15), new(2017, 9, 15), Terrorism).ShouldBe(["partly 1", "yes 5"]);

    [Fact]
    public void What_answers_were_given_on_terrorism_in_2017() =>
        At("2017-12-31").AskTally(new(2017, 1, 1), new(2017, 12, 31), Terrorism).ShouldBe(["partly 1", "yes 7"]);

    [Fact]
    public void What_answers_had_been_given_on_terrorism_by_the_summer() =>
        At("2017-06-30").AskTally(new(2017, 1, 1), new(2017, 12, 31), Terrorism).ShouldBe(["yes 1"]);
}
