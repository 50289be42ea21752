using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>
/// What JSON must be before anyone looks at its fields: not nested too deeply, no field named twice, and made of text and numbers that
/// the database can store. Whatever the JSON, this says what is wrong with it and does not throw.
/// </summary>
internal static class JsonShape
{
    private const int MaxDepth = 32;
    private const int MaxDigits = 100;

    /// <summary>Adds what is wrong. False when the JSON can't be looked at any further.</summary>
    public static bool Check(JsonObject data, List<FieldError> errors) => Check("", data, 1, errors);

    private static bool Check(string path, JsonNode? node, int depth, List<FieldError> errors)
    {
        if (node is JsonArray or JsonObject && depth > MaxDepth)
        {
            errors.Add(new(path, $"is nested more than {MaxDepth} levels deep."));
            return false;
        }

        switch (node)
        {
            case JsonObject data:
                if (Unreadable(data) is { } message)
                {
                    errors.Add(new(path, message));
                    return false;
                }

                var readable = true;
                foreach (var (name, value) in data)
                {
                    var at = path.Length == 0 ? name : $"{path}.{name}";
                    readable &= CheckText(at, name, errors) && Check(at, value, depth + 1, errors);
                }

                return readable;
            case JsonArray items:
                return items.Select((item, i) => Check($"{path}[{i}]", item, depth + 1, errors)).ToList().TrueForAll(right => right);
            case JsonValue value:
                return CheckValue(path, value, errors);
            default:
                return true;
        }
    }

    // Parsed objects are taken apart only now, which fails on what their names must not be.
    private static string? Unreadable(JsonObject data)
    {
        try
        {
            _ = data.Count;
            return null;
        }
        catch (ArgumentException)
        {
            return "names a field twice.";
        }
        catch (InvalidOperationException)
        {
            return "has a field whose name is not valid Unicode.";
        }
    }

    private static bool CheckValue(string path, JsonValue value, List<FieldError> errors)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String: return CheckText(path, Text(value), errors);
            case JsonValueKind.Number when !IsStorable(value):
                errors.Add(new(path, "is not a number that can be stored."));
                return false;
            default: return true;
        }
    }

    private static bool CheckText(string path, string? text, List<FieldError> errors)
    {
        if (text is null || !IsUnicode(text))
        {
            errors.Add(new(path, "is not valid Unicode text."));
            return false;
        }

        if (text.Contains('\0')) errors.Add(new(path, "contains a NUL character, which the database cannot store."));
        return true;
    }

    private static string? Text(JsonValue value)
    {
        try
        {
            return value.TryGetValue<string>(out var text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private static bool IsStorable(JsonValue value)
    {
        try
        {
            var text = value.ToJsonString();
            return text.Length <= MaxDigits && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                && (number != 0 || !text.AsSpan().ContainsAny('e', 'E'));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
