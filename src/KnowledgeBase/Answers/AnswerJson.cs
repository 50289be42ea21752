using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Answers;

/// <summary>What several answers have, as JSON.</summary>
internal static class AnswerJson
{
    public static JsonObject Vantage(ResolvedVantage at) => new()
    {
        ["asOf"] = Day(at.AsOf),
        ["publishedBy"] = at.Asked.PublishedBy?.Day.ToString(),
        ["recordedBy"] = at.Asked.RecordedBy?.ToString(),
        ["accordingTo"] = Strings(at.Asked.AccordingTo.Select(selector => selector.ToString())),
        ["position"] = at.Position,
        ["padding"] = at.Padding.Approximate,
    };

    /// <summary>An outcome in brief.</summary>
    public static JsonObject Outcome(Outcome outcome) => new() { ["verdict"] = Wording.Of(outcome.Verdict), ["text"] = outcome.Text };

    public static JsonObject Finding(Finding finding) => new()
    {
        ["kind"] = Wording.Of(finding.Kind),
        ["thing"] = finding.Thing,
        ["item"] = finding.Item,
        ["text"] = finding.Text,
        ["records"] = Strings(finding.Records),
    };

    /// <summary>What a correction changed in a record.</summary>
    public static JsonArray Fields(IEnumerable<FieldChange> fields) => Array(fields, field => new JsonObject
    {
        ["name"] = field.Name,
        ["before"] = field.Before is null ? null : JsonNode.Parse(field.Before),
        ["after"] = field.After is null ? null : JsonNode.Parse(field.After),
    });

    /// <summary>A day, or null for the infinities.</summary>
    public static string? Day(Day? day) => day is { IsFinite: true } ? day.ToString() : null;

    public static JsonArray? Bounds(DayBounds? bounds) => bounds is { } days ? new JsonArray(Day(days.Earliest), Day(days.Latest)) : null;

    public static JsonArray Strings(IEnumerable<string> texts) => Array(texts, text => (JsonNode)text);

    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> json) => new([.. items.Select(json)]);
}
