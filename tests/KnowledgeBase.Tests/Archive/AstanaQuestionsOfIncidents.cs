using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>What is said to have happened, what is denied, and what things are called.</summary>
public sealed class AstanaQuestionsOfIncidents
{
    private const string Sputnik = "source/sputnik-astana-6";
    private const string Unnamed = "source/unnamed-astana-6";

    [Fact]
    public void Were_two_areas_bombed_before_the_armed_opposition_suspended_its_participation() =>
        At("2017-05-05").Ask("incident/bombing-of-two-areas", "occurred").ShouldBe(
        [
            "contested, happened, by 2017-05-03, because asserted and denied",
            "tass-astana-4: count:areas 2, kind bombing, place place/syria, happened",
            "tass-astana-4: kind bombing, place place/syria, denied, happened",
        ]);

    [Fact]
    public void Was_the_allegation_of_the_bombing_denied() =>
        At("2017-05-05").Ask("statement/opposition-alleges-bombing", "saidDenied", "actor/russian-general-staff").ShouldBe(
            ["settled, happened, by 2017-05-05", "tass-astana-4: happened"]);

    [Fact]
    public void Was_the_allegation_made() =>
        At("2017-05-05").Ask("statement/opposition-alleges-bombing", "said").ShouldBe(
            ["settled, happened, by 2017-05-03", "tass-astana-4: kind assertion, happened"]);

    [Fact]
    public void How_many_fighters_tried_to_take_Idlib() =>
        At("2017-09-15").Ask("incident/idlib-takeover-attempt", "occurred").ShouldBe(
        [
            "settled, happened, by 2017-09-15",
            "sputnik-astana-6: by actor/nusra-front, count:fighters 8500-9500, kind attempted-takeover, place place/idlib, happened",
        ]);

    [Fact]
    public void How_many_have_changed_sides() =>
        At("2017-09-14").Ask("incident/field-commanders-defect", "occurred").ShouldBe(
        [
            "settled, happened, by 2017-09-14",
            "unnamed-astana-6: by actor/illegal-armed-groups, count:field-commanders 7, count:militants 1001-.., kind defection, happened",
        ]);

    [Fact]
    public void How_many_are_to_change_sides_by_the_agreement() =>
        At("2017-09-14").Ask("incident/field-commanders-defect", "agreed.occurred").ShouldBe(
        [
            "settled",
            "unnamed-astana-6: by actor/illegal-armed-groups, count:field-commanders 7, count:militants 1001-.., kind defection, agreed, in force",
        ]);

    [Fact]
    public void Who_broke_the_siege_of_Deir_ez_Zor() =>
        At("2017-09-15").Ask("incident/deir-ez-zor-siege-broken", "occurred").ShouldBe(
            ["settled, happened, by 2017-09-15", "sputnik-astana-6: by actor/syrian-army, kind siege-broken, place place/deir-ez-zor, happened"]);

    [Theory]
    [InlineData("2011-02-28", "settled, not yet, 2011-03-01 to 2011-03-31")]
    [InlineData("2011-03-15", "open, possibly, 2011-03-01 to 2011-03-31, because the date is uncertain")]
    [InlineData("2017-05-06", "open, under way, 2011-03-01 to 2011-03-31, because the last day is uncertain")]
    public void Is_the_conflict_in_Syria_going_on(string asOf, string answer) =>
        At(asOf).Ask("incident/syrian-conflict", "occurred").First().ShouldBe(answer);

    [Fact]
    public void Had_the_siege_been_broken_as_far_as_the_press_knew_in_summer() =>
        InPress("2017-09-15", "2017-09-14").Ask("incident/deir-ez-zor-siege-broken", "occurred").ShouldBe(["silent"]);

    [Fact]
    public void What_is_the_Nusra_Front_called_now() =>
        At("2017-12-31").Ask("actor/nusra-front", "name").ShouldBe(
        [
            "open, because the order is unknown",
            "sputnik-astana-6: name Jabhat Fateh al-Sham, certain",
            "unnamed-astana-6: name Hayat Tahrir al-Sham, certain",
        ]);

    [Theory]
    [InlineData(Sputnik, "sputnik-astana-6: name Jabhat Fateh al-Sham, certain")]
    [InlineData(Unnamed, "unnamed-astana-6: name Hayat Tahrir al-Sham, certain")]
    public void What_is_the_Nusra_Front_called_according_to_each_source(string source, string line) =>
        At("2017-12-31", source).Ask("actor/nusra-front", "name").ShouldBe(["settled", line]);

    [Fact]
    public void Was_the_Nusra_Front_called_otherwise_in_May() => At("2017-05-06").Ask("actor/nusra-front", "name").ShouldBe(["silent"]);

    [Fact]
    public void What_does_Russia_designate_the_Nusra_Front_as() =>
        At("2017-09-15").Ask("actor/nusra-front", "designation", "actor/russia").ShouldBe(
            ["settled", "sputnik-astana-6: as outlawed-terrorist-organization, certain"]);

    [Fact]
    public void Who_heads_the_Russian_delegation() =>
        At("2017-05-05").Ask("actor/alexander-lavrentyev", "role", "head-of-delegation@actor/russia").ShouldBe(
            ["settled", "tass-astana-4: status held, certain"]);
}
