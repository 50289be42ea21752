using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Http;

namespace KnowledgeBase.Web.Pictures;

/// <summary>The zones on a map: a colour for each, a pattern for how far it has come, a dashed edge where that is contested or only possible.</summary>
internal static class MapPicture
{
    private const double Width = 760, Margin = 12;
    private const int Colours = 8;

    /// <summary>How far a zone has come, as a pattern.</summary>
    public static readonly IReadOnlyList<(string Stage, string Label)> Stages =
        [("proposed", "proposed"), ("agreed", "agreed"), ("established", "established"), ("over", "over: dissolved, or its term has ended")];

    /// <summary>The map; null when no place in a zone has an outline.</summary>
    public static XElement? Draw(MapAnswer map, Site site)
    {
        var outlines = map.Outlines.Select(pair => (pair.Key, Outline: Outline.Of(pair.Value))).Where(pair => pair.Outline is not null).ToDictionary(pair => pair.Key, pair => pair.Outline!);
        var shapes = map.Zones.SelectMany((zone, n) => zone.Places.Where(place => outlines.ContainsKey(place.Place)).Select(place => (zone, Colour: n % Colours + 1, place, Outline: outlines[place.Place]))).ToList();
        if (shapes.Count == 0) return null;
        var scale = MapScale.Around([.. outlines.Values], Width, Margin);
        var svg = Svg.Element("svg", ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(scale.Height)}"), ("width", Svg.Number(Width)), ("height", Svg.Number(scale.Height)), ("class", "map"), ("role", "group"), ("aria-label", "Map of the zones"));
        svg.Add(Patterns(shapes.Select(shape => shape.Colour).Distinct()));
        svg.Add(Svg.Element("rect", ("class", "sea"), ("width", Svg.Number(Width)), ("height", Svg.Number(scale.Height))));
        foreach (var around in map.Around.Where(outlines.ContainsKey)) svg.Add(Svg.Element("path", ("class", "land"), ("d", scale.Path(outlines[around]))).With(Svg.Element("title", map.Names.Of(around))));
        foreach (var shape in shapes.OrderByDescending(shape => shape.Outline.Size)) svg.Add(Shape(shape.zone, shape.Colour, shape.place, scale.Path(shape.Outline), map, site));
        svg.Add(Labels(map, shapes.GroupBy(shape => shape.zone).Select(zone => (zone.Key, zone.OrderByDescending(shape => Weight(shape.zone, shape.place, map)).ThenByDescending(shape => shape.Outline.Size).First().Outline)), scale));
        return svg;
    }

    /// <summary>A small sample of a pattern, for the legend.</summary>
    public static XElement Sample(string stage, bool dashed = false)
    {
        var svg = Svg.Element("svg", ("viewBox", "0 0 28 16"), ("width", "28"), ("height", "16"), ("aria-hidden", "true"));
        svg.Add(Svg.Element("rect", ("class", "c8 sample"), ("x", "1"), ("y", "1"), ("width", "26"), ("height", "14"), ("fill", stage.Length == 0 ? "none" : $"url(#p-{stage}-8)")));
        svg.Add(Svg.Element("rect", ("class", $"zone-edge{(dashed ? " dashed" : "")}"), ("x", "1"), ("y", "1"), ("width", "26"), ("height", "14")));
        return svg;
    }

    /// <summary>The patterns of the legend.</summary>
    public static XElement SamplePatterns() => Svg.Element("svg", ("width", "0"), ("height", "0"), ("aria-hidden", "true")).With(Patterns([8]));

    private static string StageOf(Status status) =>
        status.Text.Contains("over", StringComparison.Ordinal) || status.Stage == "dissolved" ? "over" : status.Stage is "agreed" or "established" ? status.Stage : "proposed";

    // The name stands on what gives the zone its name, else on what is surely in it.
    private static int Weight(ZoneOnMap zone, PlaceInZone place, MapAnswer map) =>
        (map.Names.Of(place.Place).Contains(map.Names.Of(zone.Zone), StringComparison.OrdinalIgnoreCase) ? 4 : 0) + (place.IsCertain ? 2 : 0) + (place.Extents.Contains("whole") ? 1 : 0);

    private static XElement Shape(ZoneOnMap zone, int colour, PlaceInZone place, string path, MapAnswer map, Site site)
    {
        var extents = string.Join(" or ", place.Extents.Order(StringComparer.Ordinal));
        var title = $"{map.Names.Of(zone.Zone)}: {zone.Status.Text}. {map.Names.Of(place.Place)}, {extents}{(place.LaidDown ? ", as laid down" : "")}{(place.IsCertain ? "" : $": {Wording.Of(place.Verdict)}")}";
        var link = new XElement(Svg.Space + "a", new XAttribute("href", site.To(zone.Zone)), new XAttribute("class", $"c{colour}"));
        return link.With(
            Svg.Element("title", title),
            Svg.Element("path", ("d", path), ("fill", $"url(#p-{StageOf(zone.Status)}-{colour})"), ("fill-rule", "evenodd"), ("class", place.Extents.Contains("whole") ? "area" : "area part")),
            Svg.Element("path", ("d", path), ("class", $"zone-edge{(place.IsCertain && zone.Status.Verdict == Verdict.Settled ? "" : " dashed")}")));
    }

    private static IEnumerable<XElement> Labels(MapAnswer map, IEnumerable<(ZoneOnMap Zone, Outline Outline)> zones, MapScale scale)
    {
        var taken = new List<(double X, double Y)>();
        foreach (var (zone, outline) in zones)
        {
            var (x, y) = scale.Middle(outline);
            while (taken.Exists(other => Math.Abs(other.Y - y) < 16 && Math.Abs(other.X - x) < 110)) y += 17;
            taken.Add((x, y));
            yield return Svg.Element("text", map.Names.Of(zone.Zone), ("class", "label"), ("x", Svg.Number(x)), ("y", Svg.Number(y)), ("text-anchor", "middle"), ("font-size", "14"), ("pointer-events", "none"));
        }
    }

    private static XElement Patterns(IEnumerable<int> colours) => Svg.Element("defs").With([.. colours.SelectMany(colour => new[]
    {
        Pattern("proposed", colour, 7, Svg.Element("circle", ("cx", "3.5"), ("cy", "3.5"), ("r", "1.3"), ("class", "fill"))),
        Pattern("agreed", colour, 7, Svg.Element("path", ("d", "M0 7 L7 0 M-1 1 L1 -1 M6 8 L8 6"), ("class", "stroke"), ("stroke-width", "1.4"))),
        Pattern("established", colour, 7, Svg.Element("rect", ("width", "7"), ("height", "7"), ("class", "fill"), ("opacity", "0.55"))),
        Pattern("over", colour, 9, Svg.Element("path", ("d", "M0 9 L9 0 M0 0 L9 9"), ("class", "stroke"), ("stroke-width", "0.7"), ("opacity", "0.7"))),
    })]);

    private static XElement Pattern(string stage, int colour, int size, XElement mark) => Svg.Element(
        "pattern", ("id", $"p-{stage}-{colour}"), ("class", $"c{colour}"), ("width", $"{size}"), ("height", $"{size}"), ("patternUnits", "userSpaceOnUse"))
        .With(Svg.Element("rect", ("width", $"{size}"), ("height", $"{size}"), ("class", "fill"), ("opacity", stage == "established" ? "0.2" : "0.1")), mark);
}
