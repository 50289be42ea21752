using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeBase.Marten;

/// <summary>An event's data as the log has them: JSON text, whatever its type.</summary>
/// <param name="Json">As PostgreSQL prints it.</param>
internal sealed record EventText(string Json);

/// <summary>Writes the text as it is.</summary>
internal sealed class EventTextConverter : JsonConverter<EventText>
{
    public override EventText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The text is read as the database prints it.");

    public override void Write(Utf8JsonWriter writer, EventText value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json);
}

/// <summary>Headers as texts: Marten's own reading would make dates of texts that look like some.</summary>
internal sealed class HeadersConverter : JsonConverter<Dictionary<string, object>>
{
    public override Dictionary<string, object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader).EnumerateObject().ToDictionary(
            header => header.Name,
            object (header) => header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString()! : header.Value.GetRawText(),
            StringComparer.Ordinal);

    public override void Write(Utf8JsonWriter writer, Dictionary<string, object> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value) writer.WriteString(name, (string)text);
        writer.WriteEndObject();
    }
}
