using static KnowledgeBase.Tests.Archive.AstanaArchive;

namespace KnowledgeBase.Tests.Archive;

/// <summary>The memorandum of May 2017: when it was made, by whom, and for how long it holds.</summary>
public sealed class AstanaQuestionsOfTheMemorandum
{
    private const string Memorandum = "agreement/astana-memorandum-2017";
    private const string JointStatement = "agreement/astana-6-joint-statement";
    private const string Tass = "source/tass-astana-4";
    private const string Alwaght = "source/alwaght-astana-4";
    private const string Sputnik = "source/sputnik-astana-6";
    private const string Unnamed = "source/unnamed-astana-6";
    private const string AstanaTimes = "source/astana-times-astana-6";

    [Fact]
    public void When_was_the_memorandum_signed() =>
        At("2017-12-31").Ask(Memorandum, "signed").ShouldBe(
        [
            "settled, happened, 2017-05-04",
            "alwaght-astana-4: at meeting/astana-4, happened",
            "astana-times-astana-6: at meeting/astana-4, happened",
            "sputnik-astana-6: at meeting/astana-4, happened",
            "tass-astana-4: at meeting/astana-4, happened",
        ]);

    [Fact]
    public void When_was_the_memorandum_signed_according_to_TASS() =>
        At("2017-12-31", Tass).Ask(Memorandum, "signed").ShouldBe(
        [
            "settled, happened, 2017-05-03 to 2017-05-05",
            "tass-astana-4: at meeting/astana-4, happened",
        ]);

    [Fact]
    public void Was_it_signed_by_4_May_according_to_TASS() =>
        At("2017-05-04", Tass).Ask(Memorandum, "signed").ShouldBe(
        [
            "open, possibly, 2017-05-03 to 2017-05-05, because the date is uncertain",
            "tass-astana-4: at meeting/astana-4, possibly",
        ]);

    [Fact]
    public void Was_it_signed_by_5_May_according_to_TASS() =>
        At("2017-05-05", Tass).Ask(Memorandum, "signed").First().ShouldBe("settled, happened, 2017-05-03 to 2017-05-05");

    [Fact]
    public void Was_the_memorandum_signed_by_3_May() =>
        At("2017-05-03").Ask(Memorandum, "signed").ShouldBe(
        [
            "settled, not yet, 2017-05-04",
            "alwaght-astana-4: at meeting/astana-4, possibly",
            "astana-times-astana-6: at meeting/astana-4, not yet",
            "sputnik-astana-6: at meeting/astana-4, possibly",
            "tass-astana-4: at meeting/astana-4, possibly",
        ]);

    [Theory]
    [InlineData("2017-04-30", "settled, not yet, 2017-05-01 to 2017-05-31")]
    [InlineData("2017-05-15", "open, possibly, 2017-05-01 to 2017-05-31, because the date is uncertain")]
    [InlineData("2017-05-31", "settled, happened, 2017-05-01 to 2017-05-31")]
    public void When_was_it_signed_according_to_Sputnik_that_only_says_in_May(string asOf, string answer) =>
        At(asOf, Sputnik).Ask(Memorandum, "signed").First().ShouldBe(answer);

    [Fact]
    public void Does_the_article_without_a_publisher_tell_of_the_signing() =>
        At("2017-12-31", Unnamed).Ask(Memorandum, "signed").ShouldBe(["silent"]);

    [Fact]
    public void Who_signed_the_memorandum() =>
        At("2017-12-31").AskMembers(Memorandum, "signatory").ShouldBe(
        [
            "actor/iran: settled, happened, 2017-05-04",
            "actor/russia: settled, happened, 2017-05-04",
            "actor/turkey: settled, happened, 2017-05-04",
        ]);

    [Fact]
    public void In_what_capacity_did_Iran_sign() =>
        At("2017-12-31").Ask(Memorandum, "signatory", "actor/iran").ShouldBe(
        [
            "settled, happened, 2017-05-04",
            "astana-times-astana-6: capacity guarantor, happened",
            "sputnik-astana-6: capacity guarantor, happened",
            "tass-astana-4: capacity guarantor, happened",
        ]);

    [Fact]
    public void Did_Damascus_sign_it() => At("2017-12-31").Ask(Memorandum, "signatory", "actor/syrian-government").ShouldBe(["silent"]);

    [Fact]
    public void Did_the_armed_opposition_sign_it() =>
        At("2017-12-31").Ask(Memorandum, "signatory", "actor/syrian-armed-opposition").ShouldBe(["silent"]);

