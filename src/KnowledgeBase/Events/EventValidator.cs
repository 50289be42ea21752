using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

/// <summary>
/// Decides whether a JSON object is a well-formed event of a type: every field known, present, and of the right shape. It reports
/// every error at once. What needs the archive - do references exist, is the record id new - is for <see cref="Rules"/>.
/// </summary>
public static partial class EventValidator
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Words = new();

    /// <summary>The errors of an event about a thing; none when it is well-formed.</summary>
    public static IReadOnlyList<FieldError> Validate(EventType type, string stream, JsonObject data) => Validate(type, stream, data, out _);

    /// <summary>The errors of an event about a thing; when there are none, its content.</summary>
    internal static IReadOnlyList<FieldError> Validate(EventType type, string stream, JsonObject data, out Event? content)
    {
        content = null;
        var errors = new List<FieldError>();
        CheckReference("", stream, type.StreamKind is { } kind ? [kind] : [], errors);
        if (!JsonShape.Check(data, errors)) return errors;
        CheckObject("", type.Clr, data, errors);
        if (errors.Count == 0) errors.AddRange(Consistency.Check(content = EventJson.FromJson(type, data)));
        return errors;
    }

    private static void CheckObject(string path, Type type, JsonObject data, List<FieldError> errors)
    {
        var fields = EventField.Of(type);
        foreach (var (name, value) in data)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (EventField.Find(type, name) is not { } field)
            {
                errors.Add(new(at, $"unknown field.{Nearest.Hint(name, fields.Select(known => known.Name))}"));
            }
            else if (value is null)
            {
                if (field.Required) errors.Add(new(at, "is required, and is null."));
                else if (!field.Nullable) errors.Add(new(at, "is null; leave it out, or give it a value."));
            }
            else if (!field.IsList)
            {
                CheckValue(at, field, value, errors);
            }
            else if (value is not JsonArray items)
            {
                errors.Add(new(at, $"must be a list, not {Describe(value)}."));
            }
            else
            {
                if (items.Count == 0) errors.Add(new(at, "is an empty list; leave it out, or name at least one."));
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is { } item) CheckValue($"{at}[{i}]", field, item, errors);
                    else errors.Add(new($"{at}[{i}]", "is null."));
                }

                foreach (var twice in items.OfType<JsonNode>().GroupBy(item => item.ToJsonString()).Where(group => group.Count() > 1))
                    errors.Add(new(at, $"names {Describe(twice.First())} twice."));
            }
        }

        foreach (var field in fields.Where(field => field.Required && !data.ContainsKey(field.Name)))
            errors.Add(new(path.Length == 0 ? field.Name : $"{path}.{field.Name}", "is required, and is missing."));
    }

    private static void CheckValue(string path, EventField field, JsonNode value, List<FieldError> errors)
    {
        var type = field.Type;
        if (type == typeof(string)) CheckText(path, field, value, errors);
        else if (type == typeof(JsonObject)) Expect(value is JsonObject, "an object");
        else if (type == typeof(bool)) Expect(value.GetValueKind() is JsonValueKind.True or JsonValueKind.False, "true or false");
        else if (type == typeof(int)) Expect(Whole(value) is >= -1_000_000 and <= 1_000_000, "a whole number up to 1,000,000");
        else if (type == typeof(long)) Expect(Whole(value) is not null, "a whole number");
        else if (type.IsEnum) CheckWord(path, type, value, errors);
        else if (type == typeof(Edtf)) CheckDate(path, value, errors);
        else if (type == typeof(IsoPeriod)) CheckPeriod(path, value, errors);
        else if (type == typeof(WorldDate) && value is not JsonObject) CheckDate(path, value, errors);
        else if (value is JsonObject nested) CheckObject(path, type == typeof(WorldDate) ? typeof(RelativeDate) : type, nested, errors);
        else Expect(false, "an object");

        void Expect(bool right, string what)
        {
            if (!right) errors.Add(new(path, $"must be {what}, not {Describe(value)}."));
        }
    }

    private static void CheckText(string path, EventField field, JsonNode value, List<FieldError> errors)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            errors.Add(new(path, $"must be text, not {Describe(value)}."));
            return;
        }

        var text = value.GetValue<string>();
        if (field.RefKinds is { } kinds) CheckReference(path, text, kinds, errors);
        else if (string.IsNullOrWhiteSpace(text)) errors.Add(new(path, "is empty; leave it out, or write something."));
        else if (text.Length > field.MaxLength) errors.Add(new(path, $"has {text.Length:N0} characters; at most {field.MaxLength:N0} are allowed."));
        else if (text.Contains('\0')) return; // JsonShape has said so.
        else if (field.IsSlug && !Slug().IsMatch(text)) errors.Add(new(path, $"'{text}' must be a short word of lower-case letters, digits and hyphens, at most 100, such as 'no-flights'."));
        else if (field.IsRecordId && !RecordId().IsMatch(text)) errors.Add(new(path, $"'{text}' must be 1 to 200 characters without spaces."));
    }

    private static void CheckReference(string path, string text, IReadOnlyList<string> kinds, List<FieldError> errors)
    {
        var parts = text.Split('/', 2);
        if (!Reference().IsMatch(text))
            errors.Add(new(path, $"'{text}' must be a reference such as '{(kinds.Count > 0 ? kinds[0] : "zone")}/some-name': lower-case letters, digits, hyphens and dots after the slash."));
        else if (!EventTypes.StreamKinds.Contains(parts[0]))
            errors.Add(new(path, $"'{parts[0]}' is no kind of thing.{Nearest.Hint(parts[0], EventTypes.StreamKinds)} The kinds are {string.Join(", ", EventTypes.StreamKinds)}."));
        else if (kinds.Count > 0 && !kinds.Contains(parts[0]))
            errors.Add(new(path, $"'{text}' must refer to {(kinds.Count == 1 ? "a thing of kind" : "one of the kinds")} {string.Join(" or ", kinds)}, not {parts[0]}."));
    }

    private static void CheckWord(string path, Type type, JsonNode value, List<FieldError> errors)
    {
        var words = Words.GetOrAdd(type, static type => [.. Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)]);
        if (value.GetValueKind() == JsonValueKind.String && words.Contains(value.GetValue<string>())) return;
        var hint = value.GetValueKind() == JsonValueKind.String ? Nearest.Hint(value.GetValue<string>(), words) : "";
        errors.Add(new(path, $"{Describe(value)} is not one of {string.Join(", ", words)}.{hint}"));
    }

    private static void CheckDate(string path, JsonNode value, List<FieldError> errors)
    {
        if (value.GetValueKind() != JsonValueKind.String) errors.Add(new(path, $"must be a date as EDTF text, such as \"2017-05\", not {Describe(value)}."));
        else if (!DateTexts.Knows(value.GetValue<string>()) && !Edtf.TryParse(value.GetValue<string>(), out _, out var error))
            errors.Add(new(path, $"'{value.GetValue<string>()}' is no EDTF date: {error.Message} (at character {error.Position + 1})"));
    }

    private static void CheckPeriod(string path, JsonNode value, List<FieldError> errors)
    {
        if (value.GetValueKind() != JsonValueKind.String) errors.Add(new(path, $"must be a duration as text, such as \"P6M\", not {Describe(value)}."));
        else if (!IsoPeriod.TryParse(value.GetValue<string>(), out _, out var error))
            errors.Add(new(path, $"'{value.GetValue<string>()}' is no ISO 8601 duration: {error.Message}"));
    }

    // However the number is held: parsed, or made in code as an int, a long or a decimal.
    private static long? Whole(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Describe(JsonNode value) => value switch
    {
        JsonArray => "a list",
        JsonObject => "an object",
        _ => value.ToJsonString() is { Length: > 60 } text ? text[..60] + "…" : value.ToJsonString(),
    };

    [GeneratedRegex(@"^(?=.{1,100}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[^\s\p{C}]{1,200}\z")]
    private static partial Regex RecordId();

    [GeneratedRegex(@"^[a-z]+/[a-z0-9][a-z0-9.-]{0,149}\z")]
    private static partial Regex Reference();
}
