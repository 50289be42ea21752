using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>How a dossier is written.</summary>
public enum DossierFormat
{
    /// <summary>A list of records, for people.</summary>
    Yaml,

    /// <summary>JSON Lines: one object a line, whose first property is the type and what the record is about.</summary>
    Jsonl,
}

/// <summary>Writes records one by one, as dossiers that are read back as the very same.</summary>
public static class DossierWriter
{
    private static readonly string[] First = ["record", "replaces", "target", "source", "key", "paragraphs", "quote"];
    private static readonly string[] Last = ["reason", "note"];

    /// <summary>Writes a remark above the records; JSON Lines has none.</summary>
    public static async Task WriteHeader(TextWriter output, DossierFormat format, params IEnumerable<string> lines)
    {
        if (format == DossierFormat.Jsonl) return;
        foreach (var line in lines) await output.WriteAsync($"# {line}\n");
    }

    /// <summary>Writes a record.</summary>
    /// <exception cref="DossierException">It has a number that YAML dossiers cannot hold.</exception>
    public static Task Write(TextWriter output, DossierFormat format, Draft record) => output.WriteAsync(Text(format, record));

    /// <summary>A record as it is written.</summary>
    /// <exception cref="DossierException">It has a number that YAML dossiers cannot hold.</exception>
    public static string Text(DossierFormat format, Draft record)
    {
        if (EventTypes.Find(record.Type) is not { } type) throw new ArgumentException($"There is no event type '{record.Type}'.", nameof(record));
        var fields = Sorted(type, record.Data);
        return format == DossierFormat.Yaml ? YamlText.Of(record, type, fields) : JsonLine(record, fields);
    }

    /// <summary>Writes that there are no records; an empty YAML file would be no dossier.</summary>
    public static Task WriteNone(TextWriter output, DossierFormat format) => output.WriteAsync(format == DossierFormat.Yaml ? "[]\n" : "");

    private static string JsonLine(Draft record, IEnumerable<KeyValuePair<string, JsonNode?>> fields) =>
        new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())).Prepend(new(record.Type, record.Stream))).ToJsonString(EventJson.Options) + "\n";

    private static List<KeyValuePair<string, JsonNode?>> Sorted(EventType type, JsonObject data)
    {
        var rank = Ranks(type);
        return [.. data.OrderBy(field => rank(field.Key))];
    }

    /// <summary>The order of fields: where it comes from, what it says of itself, what every report may say, remarks.</summary>
    internal static Func<string, int> Ranks(EventType type)
    {
        var declared = EventField.Of(type.Clr).OrderBy(field => field.Property.DeclaringType == type.Clr ? 0 : 1).Select(field => field.Name).ToList();
        return Rank;

        int Rank(string name) => Array.IndexOf(First, name) is >= 0 and var first ? first
            : Array.IndexOf(Last, name) is >= 0 and var last ? 10_000 + last
            : declared.IndexOf(name) is >= 0 and var at ? 100 + at : 9_000;
    }
}
