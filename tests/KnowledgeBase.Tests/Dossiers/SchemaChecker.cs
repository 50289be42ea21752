using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>As much of JSON Schema draft-07 as the dossiers' schema uses. A keyword that it doesn't know ends the test.</summary>
internal sealed class SchemaChecker(JsonObject schema)
{
    private readonly JsonObject _root = Parsed(schema).AsObject();

    /// <summary>What is wrong, as <c>path: keyword</c>; nothing when it is valid.</summary>
    public IReadOnlyList<string> Errors(JsonNode value) => Errors(_root, Parsed(value), "");

    private List<string> Errors(JsonObject schema, JsonNode? value, string path)
    {
        // Of draft-07, whatever stands beside a reference is not looked at.
        if (schema["$ref"] is { } reference) return Errors((JsonObject)_root["definitions"]![$"{reference}"["#/definitions/".Length..]]!, value, path);
        return [.. schema.SelectMany(keyword => Errors(schema, keyword.Key, keyword.Value!, value, path))];
    }

    private IEnumerable<string> Errors(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        "$schema" or "title" or "description" or "definitions" or "then" or "else" => [],
        "allOf" => rule.AsArray().SelectMany(part => Errors(part!.AsObject(), value, path)),
        "if" => schema[Errors(rule.AsObject(), value, path).Count == 0 ? "then" : "else"] is JsonObject next ? Errors(next, value, path) : [],
        "properties" when value is JsonObject data => rule.AsObject().Where(field => data.ContainsKey(field.Key)).SelectMany(field => Errors(field.Value!.AsObject(), data[field.Key], $"{path}.{field.Key}")),
        "patternProperties" when value is JsonObject data => rule.AsObject().SelectMany(pattern => data.Where(field => Regex.IsMatch(field.Key, pattern.Key) && pattern.Value!.GetValueKind() == JsonValueKind.False)).Select(field => $"{path}.{field.Key}: unknown"),
        "additionalProperties" when value is JsonObject data => data.Where(field => !schema["properties"]!.AsObject().ContainsKey(field.Key)).Select(field => $"{path}.{field.Key}: unknown"),
        "required" when value is JsonObject data => rule.AsArray().Where(name => !data.ContainsKey($"{name}")).Select(name => $"{path}: {name} required"),
        "items" when value is JsonArray items => items.SelectMany((item, i) => Errors(rule.AsObject(), item, $"{path}[{i}]")),
        _ => Holds(keyword, rule, value, path) ? [] : [$"{path}: {keyword}"],
    };

    private bool Holds(string keyword, JsonNode rule, JsonNode? value, string path) => (keyword, value) switch
    {
        ("type", _) => (rule as JsonArray ?? [rule.DeepClone()]).Any(type => IsOf($"{type}", value)),
        ("enum", _) => rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        ("anyOf", _) => rule.AsArray().Any(part => Errors(part!.AsObject(), value, path).Count == 0),
        ("oneOf", _) => rule.AsArray().Count(part => Errors(part!.AsObject(), value, path).Count == 0) == 1,
        ("pattern", JsonValue text) when IsOf("string", text) => Regex.IsMatch($"{text}", $"{rule}", RegexOptions.ECMAScript),
        ("minLength", JsonValue text) when IsOf("string", text) => $"{text}".Length >= (int)rule,
        ("maxLength", JsonValue text) when IsOf("string", text) => $"{text}".Length <= (int)rule,
        ("minimum", JsonValue number) when IsOf("number", number) => (double)number >= (double)rule,
        ("maximum", JsonValue number) when IsOf("number", number) => (double)number <= (double)rule,
        ("minItems", JsonArray items) => items.Count >= (int)rule,
        ("uniqueItems", JsonArray items) => items.Select(item => item?.ToJsonString()).Distinct().Count() == items.Count,
        ("minProperties", JsonObject data) => data.Count >= (int)rule,
        ("pattern" or "minLength" or "maxLength" or "minimum" or "maximum" or "minItems" or "uniqueItems" or "minProperties" or "properties" or "patternProperties" or "additionalProperties" or "required" or "items", _) => true,
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which is not checked here."),
    };

    // Numbers are of one kind then, however they were made.
    private static JsonNode Parsed(JsonNode node) => JsonNode.Parse(node.ToJsonString())!;

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(double.Parse(value!.ToJsonString())),
        _ => false,
    };
}
