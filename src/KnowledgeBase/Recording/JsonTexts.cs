using System.Text.Json.Nodes;

namespace KnowledgeBase.Recording;

/// <summary>Finds what a record may refer to before it is known to be well-formed.</summary>
internal static class JsonTexts
{
    /// <summary>Every text in it, however deep.</summary>
    public static IEnumerable<string> Of(JsonNode? node) => node switch
    {
        JsonObject data => data.SelectMany(field => Of(field.Value)),
        JsonArray items => items.SelectMany(Of),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
