namespace KnowledgeBase.Web.Pictures;

/// <summary>Degrees laid out on a picture: equirectangular, with degrees of longitude as long as they are in the middle of it.</summary>
internal sealed record MapScale(double West, double North, double PerLon, double PerLat, double Margin, double Height)
{
    private const double Tallest = 900;

    public static MapScale Around(IReadOnlyList<Outline> outlines, double width, double margin)
    {
        var (west, east, south, north) = (outlines.Min(one => one.West), outlines.Max(one => one.East), outlines.Min(one => one.South), outlines.Max(one => one.North));
        var squeeze = Math.Max(0.1, Math.Cos((south + north) / 2 * Math.PI / 180));
        var perLat = Math.Min((width - 2 * margin) / Math.Max(1e-6, (east - west) * squeeze), (Tallest - 2 * margin) / Math.Max(1e-6, north - south));
        var spare = (width - 2 * margin - (east - west) * squeeze * perLat) / 2;
        return new(west - spare / (perLat * squeeze), north, perLat * squeeze, perLat, margin, (north - south) * perLat + 2 * margin);
    }

    public string Path(Outline outline) => string.Concat(outline.Rings.Select(ring => $"M{string.Join(" L", ring.Select(point => $"{Svg.Number(X(point.Lon))} {Svg.Number(Y(point.Lat))}"))} Z"));

    /// <summary>The middle of the outline's first ring, weighted by area; inside of most.</summary>
    public (double X, double Y) Middle(Outline outline)
    {
        var ring = outline.Rings[0];
        var (area, lon, lat) = (0.0, 0.0, 0.0);
        foreach (var (a, b) in ring.Zip(ring.Skip(1).Append(ring[0])))
        {
            var cross = a.Lon * b.Lat - b.Lon * a.Lat;
            (area, lon, lat) = (area + cross, lon + (a.Lon + b.Lon) * cross, lat + (a.Lat + b.Lat) * cross);
        }

        return Math.Abs(area) < 1e-12 ? (X(ring[0].Lon), Y(ring[0].Lat)) : (X(lon / (3 * area)), Y(lat / (3 * area)));
    }

    private double X(double lon) => Margin + (lon - West) * PerLon;

    private double Y(double lat) => Margin + (North - lat) * PerLat;
}
