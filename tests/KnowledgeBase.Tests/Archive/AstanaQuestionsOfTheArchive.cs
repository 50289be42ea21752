using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>What the press could know by a day, and what the archive held before and after it was corrected.</summary>
public sealed class AstanaQuestionsOfTheArchive
{
    private const string Memorandum = "agreement/astana-memorandum-2017";
    private const string AlwaghtDate = "fix-alwaght-published";
    private const string SeparationMissed = "sputnik-9-separation-missed";
    private const string SeparationNotMissed = "retract-separation-missed";
    private const string SouthDoubted = "doubt-south-controlled";
    private const string AleppoCorrected = "fix-alwaght-aleppo";

    [Fact]
    public void What_could_the_press_know_of_Homs_by_4_May() =>
        InPress("2017-05-06", "2017-05-04").Ask("zone/homs", "agreed.area").ShouldBe(
            ["settled", "alwaght-astana-4: place/homs, extent whole, agreed, in force"]);

    [Fact]
    public void What_could_the_press_know_of_Homs_by_5_May() =>
        InPress("2017-05-06", "2017-05-05").Ask("zone/homs", "agreed.area").First().ShouldBe(
            "contested, because place/homs: the sources differ on what the act says");

    [Fact]
    public void What_could_the_press_know_of_the_memorandum_by_3_May() =>
        InPress("2017-05-06", "2017-05-03").Ask(Memorandum, "signed").ShouldBe(["silent"]);

    [Theory]
    [InlineData("2017-09-14", "silent")]
    [InlineData("2017-09-15", "silent")]
    [InlineData("2017-09-20", "silent")]
    [InlineData("2017-09-21", "settled, happened, by 2017-09-15")]
    [InlineData("2017-10-30", "settled, happened, by 2017-09-15")]
    [InlineData("2017-10-31", "settled, happened, 2017-09-14 to 2017-09-15")]
    public void By_when_could_the_press_know_that_the_zone_in_Idlib_was_established(string publishedBy, string answer) =>
        InPress("2017-12-31", publishedBy).Ask("zone/idlib", "established").First().ShouldBe(answer);

    [Fact]
    public void What_did_the_archive_hold_before_anything_was_recorded() =>
        Recorded("2017-12-31", 0).Ask(Memorandum, "signed").ShouldBe(["silent"]);

    [Fact]
    public void When_was_the_memorandum_signed_while_Alwaght_was_dated_as_it_is_printed() =>
        Recorded("2017-12-31", Before(AlwaghtDate)).Ask(Memorandum, "signed").First().ShouldBe(
            "contested, happened, by 2017-05-31, because the dates exclude each other");

    [Fact]
    public void When_was_it_signed_once_that_date_was_corrected() =>
        Recorded("2017-12-31", With(AlwaghtDate)).Ask(Memorandum, "signed").First().ShouldBe("settled, happened, 2017-05-04");

    [Fact]
    public void Could_the_press_know_of_the_signing_in_April_while_Alwaght_was_dated_as_it_is_printed() =>
        InPress("2017-04-30", "2017-04-30", Before(AlwaghtDate)).Ask(Memorandum, "signed").ShouldBe(
            ["settled, happened, by 2017-04-05", "alwaght-astana-4: at meeting/astana-4, happened"]);

    [Fact]
    public void Could_the_press_know_of_it_in_April_once_that_date_was_corrected() =>
        InPress("2017-04-30", "2017-04-30", With(AlwaghtDate)).Ask(Memorandum, "signed").ShouldBe(["silent"]);

    [Fact]
    public void Had_the_zone_in_Idlib_been_proposed_by_the_middle_of_April_while_Alwaght_was_dated_as_it_is_printed() =>
        Recorded("2017-04-15", Before(AlwaghtDate)).Ask("zone/idlib", "proposed").First().ShouldBe("settled, happened, by 2017-04-05");

