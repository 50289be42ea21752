using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

/// <summary>A date can be relative to what happens once; a word that names no such aspect would leave it unset without a sound.</summary>
public static class Anchors
{
    /// <summary>What is wrong with the relative dates of an event, wherever they stand in it.</summary>
    public static IEnumerable<FieldError> Check(JsonObject data) => Check("", data);

    private static IEnumerable<FieldError> Check(string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject date when date["anchor"] is not null && date["aspect"] is JsonValue value && value.TryGetValue<string>(out var aspect):
                if (!Occurrences().Contains(aspect))
                    yield return new($"{path}.aspect", $"'{aspect}' is nothing that happens once.{Nearest.Hint(aspect, Occurrences())} A date can be relative to {string.Join(", ", Occurrences())}.");
                break;
            case JsonObject fields:
                foreach (var error in fields.SelectMany(field => Check(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value))) yield return error;
                break;
        }
    }

    private static IEnumerable<string> Occurrences() =>
        Aspects.Names.Where(aspect => Aspects.KindOf(aspect) == AspectKind.Occurrence).Order(StringComparer.Ordinal);
}
