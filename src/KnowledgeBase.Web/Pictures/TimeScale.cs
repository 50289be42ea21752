using System.Globalization;
using System.Xml.Linq;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Days laid out over a width; what lies beyond is cut off at the edges.</summary>
/// <param name="First">The day at the left edge.</param>
/// <param name="Last">The day whose end is the right edge.</param>
/// <param name="Left">Where the left edge is.</param>
/// <param name="Width">From edge to edge.</param>
internal sealed record TimeScale(Day First, Day Last, double Left, double Width)
{
    // How far down the words of an axis reach that begins at the top.
    private const double Labels = 15;

    public double Right => Left + Width;

    /// <summary>Where a day begins.</summary>
    public double X(Day day) => Left + Math.Clamp(day.IsFinite ? (double)(day.Number - First.Number) / (Last.Number - First.Number + 1) : day == Day.EndOfTime ? 1 : 0, 0, 1) * Width;

    /// <summary>Where a day ends.</summary>
    public double End(Day day) => X(day.Plus(1));

    /// <summary>A scale of all the days given, and a little beside; more behind, where what goes on from there has words.</summary>
    public static TimeScale Around(IEnumerable<Day> days, double left, double width, bool goesOn = false)
    {
        var finite = days.Where(day => day.IsFinite).DefaultIfEmpty(Day.Of(2000, 1, 1)).ToList();
        var (first, last) = (finite.Min(), finite.Max());
        var margin = Math.Max(2, (last.Number - first.Number) / 30);
        return new(first.Plus(-margin), last.Plus(goesOn ? Math.Max(margin, (last.Number - first.Number) / 7) : margin), left, width);
    }

    /// <summary>Lines and words for years, months or days, as there is room.</summary>
    public IEnumerable<XElement> Axis(double top, double bottom)
    {
        foreach (var (day, label) in Marks())
        {
            yield return Svg.Element("line", ("class", "grid"), ("x1", Svg.Number(X(day))), ("x2", Svg.Number(X(day))), ("y1", Svg.Number(top)), ("y2", Svg.Number(bottom)));
            if (X(day) < Right - 8 * label.Length) yield return Svg.Element("text", label, ("class", "faint"), ("x", Svg.Number(X(day) + 3)), ("y", Svg.Number(top + 10)), ("font-size", "10.5"));
        }
    }

    /// <summary>A line on the day asked about, below the words of the axis; null where that day is not shown.</summary>
    public XElement? Mark(Day asOf, double bottom) => asOf < First || asOf > Last ? null
        : Svg.Element("line", ("class", "now-line"), ("x1", Svg.Number(X(asOf))), ("x2", Svg.Number(X(asOf))), ("y1", Svg.Number(Labels)), ("y2", Svg.Number(bottom))).With(Svg.Element("title", $"as of {asOf}"));

    private IEnumerable<(Day Day, string Label)> Marks()
    {
        var span = Last.Number - First.Number + 1;
        var room = Math.Max(2, (int)(Width / 64));
        if (span <= room * 2)
        {
            for (var day = First; day <= Last; day = day.Plus(Math.Max(1, span / room))) yield return (day, day.ToString()[^5..]);
            yield break;
        }

        var months = Math.Max(1, (int)Math.Ceiling(span / 30.4 / room));
        if (months is > 1 and < 12) months = months <= 2 ? 2 : months <= 3 ? 3 : months <= 6 ? 6 : 12;
        else if (months > 12) months = (months + 11) / 12 * 12;
        var (year, _, _) = First.ToCalendar();
        var mark = Day.Of(months >= 12 ? year - year % (months / 12) : year, 1, 1);
        for (; mark <= Last; mark = mark.PlusMonths(months))
        {
            if (mark < First) continue;
            var (y, m, _) = mark.ToCalendar();
            yield return (mark, months >= 12 ? y.ToString(CultureInfo.InvariantCulture) : $"{y}-{m:00}");
        }
    }
}
