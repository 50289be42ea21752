using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>Rounds that were held, rounds that were planned, and who took part.</summary>
public sealed class AstanaQuestionsOfMeetings
{
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string Sputnik = "source/sputnik-astana-6";

    [Theory]
    [InlineData("2017-01-22", "settled, not yet, 2017-01-23")]
    [InlineData("2017-01-23", "settled, under way, 2017-01-23")]
    [InlineData("2017-01-24", "settled, under way, 2017-01-23")]
    [InlineData("2017-01-25", "settled, happened, 2017-01-23")]
    public void Was_the_first_round_being_held(string asOf, string answer) =>
        At(asOf).Ask("meeting/astana-1", "held").First().ShouldBe(answer);

    [Fact]
    public void Who_tells_of_the_second_round() =>
        At("2017-02-16").Ask("meeting/astana-2", "held").ShouldBe(["settled, under way, 2017-02-15", "alwaght-astana-4: under way"]);

    [Fact]
    public void Does_TASS_tell_of_the_first_round() => At("2017-12-31", Tass).Ask("meeting/astana-1", "held").ShouldBe(["silent"]);

    [Theory]
    [InlineData("2017-05-03", "settled, under way, 2017-05-03")]
    [InlineData("2017-05-05", "open, under way, 2017-05-03, because the last day is uncertain")]
    [InlineData("2017-05-06", "settled, happened, 2017-05-03")]
    public void Was_the_fourth_round_being_held_according_to_TASS(string asOf, string answer) =>
        At(asOf, Tass).Ask("meeting/astana-4", "held").First().ShouldBe(answer);

    [Fact]
    public void Where_and_when_was_the_fourth_round_held() =>
        At("2017-06-01").Ask("meeting/astana-4", "held").ShouldBe(
        [
            "settled, happened, 2017-05-03",
            "alwaght-astana-4: place place/astana, happened",
            "astana-times-astana-6: place place/astana, happened",
            "sputnik-astana-6: place place/astana, happened",
            "tass-astana-4: place place/astana, happened",
        ]);

    [Fact]
    public void Was_the_sixth_round_being_held_on_15_September() =>
        At("2017-09-15").Ask("meeting/astana-6", "held").ShouldBe(
        [
            "settled, under way, 2017-09-14",
            "astana-times-astana-6: place place/astana, under way",
            "sputnik-astana-6: under way",
        ]);

    [Fact]
    public void Is_a_meeting_planned_in_Astana_in_July() =>
        At("2017-05-05").Ask("meeting/astana-5", "planned.held").ShouldBe(
            ["settled", "tass-astana-4: aim 2017-07-11 to 2017-07-20, place place/astana, planned, certain"]);

    [Fact]
    public void Was_a_meeting_planned_for_July_before_TASS_wrote_so() =>
        At("2017-05-04").Ask("meeting/astana-5", "planned.held").ShouldBe(["silent"]);

    [Fact]
    public void Was_the_fifth_round_held_in_July() => At("2017-08-31").Ask("meeting/astana-5", "held").ShouldBe(["silent"]);

    [Fact]
    public void When_are_the_military_experts_to_meet_in_Ankara() =>
        At("2017-05-05").Ask("meeting/ankara-experts", "planned.held").ShouldBe(
            ["settled", "tass-astana-4: aim 2017-06-27 to 2017-07-06, place place/ankara, planned, certain"]);

    [Fact]
    public void By_when_are_the_talks_in_Geneva_to_be_over() =>
        At("2017-05-05").Ask("meeting/geneva-may-2017", "planned.held").ShouldBe(
            ["settled", "tass-astana-4: aim 2017-05-21 to 2017-05-31, planned, certain"]);

    [Fact]
    public void Is_the_seventh_round_still_only_planned_after_its_day() =>
        At("2017-12-31").Ask("meeting/astana-7", "planned.held").ShouldBe(
            ["settled", "astana-times-astana-6: aim 2017-10-21 to 2017-10-31, planned, certain"]);

    [Fact]
    public void Is_it_certain_that_the_seventh_round_was_planned_by_the_end_of_September() =>
        At("2017-09-30").Ask("meeting/astana-7", "planned.held").ShouldBe(
            ["open, because nothing is certain", "astana-times-astana-6: aim 2017-10-21 to 2017-10-31, planned, possible"]);

    [Fact]
    public void Was_the_seventh_round_held() => At("2017-12-31").Ask("meeting/astana-7", "held").ShouldBe(["silent"]);

    [Fact]
    public void Who_took_part_in_the_fourth_round_according_to_TASS() =>
        At("2017-05-06", Tass).AskMembers("meeting/astana-4", "participation").ShouldBe(
        [
            "actor/jordan: settled",
            "actor/nauaf-oufi-tel: settled",
            "actor/revolutionary-forces-delegation: open, because the order is unknown",
            "actor/staffan-de-mistura: settled",
            "actor/stuart-jones: settled",
            "actor/syrian-government: settled",
            "actor/syrian-opposition: settled",
            "actor/united-states: settled",
        ]);

    [Fact]
    public void Did_the_armed_opposition_take_part_in_the_fourth_round() =>
        At("2017-05-06").Ask("meeting/astana-4", "participation", "actor/syrian-armed-opposition").ShouldBe(
        [
            "open, because the order is unknown",
            "tass-astana-4: status present, certain",
            "tass-astana-4: status suspended, certain",
        ]);

    [Fact]
    public void In_what_capacity_was_Jordan_at_the_fourth_round() =>
        At("2017-05-06").Ask("meeting/astana-4", "participation", "actor/jordan").ShouldBe(
            ["settled", "tass-astana-4: capacity observer, status present, certain"]);

    [Fact]
    public void Was_Mohammed_Allyush_at_the_plenary_session() =>
        At("2017-05-06").Ask("meeting/astana-4-plenary", "participation", "actor/mohammed-allyush").ShouldBe(
            ["settled", "tass-astana-4: status absent, certain"]);

    [Fact]
    public void Did_the_armed_opposition_stay_at_the_plenary_session() =>
        At("2017-05-06").Ask("meeting/astana-4-plenary", "participation", "actor/syrian-armed-opposition").ShouldBe(
        [
            "open, because the order is unknown",
            "alwaght-astana-4: status walked-out, certain",
            "tass-astana-4: status present, certain",
            "tass-astana-4: status walked-out, certain",
        ]);

    [Fact]
    public void Did_it_stay_at_the_plenary_session_according_to_Alwaght() =>
        At("2017-05-06", Alwaght).Ask("meeting/astana-4-plenary", "participation", "actor/syrian-armed-opposition").ShouldBe(
            ["settled", "alwaght-astana-4: status walked-out, certain"]);

    [Theory]
    [InlineData("2017-01-24", "settled", "certain")]
    [InlineData("2017-01-25", "lapsed", "lapsed")]
    public void Was_Iran_present_at_the_first_round(string asOf, string verdict, string standing) =>
        At(asOf).Ask("meeting/astana-1", "participation", "actor/iran").ShouldBe(
            [verdict, $"alwaght-astana-4: capacity organiser, status present, {standing}"]);

    [Fact]
    public void Was_the_United_States_at_the_sixth_round() =>
        At("2017-09-15").Ask("meeting/astana-6", "participation", "actor/united-states").ShouldBe(
            ["settled", "astana-times-astana-6: capacity observer, status present, certain"]);

    [Fact]
    public void Does_Sputnik_say_who_was_at_the_sixth_round() =>
        At("2017-09-15", Sputnik).AskMembers("meeting/astana-6", "participation").ShouldBeEmpty();
}
