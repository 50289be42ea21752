using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class EdtfValidityConformanceTests
{
    private const string Century = "century in two digits (ISO 8601-1): not in the Library of Congress profile, which writes 19XX";
    private const string Decade = "decade in three digits (ISO 8601-1): not in the Library of Congress profile, which writes 193X";
    private const string BasicOffset = "offset without a colon after a time with colons: the profile requires extended format throughout";
    private const string Space = "ISO 8601 allows no spaces; another suite in this file rejects [1667,1668, 1670..1672]";
    private const string NotCertainlyReversed =
        "the end is some day of a period that reaches past the start, as in 1111-01-01/1111, which the same suite accepts";

    /// <summary>Rows decided against their suite, and why.</summary>
    private static readonly Dictionary<string, string> Deviations = new()
    {
        ["19"] = Century,
        ["00"] = Century,
        ["-04"] = Century,
        ["19?"] = Century,
        ["19%"] = Century,
        ["193"] = Decade,
        ["019"] = Decade,
        ["009"] = Decade,
        ["000"] = Decade,
        ["-193"] = Decade,
        ["-019"] = Decade,
        ["197?"] = Decade,
        ["197%"] = Decade,
        ["2016-05-02T16:54:59+0230"] = BasicOffset,
        ["2016-05-02T16:54:59+0000"] = BasicOffset,
        ["2016-05-02T16:54:59+1400"] = BasicOffset,
        ["2016-05-02T16:54:59+1330"] = BasicOffset,
        ["2016-05-02T16:54:59+1200"] = BasicOffset,
        ["2016-05-02T16:54:59+0410"] = BasicOffset,
        ["2016-05-02T16:54:59-1159"] = BasicOffset,
        ["[1667, 1668, 1670..1672]"] = Space,
        ["[1667, 1760-12]"] = Space,
        ["[1667, 1672-12]"] = Space,
        ["winter, 2002"] = "a reading aid of one library, no EDTF",
        ["Y1700"] = "Y is for years of more than four digits only; another suite in this file rejects Y2006",
        ["1985-04-12T23:20:30Z/1986-05-13T01:30:45Z"] =
            "the profile excludes times of day from intervals; another suite in this file rejects 2005-07-25T10:10:10Z/2006-01",
        ["0000-02/0000"] = NotCertainlyReversed,
        ["2004-06-11%/2004-06~"] = NotCertainlyReversed,
        ["2012-21/2012-22"] =
            "from spring to summer is in order, and a season is a date; another suite in this file accepts 2003-22/2003-23",
    };

    [Fact]
    public void Every_row_of_standard_syntax_is_decided_as_its_suite_decides_it()
    {
        var rows = ConformanceData.Validity();
        rows.Count.ShouldBeGreaterThan(300);
        rows.Where(r => !Deviations.ContainsKey(r.Text) && IsValid(r.Text) != r.IsValid).ShouldBeEmpty();
    }

    [Fact]
    public void Every_listed_deviation_is_a_row_that_is_really_decided_otherwise()
    {
        var rows = ConformanceData.Validity();
        Deviations.Keys.Where(text => !rows.Any(r => r.Text == text && r.IsValid != IsValid(text))).ShouldBeEmpty();
    }

    [Fact]
    public void No_text_is_both_valid_and_invalid_in_the_suites() => ConformanceData.Validity()
        .GroupBy(r => r.Text, r => r.IsValid).Where(g => g.Distinct().Count() > 1).Select(g => g.Key).ShouldBeEmpty();

    [Fact]
    public void Every_valid_row_prints_back_as_it_was_written() =>
        ConformanceData.Validity().Where(r => IsValid(r.Text)).ShouldAllBe(r => Edtf.Parse(r.Text).ToString() == r.Text);

    [Fact]
    public void Every_invalid_row_has_an_error_that_points_into_the_text()
    {
        foreach (var row in ConformanceData.Validity())
        {
            if (Edtf.TryParse(row.Text, out _, out var error)) continue;
            error.Message.ShouldNotBeNullOrWhiteSpace();
            error.Position.ShouldBeInRange(0, row.Text.Length);
        }
    }

    private static bool IsValid(string text) => Edtf.TryParse(text, out _, out _);
}
