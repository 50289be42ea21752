using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

/// <summary>The one JSON shape of events: camelCase, enums as words, defaults left out unless required, dates as EDTF text.</summary>
public static class EventJson
{
    /// <summary>Read-only options; the same for the log, dossiers and Marten.</summary>
    public static readonly JsonSerializerOptions Options = Create();

    /// <summary>The event's content as a JSON object.</summary>
    public static JsonObject ToJson(Event content) => (JsonObject)JsonSerializer.SerializeToNode(content, content.GetType(), Options)!;

    /// <summary>The content that a valid JSON object of that type holds.</summary>
    public static Event FromJson(EventType type, JsonObject data) => (Event)data.Deserialize(type.Clr, Options)!;

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WriteWhatIsRequired } },
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new TextConverter<Edtf>(Edtf.Parse),
                new TextConverter<IsoPeriod>(IsoPeriod.Parse),
                new WorldDateConverter(),
                new OrdinalMapConverter<Claims.FieldValue>(),
                new OrdinalMapConverter<WorldDate>(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // A required word may be the first of its enum, and so look like a default to leave out.
    private static void WriteWhatIsRequired(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsRequired)) property.ShouldSerialize = static (_, _) => true;
    }

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
    }

    private sealed class WorldDateConverter : JsonConverter<WorldDate>
    {
        public override WorldDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? DateTexts.Read(reader.GetString()!)
                : JsonSerializer.Deserialize<RelativeDate>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, WorldDate value, JsonSerializerOptions options)
        {
            if (value.Edtf is { } edtf) writer.WriteStringValue(edtf.ToString());
            else JsonSerializer.Serialize(writer, value.Relative, options);
        }
    }
}
