using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>How far the four zones had come, what holds in them, and for how long.</summary>
public sealed class AstanaQuestionsOfZones
{
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string Sputnik = "source/sputnik-astana-6";
    private const string Unnamed = "source/unnamed-astana-6";
    private const string AstanaTimes = "source/astana-times-astana-6";

    [Fact]
    public void Who_proposed_the_zone_in_Idlib() =>
        At("2017-05-06").AskMembers("zone/idlib", "proposer").ShouldBe(["actor/russia: settled, happened, by 2017-05-04"]);

    [Theory]
    [InlineData("2017-04-01", "open, possibly, by 2017-05-04, because the date is uncertain")]
    [InlineData("2017-05-04", "settled, happened, by 2017-05-04")]
    public void Had_the_zone_in_Idlib_been_proposed(string asOf, string answer) =>
        At(asOf).Ask("zone/idlib", "proposed").First().ShouldBe(answer);

    [Fact]
    public void Who_agreed_on_the_zone_in_Homs() =>
        At("2017-05-05").AskMembers("zone/homs", "party").ShouldBe(
        [
            "actor/iran: settled, happened, 2017-05-03 to 2017-05-05",
            "actor/russia: settled, happened, 2017-05-03 to 2017-05-05",
            "actor/turkey: settled, happened, 2017-05-03 to 2017-05-05",
        ]);

    [Fact]
    public void Was_the_zone_in_Idlib_agreed_on_in_May_or_in_September() =>
        At("2017-12-31").Ask("zone/idlib", "agreed").ShouldBe(
        [
            "contested, happened, by 2017-09-15, because the dates exclude each other",
            "astana-times-astana-6: happened",
            "sputnik-astana-6: happened",
            "tass-astana-4: happened",
        ]);

    [Theory]
    [InlineData("2017-05-02", "open: no stage recorded; possibly agreed")]
    [InlineData("2017-05-04", "open: proposed; possibly agreed")]
    [InlineData("2017-05-06", "open: proposed; possibly agreed")]
    [InlineData("2017-09-13", "open: proposed; possibly agreed")]
    [InlineData("2017-09-14", "open: proposed; possibly established")]
    [InlineData("2017-09-15", "settled: established")]
    [InlineData("2018-03-15", "settled: established")]
    [InlineData("2018-03-16", "settled: term over; renewal automatic, by consensus; none recorded")]
    public void How_far_has_the_zone_in_Idlib_come(string asOf, string status) => At(asOf).AskStatus("zone/idlib").ShouldBe(status);

    [Theory]
    [InlineData("zone/homs", "2017-05-05", "open: agreed; possibly established")]
    [InlineData("zone/homs", "2017-09-15", "settled: established")]
    [InlineData("zone/eastern-ghouta", "2017-05-05", "open: agreed; possibly established")]
    [InlineData("zone/eastern-ghouta", "2017-09-15", "settled: established")]
    [InlineData("zone/south", "2017-05-05", "open: agreed; possibly established")]
    [InlineData("zone/south", "2017-09-15", "settled: established")]
    public void How_far_have_the_other_zones_come(string zone, string asOf, string status) => At(asOf).AskStatus(zone).ShouldBe(status);

    [Theory]
    [InlineData(Tass, "2017-05-04", "open: no stage recorded; possibly agreed")]
    [InlineData(Tass, "2017-12-31", "settled: agreed")]
    [InlineData(Alwaght, "2017-12-31", "settled: proposed")]
    [InlineData(Unnamed, "2017-09-15", "settled: established")]
    [InlineData(AstanaTimes, "2017-09-14", "open: no stage recorded; possibly established")]
    [InlineData(AstanaTimes, "2017-09-15", "settled: established")]
    public void How_far_has_the_zone_in_Idlib_come_according_to_each_source(string source, string asOf, string status) =>
        At(asOf, source).AskStatus("zone/idlib").ShouldBe(status);

    [Theory]
    [InlineData("zone/idlib", "settled: agreed")]
    [InlineData("zone/homs", "settled: established")]
    public void How_far_had_the_zones_come_according_to_Sputnik_on_the_day_of_the_joint_statement(string zone, string status) =>
        At("2017-09-15", Sputnik).AskStatus(zone).ShouldBe(status);

    [Fact]
    public void Was_the_zone_in_Idlib_established_according_to_Sputnik() =>
        At("2017-12-31", Sputnik).Ask("zone/idlib", "established").ShouldBe(["silent"]);

    [Fact]
    public void Who_tells_that_the_zone_in_Homs_was_established() =>
        At("2017-09-15").Ask("zone/homs", "established").ShouldBe(
        [
            "settled, happened, by 2017-09-15",
            "astana-times-astana-6: happened",
            "sputnik-astana-6: happened",
            "unnamed-astana-6: happened",
        ]);

    [Fact]
    public void How_long_do_the_zones_last_and_how_are_they_renewed() =>
        At("2017-09-15").Ask("zone/homs", "agreed.term").ShouldBe(
        [
            "settled",
            "astana-times-astana-6: consensus yes, duration P6M, agreed, in force",
            "sputnik-astana-6: automatic yes, consensus yes, duration P6M, agreed, in force",
            "unnamed-astana-6: automatic yes, consensus yes, duration P6M, agreed, in force",
        ]);

    [Theory]
    [InlineData(Sputnik, "2018-03-16", "settled: term over; renewal automatic, by consensus; none recorded")]
    [InlineData(Unnamed, "2018-03-16", "settled: term over; renewal automatic, by consensus; none recorded")]
    [InlineData(AstanaTimes, "2018-03-15", "open: established; possibly term over; renewal by consensus; none recorded")]
    [InlineData(AstanaTimes, "2018-03-16", "settled: term over; renewal by consensus; none recorded")]
    public void How_is_the_zone_in_Homs_renewed_according_to_each_source(string source, string asOf, string status) =>
        At(asOf, source).AskStatus("zone/homs").ShouldBe(status);

    [Fact]
    public void Was_the_zone_in_Idlib_ever_dissolved() => At("2018-12-31").Ask("zone/idlib", "dissolved").ShouldBe(["silent"]);

    [Fact]
    public void Who_controls_the_zone_in_Idlib() =>
        At("2017-09-21").Ask("zone/idlib", "control").ShouldBe(["settled", "unnamed-astana-6: by actor/nusra-front, certain"]);

    [Fact]
    public void Who_controls_it_while_the_article_has_perhaps_not_been_written() =>
        At("2017-09-18").Ask("zone/idlib", "control").ShouldBe(
            ["open, because nothing is certain", "unnamed-astana-6: by actor/nusra-front, possible"]);

    [Fact]
    public void Who_controlled_it_in_May() => At("2017-05-06").Ask("zone/idlib", "control").ShouldBe(["silent"]);

    [Theory]
    [InlineData("2017-07-15", "silent")]
    [InlineData("2017-08-31", "settled")]
    [InlineData("2017-09-15", "settled")]
    public void Is_the_zone_in_Idlib_under_negotiation_according_to_Sputnik(string asOf, string answer) =>
        At(asOf, Sputnik).Ask("zone/idlib", "negotiation").First().ShouldBe(answer);
}
