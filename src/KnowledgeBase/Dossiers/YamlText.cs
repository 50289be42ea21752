using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.Dossiers;

/// <summary>A record as YAML: short lists on one line, quotation marks only where <see cref="YamlRecord"/> would read something else.</summary>
internal static class YamlText
{
    public static string Of(Draft record, EventType type, IEnumerable<KeyValuePair<string, JsonNode?>> fields)
    {
        var known = EventField.Of(type.Clr);
        var text = new StringBuilder($"\n- {record.Type}: {YamlScalar.Of(record.Stream)}\n");
        foreach (var (name, value) in fields)
        {
            var free = known.FirstOrDefault(field => field.Name == name)?.Type == typeof(JsonObject);
            try
            {
                Write(text, name, value, free);
            }
            catch (NotSupportedException wrong)
            {
                throw new DossierException([new($"{record.Type} '{record.Record}'", 0, 0, $"{name}: {wrong.Message}")]);
            }
        }

        return text.ToString();
    }

    /// <summary>The value of one field as <see cref="YamlRecord.Value(Type, string, string)"/> reads it: one line, but for texts, which stand without quotation marks.</summary>
    /// <exception cref="NotSupportedException">It has a number that YAML dossiers cannot hold.</exception>
    public static string OfValue(EventField field, JsonNode? value) => value switch
    {
        null => "",
        JsonValue text when !field.IsList && text.TryGetValue<string>(out var plain) && (field.Type == typeof(string) || field.Type == typeof(Edtf) || field.Type == typeof(WorldDate)) => plain,
        _ => Flow(value, field.Type == typeof(JsonObject)),
    };

    private static void Write(StringBuilder text, string name, JsonNode? value, bool free)
    {
        text.Append("  ").Append(name).Append(':');
        switch (value)
        {
            case JsonArray items when items.Any(item => item is JsonObject):
                foreach (var item in items) text.Append("\n  - ").Append(Flow(item, free));
                break;
            case JsonObject { Count: > 0 } set when name == "set":
                foreach (var (field, to) in set) text.Append("\n    ").Append(YamlScalar.Of(field)).Append(": ").Append(Flow(to, free));
                break;
            case JsonValue words when words.GetValueKind() == JsonValueKind.String && YamlScalar.Block(words.GetValue<string>(), "    ") is { } block:
                text.Append(' ').Append(block);
                break;
            case JsonValue: text.Append(' ').Append(Scalar(value, free, inFlow: false)); break;
            default: text.Append(' ').Append(Flow(value, free)); break;
        }

        text.Append('\n');
    }

    private static string Flow(JsonNode? value, bool free) => value switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject fields => $"{{ {string.Join(", ", fields.Select(field => $"{YamlScalar.Of(field.Key, inFlow: true)}: {Flow(field.Value, free)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(item => Flow(item, free)))}]",
        _ => Scalar(value, free, inFlow: true),
    };

    private static string Scalar(JsonNode? value, bool free, bool inFlow) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.String => YamlScalar.Of(value.GetValue<string>(), free, inFlow),
        JsonValueKind.Number => Number(value.ToJsonString()),
        _ => value.ToJsonString(),
    };

    private static string Number(string json)
    {
        var exact = JsonNode.Parse(json);
        var read = long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : (JsonNode)double.Parse(json, CultureInfo.InvariantCulture);
        return JsonNode.DeepEquals(exact, JsonNode.Parse(read.ToJsonString())) ? json : throw new NotSupportedException($"has the number {json}, which YAML dossiers cannot hold to the last digit; export as JSON Lines (.jsonl).");
    }
}