    [Fact]
    public void Had_it_been_proposed_by_the_middle_of_April_once_that_date_was_corrected() =>
        Recorded("2017-04-15", With(AlwaghtDate)).Ask("zone/idlib", "proposed").First().ShouldBe(
            "open, possibly, by 2017-05-04, because the date is uncertain");

    [Fact]
    public void Was_the_separation_fulfilled_before_anybody_recorded_that_it_was_missed() =>
        Recorded("2017-09-15", Before(SeparationMissed)).AskObligation(Memorandum, "separation").ShouldBe(
            "settled: fulfilled, lateness unknown; fulfilled by 2017-09-15");

    [Fact]
    public void Was_the_separation_fulfilled_while_it_was_recorded_as_missed_too() =>
        Recorded("2017-09-15", Before(SeparationNotMissed)).AskObligation(Memorandum, "separation").ShouldBe(
            "contested: fulfilled, lateness unknown; fulfilled by 2017-09-15");

    [Fact]
    public void Who_was_recorded_as_saying_that_it_was_missed() =>
        Recorded("2017-09-15", Before(SeparationNotMissed)).Ask(Memorandum, "missed", "separation").ShouldBe(
            ["settled, happened, by 2017-09-15", "sputnik-astana-6: happened"]);

    [Fact]
    public void Was_the_separation_fulfilled_once_that_was_retracted() =>
        Recorded("2017-09-15", With(SeparationNotMissed)).AskObligation(Memorandum, "separation").ShouldBe(
            "settled: fulfilled, lateness unknown; fulfilled by 2017-09-15");

    [Fact]
    public void Does_anybody_still_say_that_it_was_missed() =>
        At("2017-09-15").Ask(Memorandum, "missed", "separation").ShouldBe(["silent"]);

    [Fact]
    public void Who_controlled_the_south_before_that_was_doubted() =>
        Recorded("2017-09-15", Before(SouthDoubted)).Ask("zone/south", "control").ShouldBe(
            ["settled", "sputnik-astana-6: by actor/nusra-front, certain"]);

    [Fact]
    public void Who_controls_the_south_since_that_was_doubted() =>
        Recorded("2017-09-15", With(SouthDoubted)).Ask("zone/south", "control").ShouldBe(
            ["silent", "deprecated: sputnik-10-south-controlled"]);

    [Fact]
    public void How_much_of_Aleppo_was_in_the_zone_before_Alwaght_was_read_again() =>
        Recorded("2017-05-06", Before(AleppoCorrected)).Ask("zone/idlib", "agreed.area", "place/aleppo").ShouldBe(
        [
            "contested, because the sources differ on what the act says",
            "alwaght-astana-4: place/aleppo, extent whole, agreed, in force",
            "tass-astana-4: place/aleppo, extent part, agreed, in force",
        ]);

    [Fact]
    public void How_much_of_Aleppo_is_in_the_zone_since_Alwaght_was_read_again() =>
        Recorded("2017-05-06", With(AleppoCorrected)).Ask("zone/idlib", "agreed.area", "place/aleppo").ShouldBe(
        [
            "settled",
            "alwaght-astana-4: place/aleppo, extent part, agreed, in force",
            "tass-astana-4: place/aleppo, extent part, agreed, in force",
        ]);

    [Fact]
    public void How_much_of_Homs_was_known_before_TASS_was_recorded() =>
        Recorded("2017-05-06", Before("tass-4-round-held")).Ask("zone/homs", "agreed.area").First().ShouldBe("settled");

    [Fact]
    public void How_much_of_Aleppo_was_in_the_zone_according_to_Alwaght_before_it_was_read_again() =>
        Recorded("2017-05-06", Before(AleppoCorrected), "publisher:Alwaght").Ask("zone/idlib", "agreed.area", "place/aleppo").ShouldBe(
            ["settled", "alwaght-astana-4: place/aleppo, extent whole, agreed, in force"]);
}
