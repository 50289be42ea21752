using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers;

/// <summary>Turns one YAML record into JSON: what a plain word means (a year or a number, yes or a name) is told by the field's type.</summary>
internal sealed class YamlRecord
{
    private readonly string _file;
    private readonly List<DossierError> _errors;
    private readonly Dictionary<string, (int Line, int Column)> _places = new(StringComparer.Ordinal);

    private YamlRecord(string file, List<DossierError> errors) => (_file, _errors) = (file, errors);

    public static Draft? Read(string file, YamlNode node, List<DossierError> errors) => new YamlRecord(file, errors).Record(node);

    /// <summary>The value of one field of a type, written as in a dossier, without quotation marks round texts; an empty text is none.</summary>
    /// <exception cref="DossierException">It is not readable.</exception>
    public static JsonNode? Value(Type type, string name, string text)
    {
        if (text.Length == 0) return null;
        var field = EventField.Of(type).FirstOrDefault(known => known.Name == name);
        if (field is { IsList: false } && (field.Type == typeof(string) || field.Type == typeof(Edtf) || (field.Type == typeof(WorldDate) && text[0] != '{'))) return text;
        var errors = new List<DossierError>();
        var node = YamlDossier.Node(name, field is { IsList: true } && text[0] != '[' ? $"[{text}]" : text, errors);
        var value = node is null ? null : new YamlRecord(name, errors).Value(name, field, node);
        return errors.Count == 0 ? value : throw new DossierException(errors);
    }

    private Draft? Record(YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } fields || fields.Children[0] is not { Key: YamlScalarNode head, Value: YamlScalarNode { Value: { } stream } })
        {
            Wrong(node, "a record begins with its type and what it is about, such as 'zone.established: zone/idlib'.");
            return null;
        }

        if (EventTypes.Find(head.Value ?? "") is not { } type)
        {
            Wrong(head, EventTypes.Unknown(head.Value ?? ""));
            return null;
        }

        var data = Object("", EventField.Of(type.Clr), fields.Children.Skip(1));
        // What a correction sets is read as the fields that it corrects.
        if (type.Clr == typeof(RecordCorrected) && fields.Children.TryGetValue("set", out var written) && written is YamlMappingNode set && TextOf(data["targetType"]) is { } target && EventTypes.FindStored(target) is var (corrected, _))
            data["set"] = Object("set", EventField.Of(corrected.Clr), set.Children.Where(field => field.Key is YamlScalarNode));
        var (line, column) = Place(node);
        return new Draft(stream, type.Name, data) { File = _file, Line = line, Column = column, Places = _places };
    }

    private JsonNode? Value(string path, EventField? field, YamlNode node) => node switch
    {
        YamlSequenceNode items => new JsonArray([.. items.Select((item, i) => Item($"{path}[{i}]", field, item))]),
        YamlMappingNode fields => Object(path, FieldsOf(field?.Type), fields.Children),
        YamlScalarNode scalar => Scalar(field?.Type, scalar),
        _ => null,
    };

    private JsonNode? Item(string path, EventField? field, YamlNode node)
    {
        _places[path] = Place(node);
        return Value(path, field, node);
    }

    private JsonObject Object(string path, IReadOnlyList<EventField> known, IEnumerable<KeyValuePair<YamlNode, YamlNode>> fields)
    {
        var data = new JsonObject();
        foreach (var (key, value) in fields)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                Wrong(key, "a field's name is a word.");
                continue;
            }

            var at = path.Length == 0 ? name : $"{path}.{name}";
            _places[at] = Place(key);
            data[name] = Value(at, known.FirstOrDefault(field => field.Name == name), value);
        }

        return data;
    }

    private static IReadOnlyList<EventField> FieldsOf(Type? type) =>
        type is null || type == typeof(JsonObject) ? [] : EventField.Of(type == typeof(WorldDate) ? typeof(RelativeDate) : type);

    private static JsonNode? Scalar(Type? type, YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain) return text;
        if (text is "" or "~" or "null") return null;
        if (type == typeof(bool) || type == typeof(JsonObject) || type is null)
        {
            if (text is "true") return true;
            if (text is "false") return false;
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(JsonObject) || type is null)
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return type == typeof(int) && number is >= int.MinValue and <= int.MaxValue ? (int)number : number;
            if ((type is null || type == typeof(JsonObject)) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)) return real;
        }

        return text;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static (int Line, int Column) Place(YamlNode node) => ((int)node.Start.Line, (int)node.Start.Column);

    private void Wrong(YamlNode node, string message) => _errors.Add(new(_file, node.Start.Line, node.Start.Column, message));
}
