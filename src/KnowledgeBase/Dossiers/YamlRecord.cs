using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers;

/// <summary>Turns one YAML record into JSON: what a plain word means (a year or a number, yes or a name) is told by the field's type.</summary>
internal static class YamlRecord
{
    public static Draft? Read(string file, YamlNode node, List<DossierError> errors)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } fields || fields.Children[0] is not { Key: YamlScalarNode head, Value: YamlScalarNode { Value: { } stream } })
        {
            errors.Add(At(file, node, "a record begins with its type and what it is about, such as 'zone.established: zone/idlib'."));
            return null;
        }

        if (EventTypes.Find(head.Value ?? "") is not { } type)
        {
            errors.Add(At(file, head, $"there is no event type '{head.Value}'.{Nearest.Hint(head.Value ?? "", EventTypes.All.Select(known => known.Name))}"));
            return null;
        }

        var data = Object(file, EventField.Of(type.Clr), fields.Children.Skip(1), errors);
        // What a correction sets is read as the fields that it corrects.
        if (type.Clr == typeof(RecordCorrected) && fields.Children.TryGetValue("set", out var written) && written is YamlMappingNode set && TextOf(data["targetType"]) is { } target && EventTypes.FindStored(target) is var (corrected, _))
            data["set"] = Object(file, EventField.Of(corrected.Clr), set.Children, []);
        return new Draft(stream, type.Name, data) { File = file, Line = (int)node.Start.Line };
    }

    /// <summary>The value of one field of a type, written as in a dossier, without quotation marks round texts; an empty text is none.</summary>
    public static JsonNode? Value(Type type, string name, string text)
    {
        if (text.Length == 0) return null;
        var field = EventField.Of(type).FirstOrDefault(known => known.Name == name);
        if (field is { IsList: false } && (field.Type == typeof(string) || field.Type == typeof(Edtf) || (field.Type == typeof(WorldDate) && text[0] != '{'))) return text;
        var errors = new List<DossierError>();
        var value = Value(name, field, DossierReader.Node(name, field is { IsList: true } && text[0] != '[' ? $"[{text}]" : text), errors);
        return errors.Count == 0 ? value : throw new DossierException(errors);
    }

    private static JsonNode? Value(string file, EventField? field, YamlNode node, List<DossierError> errors) => node switch
    {
        YamlSequenceNode items => new JsonArray([.. items.Select(item => Value(file, field, item, errors))]),
        YamlMappingNode fields => Object(file, field?.Type, fields, errors),
        YamlScalarNode scalar => Scalar(field?.Type, scalar),
        _ => null,
    };

    private static JsonObject Object(string file, Type? type, YamlMappingNode node, List<DossierError> errors)
    {
        var known = type is null || type == typeof(JsonObject) ? [] : EventField.Of(type == typeof(WorldDate) ? typeof(RelativeDate) : type);
        return Object(file, known, node.Children, errors);
    }

    private static JsonObject Object(string file, IReadOnlyList<EventField> known, IEnumerable<KeyValuePair<YamlNode, YamlNode>> fields, List<DossierError> errors)
    {
        var data = new JsonObject();
        foreach (var (key, value) in fields)
        {
            if (key is not YamlScalarNode { Value: { } name }) errors.Add(At(file, key, "a field's name is a word."));
            else data[name] = Value(file, known.FirstOrDefault(field => field.Name == name), value, errors);
        }

        return data;
    }

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

    private static DossierError At(string file, YamlNode node, string message) => new(file, node.Start.Line, node.Start.Column, message);
}
