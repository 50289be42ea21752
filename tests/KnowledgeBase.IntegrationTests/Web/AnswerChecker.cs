using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>
/// As much of JSON Schema 2020-12 as the OpenAPI document uses. It is stricter: a property that the schema does not name is wrong,
/// although programs are to pass over what they do not know. A keyword that it doesn't know ends the test.
/// </summary>
internal sealed class AnswerChecker(JsonObject document)
{
    private static readonly string[] Annotations = ["description", "example", "default", "title"];

    /// <summary>What is wrong, as <c>path: keyword</c>; nothing when it is valid.</summary>
    public IReadOnlyList<string> Errors(JsonNode schema, JsonNode? value, string path = "") => Errors(Resolved(schema), value, path);

    /// <summary>What a reference leads to, else the node itself.</summary>
    public JsonObject Resolved(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node.AsObject().Select(field => field.Key).Except(Annotations).ShouldBe(["$ref"]);
            node = $"{reference}"["#/".Length..].Split('/').Aggregate((JsonNode?)document, (at, part) => at?[part]) ?? throw new InvalidOperationException($"{reference} leads nowhere.");
        }

        return node.AsObject();
    }

    private List<string> Errors(JsonObject schema, JsonNode? value, string path) => [.. schema.SelectMany(keyword => Errors(schema, keyword.Key, keyword.Value!, value, path))];

    private IEnumerable<string> Errors(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) => keyword switch
    {
        _ when Annotations.Contains(keyword) => [],
        "properties" when value is JsonObject data => data.SelectMany(field => rule[field.Key] is { } known ? Errors(known, field.Value, $"{path}.{field.Key}")
            : schema.ContainsKey("additionalProperties") ? [] : [$"{path}.{field.Key}: unknown"]),
        "additionalProperties" when value is JsonObject data && rule is JsonObject => data.Where(field => schema["properties"]?[field.Key] is null).SelectMany(field => Errors(rule, field.Value, $"{path}.{field.Key}")),
        "required" when value is JsonObject data => rule.AsArray().Where(name => !data.ContainsKey($"{name}")).Select(name => $"{path}: {name} required"),
        "items" when value is JsonArray items => items.SelectMany((item, n) => Errors(rule, item, $"{path}[{n}]")),
        "prefixItems" when value is JsonArray items => items.Zip(rule.AsArray()).SelectMany((pair, n) => Errors(pair.Second!, pair.First, $"{path}[{n}]")),
        "anyOf" => rule.AsArray().Select(part => Errors(part!, value, path)).ToList() is var parts && parts.Exists(errors => errors.Count == 0) ? [] : parts.MaxBy(errors => errors.Max(error => error.Length))!,
        _ => Holds(keyword, rule, value) ? [] : [$"{path}: {keyword} {rule.ToJsonString()} {(value?.ToJsonString() is { Length: < 80 } text ? text : "")}"],
    };

    private static bool Holds(string keyword, JsonNode rule, JsonNode? value) => (keyword, value) switch
    {
        ("type", _) => (rule as JsonArray ?? [rule.DeepClone()]).Any(type => IsOf($"{type}", value)),
        ("enum", _) => rule.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        ("const", _) => JsonNode.DeepEquals(rule, value),
        ("pattern", JsonValue text) when IsOf("string", text) => Regex.IsMatch($"{text}", $"{rule}", RegexOptions.ECMAScript),
        ("format", JsonValue text) when IsOf("string", text) && $"{rule}" == "uuid" => Guid.TryParse($"{text}", out _),
        ("minimum", JsonValue number) when IsOf("number", number) => (double)number >= (double)rule,
        ("maximum", JsonValue number) when IsOf("number", number) => (double)number <= (double)rule,
        ("minItems", JsonArray items) => items.Count >= (int)rule,
        ("maxItems", JsonArray items) => items.Count <= (int)rule,
        ("minProperties", JsonObject data) => data.Count >= (int)rule,
        ("pattern" or "format" or "minimum" or "maximum" or "minItems" or "maxItems" or "minProperties" or "properties" or "additionalProperties" or "required" or "items" or "prefixItems", _) => true,
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which is not checked here."),
    };

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("null", JsonValueKind.Null) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger(double.Parse(value!.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => false,
    };
}
