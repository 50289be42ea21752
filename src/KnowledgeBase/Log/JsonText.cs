using System.Text;
using System.Text.Json;

namespace KnowledgeBase.Log;

/// <summary>
/// JSON in the form that PostgreSQL prints for jsonb: keys by length in UTF-8, then by bytes; one space after comma and colon;
/// exponents written out. Keeping all data in it makes every implementation return the same text.
/// </summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>An object in normal form.</summary>
    /// <exception cref="FormatException">Not a JSON object that PostgreSQL can store.</exception>
    public static string NormalObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("it is not a JSON object");
            }

            var text = new StringBuilder(json.Length + 16);
            Write(text, document.RootElement);
            return text.ToString();
        }
        catch (JsonException e)
        {
            throw new FormatException($"it is not valid JSON: {e.Message}", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // This is how System.Text.Json reports half of a surrogate pair, plain or escaped.
            throw new FormatException("it contains an unpaired surrogate", e);
        }
    }

    /// <summary>Numbers are equal by value (1.0 is 1.00), although their scale is kept.</summary>
    public static bool Same(string a, string b)
    {
        if (a == b)
        {
            return true;
        }

        using var left = JsonDocument.Parse(a);
        using var right = JsonDocument.Parse(b);
        return JsonElement.DeepEquals(left.RootElement, right.RootElement);
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = value.EnumerateObject().Select(p => (Key: Encoding.UTF8.GetBytes(p.Name), p.Name, p.Value)).ToArray();
                Array.Sort(properties, (a, b) => a.Key.Length != b.Key.Length
                    ? a.Key.Length.CompareTo(b.Key.Length)
                    : a.Key.AsSpan().SequenceCompareTo(b.Key));
                WriteList(text, '{', '}', properties, property =>
                {
                    WriteString(text, property.Name);
                    text.Append(": ");
                    Write(text, property.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteList(text, '[', ']', value.EnumerateArray(), item => Write(text, item));
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(JsonNumber.Normal(value.GetRawText()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteList<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ", ");
            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '\0' => throw new FormatException("it contains a NUL character"),
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append($"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
