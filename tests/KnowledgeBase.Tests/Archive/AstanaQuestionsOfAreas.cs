using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>What the four zones cover: TASS and Alwaght differ in May, the joint statement of September decides.</summary>
public sealed class AstanaQuestionsOfAreas
{
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";

    [Fact]
    public void What_does_the_zone_in_Idlib_cover_under_the_memorandum() =>
        At("2017-05-06").Ask("zone/idlib", "agreed.area").ShouldBe(
        [
            "contested, because place/latakia: the sources differ on what the act says",
            "alwaght-astana-4: place/aleppo, extent part, agreed, in force",
            "alwaght-astana-4: place/idlib, extent whole, agreed, in force",
            "alwaght-astana-4: place/latakia, extent whole, agreed, in force",
            "tass-astana-4: place/aleppo, extent part, agreed, in force",
            "tass-astana-4: place/hama, extent part, agreed, in force",
            "tass-astana-4: place/idlib, agreed, in force",
            "tass-astana-4: place/latakia, extent part, agreed, in force",
        ]);

    [Fact]
    public void What_does_it_cover_according_to_TASS() =>
        At("2017-05-06", Tass).Ask("zone/idlib", "agreed.area").ShouldBe(
        [
            "settled",
            "tass-astana-4: place/aleppo, extent part, agreed, in force",
            "tass-astana-4: place/hama, extent part, agreed, in force",
            "tass-astana-4: place/idlib, agreed, in force",
            "tass-astana-4: place/latakia, extent part, agreed, in force",
        ]);

    [Fact]
    public void Is_only_a_part_of_Latakia_in_the_zone() =>
        At("2017-05-06").Ask("zone/idlib", "agreed.area", "place/latakia").ShouldBe(
        [
            "contested, because the sources differ on what the act says",
            "alwaght-astana-4: place/latakia, extent whole, agreed, in force",
            "tass-astana-4: place/latakia, extent part, agreed, in force",
        ]);

    [Fact]
    public void Is_a_part_of_Aleppo_in_the_zone() =>
        At("2017-05-06").Ask("zone/idlib", "agreed.area", "place/aleppo").ShouldBe(
        [
            "settled",
            "alwaght-astana-4: place/aleppo, extent part, agreed, in force",
            "tass-astana-4: place/aleppo, extent part, agreed, in force",
        ]);

    [Fact]
    public void Is_Hama_in_the_zone_according_to_Alwaght() =>
        At("2017-05-06", Alwaght).Ask("zone/idlib", "agreed.area", "place/hama").ShouldBe(["silent"]);

    [Fact]
    public void Does_the_joint_statement_decide_on_Latakia() =>
        At("2017-12-31").Ask("zone/idlib", "agreed.area", "place/latakia").ShouldBe(
        [
            "settled",
            "astana-times-astana-6: place/latakia, extent part, agreed, in force",
            "unnamed-astana-6: place/latakia, extent part, agreed, in force",
        ]);

    [Fact]
    public void How_much_of_Homs_does_the_memorandum_cover() =>
        At("2017-05-06").Ask("zone/homs", "agreed.area").ShouldBe(
        [
            "contested, because place/homs: the sources differ on what the act says",
            "alwaght-astana-4: place/homs, extent whole, agreed, in force",
            "tass-astana-4: place/homs, extent part, agreed, in force",
        ]);

    [Fact]
    public void How_much_of_Homs_according_to_Iranian_sources() =>
        At("2017-05-06", "country:IR").Ask("zone/homs", "agreed.area").ShouldBe(
            ["settled", "alwaght-astana-4: place/homs, extent whole, agreed, in force"]);

    [Fact]
    public void How_much_of_Homs_according_to_Russian_sources() =>
        At("2017-05-06", "country:RU").Ask("zone/homs", "agreed.area").ShouldBe(
            ["settled", "tass-astana-4: place/homs, extent part, agreed, in force"]);

    [Fact]
    public void How_much_of_Homs_does_the_joint_statement_cover() =>
        At("2017-12-31").Ask("zone/homs", "agreed.area").ShouldBe(
        [
            "settled",
            "astana-times-astana-6: place/homs, extent part, agreed, in force",
            "unnamed-astana-6: place/homs, extent part, agreed, in force",
        ]);

    [Fact]
    public void What_does_the_zone_in_the_south_cover_under_the_memorandum() =>
        At("2017-05-06").Ask("zone/south", "agreed.area").ShouldBe(
        [
            "settled",
            "tass-astana-4: place/daraa, agreed, in force",
            "tass-astana-4: place/quneitra, agreed, in force",
        ]);

    [Fact]
    public void Does_Alwaght_tell_of_a_zone_in_Eastern_Ghouta() =>
        At("2017-12-31", Alwaght).Ask("zone/eastern-ghouta", "agreed.area").ShouldBe(["silent"]);

    [Fact]
    public void Does_the_joint_statement_leave_one_list_for_Idlib() =>
        At("2017-09-15").Ask("zone/idlib", "agreed.area").ShouldBe(
        [
            "open, because partial lists differ",
            "alwaght-astana-4: place/idlib, extent whole, agreed, in force",
            "astana-times-astana-6: place/aleppo, extent part, agreed, in force",
            "astana-times-astana-6: place/hama, extent part, agreed, in force",
            "astana-times-astana-6: place/idlib, agreed, in force",
            "astana-times-astana-6: place/latakia, extent part, agreed, in force",
            "sputnik-astana-6: place/idlib, agreed, in force",
            "unnamed-astana-6: place/aleppo, extent part, agreed, in force",
            "unnamed-astana-6: place/hama, extent part, agreed, in force",
            "unnamed-astana-6: place/idlib, agreed, in force",
            "unnamed-astana-6: place/latakia, extent part, agreed, in force",
        ]);

    [Fact]
    public void What_does_the_zone_in_the_south_cover_in_September() =>
        At("2017-09-15").Ask("zone/south", "agreed.area").ShouldBe(
        [
            "open, because partial lists differ",
            "astana-times-astana-6: place/southern-syria, agreed, in force",
            "tass-astana-4: place/daraa, agreed, in force",
            "tass-astana-4: place/quneitra, agreed, in force",
            "unnamed-astana-6: place/southern-syria, extent part, agreed, in force",
        ]);

    [Fact]
    public void Where_is_the_zone_in_the_south_on_the_ground() =>
        At("2017-09-15").Ask("zone/south", "area").ShouldBe(["settled", "sputnik-astana-6: place/jordan-border, certain"]);

    [Fact]
    public void What_does_the_zone_in_Idlib_cover_according_to_Sputnik() =>
        At("2017-09-15", "publisher:Sputnik").Ask("zone/idlib", "agreed.area").ShouldBe(
            ["settled", "sputnik-astana-6: place/idlib, agreed, in force"]);

    [Fact]
    public void What_does_the_zone_in_Idlib_cover_according_to_Kazakh_sources() =>
        At("2017-09-15", "country:KZ").Ask("zone/idlib", "agreed.area", "place/aleppo").ShouldBe(
            ["settled", "astana-times-astana-6: place/aleppo, extent part, agreed, in force"]);
}
