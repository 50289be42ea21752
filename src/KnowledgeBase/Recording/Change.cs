using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Recording;

/// <summary>A field that a record says otherwise than before.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Was">What it was; null when it was unset.</param>
/// <param name="Is">What it is; null when it is unset.</param>
internal sealed record Change(string Field, JsonNode? Was, JsonNode? Is)
{
    private const int Shown = 120;

    /// <summary>What differs. To leave out <c>replaces</c> is no difference: exports do.</summary>
    public static List<Change> Between(Event was, Event now)
    {
        // Both through the same records, so that the same content is the same JSON whatever it was written as.
        var (before, after) = (EventJson.ToJson(was), EventJson.ToJson(now));
        return
        [
            .. before.Select(field => field.Key).Union(after.Select(field => field.Key))
                .Where(name => !JsonNode.DeepEquals(before[name], after[name]) && !(name == "replaces" && after[name] is null))
                .Select(name => new Change(name, before[name], after[name])),
        ];
    }

    /// <summary><c>on: "2017-05-06" → "2017-05-07"</c>; of long texts the part that differs.</summary>
    public override string ToString()
    {
        var (was, now) = (Text(Was), Text(Is));
        var same = was.AsSpan().CommonPrefixLength(now);
        var skipped = same > Shown / 2 ? same - (Shown / 4) : 0;
        return $"{Field}: {Part(was, skipped)} → {Part(now, skipped)}";
    }

    private static string Text(JsonNode? value) => value?.ToJsonString(EventJson.Options) ?? "unset";

    private static string Part(string text, int from)
    {
        var part = text.Length - from > Shown ? $"{text.Substring(from, Shown)}…" : text[from..];
        return from > 0 ? $"…{part}" : part;
    }
}
