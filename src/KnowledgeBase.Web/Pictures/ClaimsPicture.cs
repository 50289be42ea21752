using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Pages;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Claims over time, a row each: certain days solid, possible ones hatched, what was superseded faded.</summary>
internal static class ClaimsPicture
{
    private const double Label = 310, Width = 1000, Row = 22, Top = 18;
    private const int Most = 60;

    /// <summary>Draws claims.</summary>
    /// <param name="claims">In the order of the rows.</param>
    /// <param name="names">What sources and things are called.</param>
    /// <param name="days">What the scale has to hold besides: the same for pictures that are to be compared.</param>
    /// <param name="asOf">The day asked about, which is marked.</param>
    /// <param name="colours">A number for each source.</param>
    public static XElement Draw(IReadOnlyList<ClaimInTime> claims, Names names, IEnumerable<Day> days, Day asOf, Func<string, int> colours)
    {
        var rows = claims.Take(Most).ToList();
        var scale = TimeScale.Around(days.Concat(claims.SelectMany(Days)), Label, Width - Label);
        var height = Top + Row * rows.Count + 6;
        var id = $"h{string.Join('-', claims.Take(1).Select(one => $"{one.Claim.Claim.Evidence.Position}-{one.Claim.Claim.Aspect.Replace('.', '-')}"))}";
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(height)}"), ("width", Svg.Number(Width)), ("height", Svg.Number(height)), ("role", "img"), ("aria-label", $"{claims.Count} claims over time"));
        svg.Add(Svg.Hatches(id, rows.Select(one => colours(one.Claim.Claim.Evidence.Source)).Distinct()));
        svg.Add(scale.Axis(2, height));
        for (var n = 0; n < rows.Count; n++) svg.Add(OneRow(rows[n], names, scale, Top + n * Row, colours(rows[n].Claim.Claim.Evidence.Source), id));
        svg.Add(scale.Mark(asOf, height));
        return svg;
    }

    /// <summary>The days that a picture of a claim shows.</summary>
    public static IEnumerable<Day> Days(ClaimInTime one) => new[] { (DayBounds?)one.Claim.On, one.Claim.Since, one.Claim.Until }.OfType<DayBounds>().SelectMany(bounds => new[] { bounds.Earliest, bounds.Latest });

    private static XElement OneRow(ClaimInTime one, Names names, TimeScale scale, double y, int colour, string id)
    {
        var (claim, evidence) = (one.Claim.Claim, one.Claim.Claim.Evidence);
        var words = $"{Svg.Named($"{(claim.Member.Length > 0 && !Aspects.IsList(claim.Aspect) ? $"{Words.Member(claim.Member)} " : "")}{(Wording.Of(claim) is "yes" ? "" : Wording.Of(claim))}", names).Trim()} {Words.Slug(evidence.Source)}{(evidence.Paragraphs.IsEmpty ? "" : $" ¶{string.Join(',', evidence.Paragraphs)}")}";
        var answers = one.Fate is Fate.Stands or Fate.OfALaterDay;
        var row = Svg.Element("g", ("class", $"c{colour}"));
        row.Add(Svg.Element("title", $"{words}; {(claim.On is { } on ? $"on {on}" : "date derived from its publication")}; {Wording.Of(one.Fate)}"));
        row.Add(Svg.Element("text", Svg.Short(words, 47), ("class", answers ? "" : "faint"), ("x", "0"), ("y", Svg.Number(y + 15)), ("font-size", "11.5")));
        foreach (var (from, to, certain) in Bars(one, scale))
        {
            row.Add(Svg.Element(
                "rect", ("class", $"{(certain ? "fill" : "possible")}{(answers ? "" : " faded")}"), ("x", Svg.Number(from)), ("y", Svg.Number(y + 4)), ("width", Svg.Number(Math.Max(to - from, 3))), ("height", "14"), ("rx", "2"),
                ("fill", certain ? "currentColor" : $"url(#{id}-{colour})"), ("stroke-width", certain ? "0" : "1")));
        }

        if (one.Claim.Claim.Polarity == Events.Polarity.Denied)
            row.Add(Svg.Element("line", ("class", "stroke"), ("x1", Svg.Number(scale.X(one.Claim.On.Earliest))), ("x2", Svg.Number(Math.Max(scale.End(one.Claim.On.Latest), scale.X(one.Claim.On.Earliest) + 12))), ("y1", Svg.Number(y + 11)), ("y2", Svg.Number(y + 11)), ("stroke-width", "3")));
        return row;
    }

    // What may be before the first day that is certain, and after the last one, is possible.
    private static IEnumerable<(double From, double To, bool Certain)> Bars(ClaimInTime one, TimeScale scale)
    {
        var dated = one.Claim;
        var start = dated.Since ?? dated.On;
        if (Aspects.KindOf(dated.Claim.Aspect) == AspectKind.Occurrence)
        {
            var end = dated.Until ?? dated.On;
            if (start.IsSingleDay && end.IsSingleDay) yield return (scale.X(start.Earliest), scale.End(end.Latest), true);
            else yield return (scale.X(start.Earliest), scale.End(end.Latest), false);
            yield break;
        }

        var last = dated.Until ?? (one.By.Count > 0 && one.Fate == Fate.Superseded
            ? new DayBounds(one.By.Min(by => by.On.Earliest), one.By.Min(by => by.On.Latest))
            : new DayBounds(Day.EndOfTime, Day.EndOfTime));
        if (start.Earliest < start.Latest) yield return (scale.X(start.Earliest), scale.X(start.Latest), false);
        if (last.Earliest >= start.Latest) yield return (scale.X(start.Latest), scale.End(last.Earliest), true);
        if (last.Latest > last.Earliest) yield return (scale.End(Day.Max(last.Earliest, start.Latest)), scale.End(last.Latest), false);
    }
}
