using System.Text.Json.Nodes;

namespace KnowledgeBase.Web.Pictures;

/// <summary>The rings of a GeoJSON geometry, as longitudes and latitudes in degrees. What cannot be read has none.</summary>
/// <param name="Rings">Outer and inner rings alike: drawn by the even-odd rule.</param>
/// <param name="Schematic">Whether it is only drawn.</param>
internal sealed record Outline(IReadOnlyList<IReadOnlyList<(double Lon, double Lat)>> Rings, bool Schematic)
{
    public double West => Points.Min(point => point.Lon);

    public double East => Points.Max(point => point.Lon);

    public double South => Points.Min(point => point.Lat);

    public double North => Points.Max(point => point.Lat);

    /// <summary>How large its box is, for drawing small ones above large ones.</summary>
    public double Size => (East - West) * (North - South);

    private IEnumerable<(double Lon, double Lat)> Points => Rings.SelectMany(ring => ring);

    public static Outline? Of(JsonObject geometry)
    {
        try
        {
            var coordinates = geometry["coordinates"] as JsonArray;
            var rings = (string?)geometry["type"] switch
            {
                "Polygon" => coordinates!.Select(Ring),
                "MultiPolygon" => coordinates!.SelectMany(polygon => ((JsonArray)polygon!).Select(Ring)),
                _ => [],
            };
            var outline = new Outline([.. rings.Where(ring => ring.Count > 2)], geometry["schematic"] is JsonValue drawn && drawn.TryGetValue<bool>(out var only) && only);
            return outline.Rings.Count > 0 && outline.Points.All(point => point is { Lon: >= -180 and <= 180, Lat: >= -90 and <= 90 }) ? outline : null;
        }
        catch (Exception odd) when (odd is InvalidOperationException or InvalidCastException or NullReferenceException or ArgumentOutOfRangeException or FormatException)
        {
            return null;
        }
    }

    private static IReadOnlyList<(double Lon, double Lat)> Ring(JsonNode? ring) => [.. ((JsonArray)ring!).Select(point => ((double)point![0]!, (double)point[1]!))];
}
