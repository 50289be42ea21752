using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>Turns one line of JSON into a record. The first field has its type and what it is about.</summary>
internal static class JsonLine
{
    private const int MaxDepth = 64;
    private const string Begin = """a line holds one record as a JSON object, which begins with its type and what it is about, such as {"zone.established": "zone/idlib", …}.""";

    /// <summary>The record, or null and what is wrong.</summary>
    public static Draft? Read(string file, int line, ReadOnlySpan<byte> json, List<DossierError> errors)
    {
        try
        {
            var fields = Fields(json, out var start);
            if (fields is not [var (name, at), ..]) throw Wrong(Begin, start);
            if (EventTypes.Find(name) is not { } type) throw Wrong(EventTypes.Unknown(name), at);
            var data = (JsonObject)JsonNode.Parse(json)!;
            var stream = Text(data[name]) ?? throw Wrong(Begin, at);
            data.Remove(name);
            var places = new Dictionary<string, (int Line, int Column)>(fields.Count - 1, StringComparer.Ordinal);
            foreach (var field in fields.Skip(1)) places[field.Name] = (line, Column(json, field.At));
            return new Draft(stream, type.Name, data) { File = file, Line = line, Column = Column(json, start), Places = places };
        }
        catch (JsonException wrong)
        {
            errors.Add(new(file, line, Column(json, (int)(wrong.BytePositionInLine ?? 0)), Words(wrong)));
            return null;
        }
    }

    /// <summary>The fields of the record, each with where it begins. What the parser would let pass is refused: a field named twice.</summary>
    private static List<(string Name, int At)> Fields(ReadOnlySpan<byte> json, out int start)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var fields = new List<(string Name, int At)>();
        var names = new Stack<HashSet<string>>();
        start = 0;
        while (reader.Read())
        {
            var at = (int)reader.TokenStartIndex;
            if (reader.CurrentDepth == 0 && reader.TokenType is not JsonTokenType.EndObject) start = reader.TokenType == JsonTokenType.StartObject ? at : throw Wrong(Begin, at);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= MaxDepth: throw Wrong($"is nested more than {MaxDepth} levels deep.", at);
                case JsonTokenType.StartObject: names.Push(new(StringComparer.Ordinal)); break;
                case JsonTokenType.EndObject: names.Pop(); break;
                case JsonTokenType.PropertyName:
                    var name = Name(reader) ?? throw Wrong("the name of a field is not valid Unicode.", at);
                    if (!names.Peek().Add(name)) throw Wrong($"the field '{name}' is there twice.", at);
                    if (names.Count == 1 && reader.CurrentDepth == 1) fields.Add((name, at));
                    break;
            }
        }

        return fields;
    }

    // An escaped half of a character can't be had as text.
    private static string? Name(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonException Wrong(string message, int at) => new(message, path: null, lineNumber: 0, bytePositionInLine: at);

    private static int Column(ReadOnlySpan<byte> json, int at) => Encoding.UTF8.GetCharCount(json[..Math.Min(at, json.Length)]) + 1;

    // The parser says where in its own words.
    private static string Words(JsonException wrong) =>
        wrong.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var end ? $"is not readable as JSON: {wrong.Message[..end]}" : wrong.Message;
}
