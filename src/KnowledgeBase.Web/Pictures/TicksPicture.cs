using System.Xml.Linq;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;

namespace KnowledgeBase.Web.Pictures;

/// <summary>The ticks of the date slider: a link for each day on which something changes. For the mouse: the steps beside it say the same to all.</summary>
internal static class TicksPicture
{
    private const int Width = 1000;
    private const int Most = 160;

    public static XElement Draw(Frame frame)
    {
        var (first, last) = frame.Span!.Value;
        double X(Day day) => (double)(day.Number - first.Number) / (last.Number - first.Number) * Width;
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Width} 20"), ("preserveAspectRatio", "none"), ("class", "ticks"), ("aria-hidden", "true"));
        var counts = frame.Changes.Changes.GroupBy(change => change.Day).ToDictionary(group => group.Key, group => group.Count());
        // Too many would only blacken the strip; the steps and the arrow keys still find each.
        foreach (var day in frame.Changes.Days.Count <= Most ? frame.Changes.Days : frame.Changes.Days.Where((_, n) => n % (frame.Changes.Days.Count / Most + 1) == 0))
        {
            var height = Math.Min(18, 6 + 3 * Math.Log2(1 + counts[day]));
            svg.Add(new XElement(
                Svg.Space + "a",
                new XAttribute("href", frame.On(day)),
                new XAttribute("tabindex", "-1"),
                Svg.Element("title", $"{day}: {counts[day]} {(counts[day] == 1 ? "answer changes" : "answers change")}"),
                Svg.Element("rect", ("class", day == frame.At.AsOf ? "tick here" : "tick"), ("x", Svg.Number(X(day) - 2)), ("y", Svg.Number(20 - height)), ("width", "4"), ("height", Svg.Number(height)))));
        }

        if (frame.At.AsOf >= first && frame.At.AsOf <= last)
            svg.Add(Svg.Element("rect", ("class", "now"), ("x", Svg.Number(X(frame.At.AsOf) - 0.75)), ("y", "0"), ("width", "1.5"), ("height", "20")));
        return svg;
    }
}
