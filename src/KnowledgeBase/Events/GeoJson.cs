using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>Whether an outline can be drawn: a GeoJSON geometry (RFC 7946), longitudes and latitudes in degrees (WGS 84).</summary>
internal static class GeoJson
{
    // How deep coordinates are nested, by type.
    private static readonly Dictionary<string, int> Depths = new(StringComparer.Ordinal)
    {
        ["Point"] = 0,
        ["MultiPoint"] = 1,
        ["LineString"] = 1,
        ["MultiLineString"] = 2,
        ["Polygon"] = 2,
        ["MultiPolygon"] = 3,
    };

    /// <summary>The first thing that is wrong with a geometry; none when nothing is.</summary>
    public static IEnumerable<FieldError> Check(string field, JsonObject geometry)
    {
        if (geometry["type"] is not JsonValue named || !named.TryGetValue<string>(out var type) || !Depths.TryGetValue(type, out var depth))
            yield return new($"{field}.type", $"must be the type of a GeoJSON geometry: {string.Join(", ", Depths.Keys)}.");
        else if (Wrong($"{field}.coordinates", geometry["coordinates"], depth, type.EndsWith("Polygon", StringComparison.Ordinal)) is { } error)
            yield return error;
    }

    private static FieldError? Wrong(string path, JsonNode? node, int depth, bool isArea)
    {
        if (node is not JsonArray array || array.Count == 0) return new(path, depth == 0 ? "must be a position: [longitude, latitude]." : "must be a list of coordinates, not empty.");
        if (depth == 0) return WrongPosition(path, array);
        for (var i = 0; i < array.Count; i++)
        {
            if (Wrong($"{path}[{i}]", array[i], depth - 1, isArea) is { } error) return error;
        }

        return isArea && depth == 1 && (array.Count < 4 || !JsonNode.DeepEquals(array[0], array[^1])) ? new(path, "must be a ring: at least four positions, the last one the same as the first.") : null;
    }

    private static FieldError? WrongPosition(string path, JsonArray position)
    {
        var numbers = position.Select(one => one is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NaN).ToList();
        return numbers.Count < 2 || numbers.Exists(double.IsNaN) ? new(path, "must be a position: [longitude, latitude], in degrees.")
            : numbers[0] is < -180 or > 180 || numbers[1] is < -90 or > 90 ? new(path, "is off the earth: longitude from -180 to 180, then latitude from -90 to 90.")
            : null;
    }
}
