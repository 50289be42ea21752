using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Pages;

namespace KnowledgeBase.Web.Pictures;

/// <summary>Each item of a thing over all days: the spans in which its answer stays the same.</summary>
internal static class TimelinePicture
{
    private const double Label = 310, Width = 1000, Row = 24, Top = 18;
    private const int Most = 80;
    private static readonly string NotYet = Wording.Of(Standing.NotYet), TermOver = Wording.Of(Standing.TermOver);

    public static XElement Draw(TimelineAnswer timeline, Day asOf)
    {
        // Status first: it sums up.
        var items = timeline.Items.OrderBy(item => item.Item == "status" ? 0 : item.Item.StartsWith("obligation", StringComparison.Ordinal) ? 1 : 2).Take(Most).ToList();
        var days = items.SelectMany(item => item.Periods).SelectMany(period => new[] { period.First, period.Last });
        var scale = TimeScale.Around(days, Label, Width - Label, goesOn: true);
        var height = Top + Row * items.Count + 6;
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(height)}"), ("width", Svg.Number(Width)), ("height", Svg.Number(height)), ("role", "img"), ("aria-label", $"{items.Count} items over time"));
        svg.Add(scale.Axis(2, height));
        for (var n = 0; n < items.Count; n++)
        {
            var y = Top + n * Row;
            var name = Svg.Named(Words.Item(items[n].Item), timeline.Names);
            svg.Add(Svg.Element("text", Svg.Short(name, 47), ("x", "0"), ("y", Svg.Number(y + 16)), ("font-size", "12")).With(Svg.Element("title", name)));
            foreach (var period in items[n].Periods.Where(period => period.Value.Verdict != Verdict.Silent)) svg.Add(One(period, timeline, scale, y));
        }

        svg.Add(scale.Mark(asOf, height));
        return svg;
    }

    // Said, but not of that day: not yet, or not any more.
    private static bool IsOffTime(string text) => text.Split(" | ").All(part => part.StartsWith(NotYet, StringComparison.Ordinal) || part.EndsWith($"({NotYet})", StringComparison.Ordinal) || part.EndsWith($"({TermOver})", StringComparison.Ordinal));

    private static XElement One(Period<Outcome> period, TimelineAnswer timeline, TimeScale scale, double y)
    {
        var (from, to) = (scale.X(period.First), scale.End(period.Last));
        var text = Svg.Named(period.Value.Text, timeline.Names);
        var span = $"{(period.First.IsFinite ? $"from {period.First}" : "always")}{(period.Last.IsFinite ? $" to {period.Last}" : " on")}";
        var one = Svg.Element("g", ("class", $"period {period.Value.Verdict.ToString().ToLowerInvariant()}{(IsOffTime(period.Value.Text) ? " off" : "")}"));
        one.Add(Svg.Element("title", $"{span}: {Wording.Of(period.Value.Verdict)}: {text}"));
        one.Add(Svg.Element("rect", ("x", Svg.Number(from + 0.5)), ("y", Svg.Number(y + 3)), ("width", Svg.Number(Math.Max(to - from - 1, 2))), ("height", Svg.Number(Row - 6)), ("rx", "2")));
        var room = (int)((to - from - 10) / 6.2);
        if (room > 3) one.Add(Svg.Element("text", Svg.Short((period.Value.Verdict is Verdict.Contested ? "✕ " : period.Value.Verdict is Verdict.Open ? "◐ " : "") + text, room), ("x", Svg.Number(from + 6)), ("y", Svg.Number(y + 16)), ("font-size", "11")));
        return one;
    }
}
