using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>
/// Turns the JSON of an older version of an event type into the current one, step by step. A step must also do for a part of an
/// event: the fields that a correction sets are upcast by it too, from the version that the correction was written against - before
/// anything has validated them, so a step never throws: what it does not understand it hands on, for validation to refuse.
/// </summary>
public static class Upcasters
{
    private static readonly Dictionary<(string Name, int From), Action<JsonObject>> Steps = new()
    {
        [("incident.occurred", 1)] = CountsBecomeBounds,
    };

    /// <summary>The data as the current version has it; a new object, the input stays as it is.</summary>
    public static JsonObject Upcast(EventType type, int fromVersion, JsonObject data)
    {
        var result = (JsonObject)data.DeepClone();
        for (var version = fromVersion; version < type.Version; version++) Steps[(type.Name, version)](result);
        return result;
    }

    /// <summary>Version 1 said <c>"counts": {"killed": 7}</c>; version 2 says <c>"counts": [{"of": "killed", "min": 7, "max": 7}]</c>.</summary>
    private static void CountsBecomeBounds(JsonObject data)
    {
        if (data["counts"] is not JsonObject exact) return;
        data["counts"] = new JsonArray([.. exact.Select(count => (JsonNode)new JsonObject
        {
            ["of"] = count.Key,
            ["min"] = count.Value?.DeepClone(),
            ["max"] = count.Value?.DeepClone(),
        })]);
    }
}
