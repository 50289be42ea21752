using System.Globalization;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Time;

public sealed class EdtfBoundsConformanceTests
{
    private const string UnknownEnd = "ten years for an unknown end are that library's policy; here the side is unbounded";
    private const string SignificantDigits =
        "the standard: some year that shares the significant digits; that library counts only the estimate as strict";
    private const string Space = "not valid: ISO 8601 allows no spaces";

    /// <summary>Rows with other bounds than ours, and why. All other rows with bounds agree.</summary>
    private static readonly Dictionary<(string Text, string Source), string> Deviations = new()
    {
        [("/2006", "ixc/python-edtf")] = UnknownEnd,
        [("2004-06-01/", "ixc/python-edtf")] = UnknownEnd,
        [("1953S3", "ixc/python-edtf")] = SignificantDigits,
        [("Y17101E4S3", "ixc/python-edtf")] = SignificantDigits,
        [("[1667, 1668, 1670..1672]", "ixc/python-edtf")] = Space,
        [("[1667, 1760-12]", "ixc/python-edtf")] = Space,
        [("2010-24", "ixc/python-edtf")] =
            "that library cuts winter off at the new year, for simplicity; here it is December to February, as 2019-24 in the other suite",
        [("1985-04-12T23:20:30-04", "sfomuseum/go-edtf level0")] = "converted to UTC there; a date is the local day here",
        [("Y1700", "sfomuseum/go-edtf level1")] = "not valid: Y is for years of more than four digits",
        [("winter, 2002", "sfomuseum/go-edtf level1")] = "not valid: a reading aid of that library",
    };

    [Fact]
    public void Strict_bounds_are_those_of_the_other_libraries()
    {
        var rows = ConformanceData.Bounds().Where(r => r.Lower is not null && r.Upper is not null).ToArray();
        rows.Length.ShouldBeGreaterThan(80);
        rows.Where(r => !Deviations.ContainsKey((r.Text, r.Source)) && !Agrees(r)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_listed_deviation_is_a_row_that_really_differs()
    {
        var rows = ConformanceData.Bounds();
        Deviations.Keys.Where(key => !rows.Any(r => (r.Text, r.Source) == key && !Agrees(r))).ShouldBeEmpty();
    }

    [Fact]
    public void The_ends_of_an_interval_have_the_bounds_of_the_other_libraries()
    {
        var rows = ConformanceData.Bounds().Where(r => r.Text.Contains('/') && r.Source.StartsWith("sfomuseum")).ToArray();
        rows.Length.ShouldBeGreaterThan(5);
        foreach (var row in rows)
        {
            var edtf = Edtf.Parse(row.Text);
            edtf.First?.Bounds.ShouldBe(new DayBounds(ToDay(row.Lower!), ToDay(row.FirstLatest!)));
            edtf.Last?.Bounds.ShouldBe(new DayBounds(ToDay(row.LastEarliest!), ToDay(row.Upper!)));
        }
    }

    private static bool Agrees(ConformanceData.BoundsRow row) =>
        Edtf.TryParse(row.Text, out var edtf, out _) && edtf.Bounds == new DayBounds(ToDay(row.Lower!), ToDay(row.Upper!));

    private static Day ToDay(string text)
    {
        if (text is "inf") return Day.EndOfTime;
        if (text is "-inf") return Day.BeginningOfTime;
        var parts = text.TrimStart('-').Split('-').Select(p => long.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return Day.Of(text[0] == '-' ? -parts[0] : parts[0], (int)parts[1], (int)parts[2]);
    }
}