    [Fact]
    public void Who_tells_of_its_adoption() =>
        At("2017-05-04").Ask(Memorandum, "adopted").ShouldBe(
        [
            "settled, happened, 2017-05-03 to 2017-05-04",
            "alwaght-astana-4: at meeting/astana-4, happened",
            "alwaght-astana-4: happened",
            "tass-astana-4: at meeting/astana-4, possibly",
        ]);

    [Fact]
    public void Who_proposed_it() =>
        At("2017-05-05").AskMembers(Memorandum, "proposer").ShouldBe(["actor/russia: settled, happened, by 2017-05-05"]);

    [Fact]
    public void How_long_does_it_hold_and_how_is_it_renewed() =>
        At("2017-05-06").Ask(Memorandum, "agreed.term").ShouldBe(
        [
            "settled",
            "tass-astana-4: automatic yes, duration P6M, agreed, in force",
        ]);

    [Fact]
    public void Does_Alwaght_tell_of_a_term() => At("2017-05-06", Alwaght).Ask(Memorandum, "agreed.term").ShouldBe(["silent"]);

    [Theory]
    [InlineData("2017-05-02", "open: no stage recorded; possibly proposed")]
    [InlineData("2017-05-03", "open: no stage recorded; possibly adopted")]
    [InlineData("2017-05-04", "settled: signed")]
    [InlineData("2017-11-04", "settled: signed")]
    [InlineData("2017-11-05", "settled: term over; renewal automatic; none recorded")]
    [InlineData("2018-12-31", "settled: term over; renewal automatic; none recorded")]
    public void How_far_has_the_memorandum_come(string asOf, string status) => At(asOf).AskStatus(Memorandum).ShouldBe(status);

    [Theory]
    [InlineData("2017-05-04", "open: no stage recorded; possibly signed")]
    [InlineData("2017-05-05", "settled: signed")]
    [InlineData("2017-11-03", "settled: signed")]
    [InlineData("2017-11-04", "open: signed; possibly term over; renewal automatic; none recorded")]
    [InlineData("2017-11-05", "open: signed; possibly term over; renewal automatic; none recorded")]
    [InlineData("2017-11-06", "settled: term over; renewal automatic; none recorded")]
    public void How_far_has_it_come_according_to_TASS(string asOf, string status) => At(asOf, Tass).AskStatus(Memorandum).ShouldBe(status);

    [Fact]
    public void Is_its_term_over_according_to_the_two_reports_of_May() =>
        At("2017-11-05", Tass, Alwaght).AskStatus(Memorandum).ShouldBe("settled: term over; renewal automatic; none recorded");

    [Fact]
    public void How_far_has_it_come_according_to_Alwaght() => At("2018-01-01", Alwaght).AskStatus(Memorandum).ShouldBe("settled: signed");

    [Fact]
    public void How_far_has_it_come_according_to_the_Astana_Times() =>
        At("2018-01-01", AstanaTimes).AskStatus(Memorandum).ShouldBe("settled: signed");

    [Theory]
    [InlineData("extended")]
    [InlineData("terminated")]
    [InlineData("suspension")]
    public void Was_it_extended_or_terminated_or_suspended(string aspect) => At("2018-12-31").Ask(Memorandum, aspect).ShouldBe(["silent"]);

    [Fact]
    public void When_was_the_joint_statement_adopted() =>
        At("2017-09-15").Ask(JointStatement, "adopted").ShouldBe(
        [
            "settled, happened, 2017-09-15",
            "astana-times-astana-6: at meeting/astana-6, happened",
            "sputnik-astana-6: at meeting/astana-6, happened",
            "unnamed-astana-6: at meeting/astana-6, happened",
        ]);

    [Fact]
    public void Had_it_been_adopted_on_the_first_day_of_the_round_according_to_the_Astana_Times() =>
        At("2017-09-14", AstanaTimes).Ask(JointStatement, "adopted").ShouldBe(
        [
            "open, possibly, 2017-09-14 to 2017-09-15, because the date is uncertain",
            "astana-times-astana-6: at meeting/astana-6, possibly",
        ]);

    [Theory]
    [InlineData("2016-12-29", "silent: no stage recorded")]
    [InlineData("2016-12-30", "settled: in force")]
    [InlineData("2018-12-31", "settled: in force")]
    public void Is_the_ceasefire_of_30_December_in_force(string asOf, string status) =>
        At(asOf).AskStatus("agreement/december-30-ceasefire").ShouldBe(status);
}
