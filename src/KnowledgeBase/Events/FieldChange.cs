using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>A field that a correction changes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it was, as JSON; null when it was unset.</param>
/// <param name="After">What it is.</param>
public sealed record FieldChange(string Name, string? Before, string? After)
{
    /// <summary>The fields that differ between two contents of an event; none when it was or is retracted.</summary>
    public static IReadOnlyList<FieldChange> Between(Event? before, Event? after)
    {
        if (before is null || after is null) return [];
        var (was, @is) = (EventJson.ToJson(before), EventJson.ToJson(after));
        return
        [
            .. was.Select(field => field.Key).Union(@is.Select(field => field.Key)).Where(name => !JsonNode.DeepEquals(was[name], @is[name]))
                .Select(name => new FieldChange(name, was[name]?.ToJsonString(EventJson.Options), @is[name]?.ToJsonString(EventJson.Options))),
        ];
    }
}
