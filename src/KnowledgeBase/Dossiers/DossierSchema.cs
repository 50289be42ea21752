using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Dossiers;

/// <summary>
/// The JSON Schema of a dossier (draft-07, which editors know best), made from the event types. A record is told by its first field, so
/// that an editor offers the types, then the fields of that type. It knows shapes, not what fields must be to each other.
/// </summary>
/// <remarks>As in YAML, texts may be written like numbers: <c>on: 2017</c>. As JSON Lines only strings are texts.</remarks>
public static class DossierSchema
{
    private const string Slug = "[a-z0-9][a-z0-9.-]{0,149}$";

    /// <summary>The schema of a file, which is a list of records.</summary>
    /// <param name="describe">What a type or a property means, in words; nothing is described without it.</param>
    public static JsonObject Create(Func<MemberInfo, string?>? describe = null)
    {
        describe ??= _ => null;
        var definitions = Shared(describe);
        foreach (var type in EventTypes.All) definitions[type.Name] = Record(type, describe);
        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A dossier: a list of records",
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["if"] = new JsonObject { ["anyOf"] = List(EventTypes.All.Select(Has)) },
                // Types are offered only while there is none. A name with a dot was meant for one.
                ["else"] = new JsonObject
                {
                    ["properties"] = new JsonObject(EventTypes.All.Select(type => KeyValuePair.Create(type.Name, (JsonNode?)Head(type, describe)))),
                    ["patternProperties"] = new JsonObject { ["[.]"] = false },
                    ["anyOf"] = List(EventTypes.All.Select(Has)),
                },
                ["allOf"] = List(EventTypes.All.Select(type => new JsonObject { ["if"] = Has(type), ["then"] = Reference(type.Name) })),
            },
            ["definitions"] = definitions,
        };
    }

    /// <summary>What several types have: the fields of every event, report and amendment, dates, and the objects within events.</summary>
    private static JsonObject Shared(Func<MemberInfo, string?> describe)
    {
        var shared = new JsonObject
        {
            ["date"] = new JsonObject { ["description"] = "A date as EDTF text; in brackets within quotation marks.", ["type"] = Types("string", "integer"), ["pattern"] = "^[^\\s]+$" },
            ["worldDate"] = new JsonObject { ["anyOf"] = new JsonArray(Reference("date"), Reference(Name(typeof(RelativeDate)))) },
        };
        foreach (var type in new[] { typeof(Event), typeof(Report), typeof(Amendment) })
        {
            foreach (var field in EventField.Of(type).Where(field => field.Property.DeclaringType == type)) shared[Name(field)] = Field(field, describe);
        }

        foreach (var type in EventTypes.All.SelectMany(type => EventField.Of(type.Clr)).Select(field => field.Type).Append(typeof(RelativeDate)).Where(IsNested).Distinct())
            shared[Name(type)] = Object(EventField.Of(type), describe(type), describe);
        return shared;
    }

    private static JsonObject Record(EventType type, Func<MemberInfo, string?> describe)
    {
        var record = Object(EventField.Of(type.Clr), describe(type.Clr), describe);
        var properties = (JsonObject)record["properties"]!;
        properties.Insert(0, type.Name, Head(type, describe));
        ((JsonArray)record["required"]!).Insert(0, type.Name);
        return record;
    }

    private static JsonObject Head(EventType type, Func<MemberInfo, string?> describe) =>
        Described(describe(type.Clr), new() { ["type"] = "string", ["pattern"] = ReferencePattern(type.StreamKind is { } kind ? [kind] : []) });

    private static JsonObject Object(IReadOnlyList<EventField> fields, string? description, Func<MemberInfo, string?> describe) => Described(description, new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)(IsShared(field) ? Reference(Name(field)) : Field(field, describe))))),
        ["required"] = new JsonArray([.. fields.Where(field => field.Required).Select(field => (JsonNode)field.Name)]),
        ["additionalProperties"] = false,
    });

    private static JsonObject Field(EventField field, Func<MemberInfo, string?> describe)
    {
        var value = Value(field);
        if (field.IsList) value = new() { ["type"] = "array", ["minItems"] = 1, ["uniqueItems"] = true, ["items"] = value };
        var description = describe(field.Property);
        // Whatever stands beside a reference is not looked at.
        return description is not null && value.ContainsKey("$ref") ? new() { ["description"] = description, ["allOf"] = new JsonArray(value) } : Described(description, value);
    }

    private static JsonObject Value(EventField field) => field.Type switch
    {
        var type when type == typeof(string) => Text(field),
        var type when type == typeof(bool) => new() { ["type"] = "boolean" },
        var type when type == typeof(int) => new() { ["type"] = "integer", ["minimum"] = -1_000_000, ["maximum"] = 1_000_000 },
        var type when type == typeof(long) => new() { ["type"] = "integer" },
        var type when type == typeof(Edtf) => Reference("date"),
        var type when type == typeof(WorldDate) => Reference("worldDate"),
        var type when type == typeof(IsoPeriod) => new() { ["type"] = "string", ["pattern"] = "^-?P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?$", ["minLength"] = 3 },
        var type when type == typeof(JsonObject) => new() { ["type"] = "object", ["minProperties"] = 1 },
        { IsEnum: true } type => new() { ["enum"] = Words(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)) },
        var type => Reference(Name(type)),
    };

    private static JsonObject Text(EventField field) => field switch
    {
        { RefKinds: { } kinds } => new() { ["type"] = "string", ["pattern"] = ReferencePattern(kinds) },
        { IsSlug: true } => new() { ["type"] = Types("string", "integer"), ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$", ["maxLength"] = 100 },
        { IsRecordId: true } => new() { ["type"] = Types("string", "number"), ["pattern"] = "^\\S+$", ["maxLength"] = 200 },
        _ when field.Property.DeclaringType == typeof(RelativeDate) && field.Name == "aspect" =>
            new() { ["enum"] = Words(Aspects.Names.Where(aspect => Aspects.KindOf(aspect) == AspectKind.Occurrence).Order(StringComparer.Ordinal)) },
        _ => new() { ["type"] = Types("string", "number", "boolean"), ["minLength"] = 1, ["maxLength"] = field.MaxLength },
    };

    private static string ReferencePattern(IReadOnlyList<string> kinds) =>
        (kinds.Count > 0 ? kinds : EventTypes.StreamKinds) is [var only] ? $"^{only}/{Slug}" : $"^({string.Join('|', kinds.Count > 0 ? kinds : EventTypes.StreamKinds)})/{Slug}";

    private static bool IsShared(EventField field) => field.Property.DeclaringType is { } type && (type == typeof(Event) || type == typeof(Report) || type == typeof(Amendment));

    private static bool IsNested(Type type) => type.IsClass && type.Namespace == typeof(Event).Namespace && type != typeof(WorldDate);

    private static string Name(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    private static string Name(EventField field) => $"{Name(field.Property.DeclaringType!)}.{field.Name}";

    private static JsonObject Has(EventType type) => new() { ["type"] = "object", ["required"] = new JsonArray(type.Name) };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonArray List(IEnumerable<JsonObject> schemas) => new([.. schemas]);

    private static JsonArray Types(params string[] types) => Words(types);

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static JsonObject Described(string? description, JsonObject schema)
    {
        if (description is not null) schema.Insert(0, "description", description);
        return schema;
    }
}
