using System.Text.Json.Nodes;

namespace KnowledgeBase.Web.Api;

/// <summary>
/// The JSON Schemas (2020-12) of all that the API takes and answers, and the headers: <c>schemas.json</c>. There they are shorter: a
/// reference is the name of another schema, and every property is required unless it is among the <c>optional</c> ones.
/// </summary>
internal static class Schemas
{
    /// <summary>The schemas, and the headers, by name. What is the same for every kind of thing but for the kind's name stands there once.</summary>
    public static (JsonObject Schemas, JsonObject Headers) Load()
    {
        using var stream = typeof(Schemas).Assembly.GetManifestResourceStream("api/schemas.json")!;
        var all = JsonNode.Parse(stream)!.AsObject();
        var schemas = (JsonObject)all["schemas"]!.DeepClone();
        foreach (var (kind, name, schema) in ThingEndpoints.Kinds.SelectMany(kind => all["ofEachKind"]!.AsObject().Select(pair => (kind, pair.Key, pair.Value))))
            schemas[Named(name, kind)] = JsonNode.Parse(Named(schema!.ToJsonString(), kind));
        foreach (var (_, schema) in schemas) Complete(schema!);
        return (schemas, (JsonObject)all["headers"]!.DeepClone());
    }

    private static string Named(string text, string kind) => text.Replace("KIND", kind, StringComparison.Ordinal).Replace("Kind_", ThingEndpoints.Capital(kind), StringComparison.Ordinal);

    private static void Complete(JsonNode? node)
    {
        foreach (var item in node as JsonArray ?? []) Complete(item);
        if (node is not JsonObject schema) return;
        if (schema["$ref"] is JsonValue name) schema["$ref"] = $"#/components/schemas/{name}";
        if (schema["properties"] is JsonObject properties)
        {
            var optional = (schema["optional"] as JsonArray ?? []).Select(one => (string)one!).ToList();
            schema.Remove("optional");
            if (properties.Select(field => field.Key).Except(optional).ToList() is { Count: > 0 } required) schema["required"] = new JsonArray([.. required.Select(field => (JsonNode)field)]);
            foreach (var (_, property) in properties) Complete(property);
        }

        foreach (var (keyword, part) in schema.Where(pair => pair.Key is not ("properties" or "enum" or "const")).ToList()) Complete(part);
    }
}
