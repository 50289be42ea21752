using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

/// <summary>
/// One example of every type and version of event, as stored: <c>Golden/&lt;stored name&gt;.json</c>, with its stream. They are what logs
/// hold already: a file is never changed once events of that version were recorded, only added. Of an older version,
/// <c>&lt;stored name&gt;.upcast.json</c> has the content as the current version says it.
/// </summary>
internal sealed record Golden(string StoredName, string Stream, JsonObject Data)
{
    public const string Upcast = ".upcast";

    public static readonly DateTimeOffset RecordedAt = new(2020, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder()).Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal);

    public static IEnumerable<string> StoredNames => Files.Where(file => !file.EndsWith(Upcast, StringComparison.Ordinal));

    public EventType Type => EventTypes.FindStored(StoredName)!.Value.Type;

    public bool IsCurrent => Type.StoredName == StoredName;

    public static Golden Of(string storedName)
    {
        var file = Read(storedName);
        return new(storedName, file["stream"]!.GetValue<string>(), (JsonObject)file["data"]!.DeepClone());
    }

    public static JsonObject Read(string file) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), $"{file}.json")))!;

    public Recorded Recorded(long position = 1) =>
        new(position, RecordedAt, EventIds.Of("golden", StoredName), Stream, StoredName, Data, "tester");

    /// <summary>The same with other values, given as JSON; null takes a field out.</summary>
    public Golden With(params (string Field, string? Json)[] changes)
    {
        var data = (JsonObject)Data.DeepClone();
        foreach (var (field, json) in changes)
        {
            if (json is null) data.Remove(field);
            else data[field] = JsonNode.Parse(json);
        }

        return this with { Data = data };
    }

    /// <summary>The errors, as <c>path: message</c>.</summary>
    public IReadOnlyList<string> Errors => [.. EventValidator.Validate(Type, Stream, Data).Select(error => error.ToString())];

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}
