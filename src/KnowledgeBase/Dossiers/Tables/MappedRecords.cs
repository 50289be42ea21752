using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Reads the records of a mapping: written as in a dossier, with values of a row in braces.</summary>
internal static class MappedRecords
{
    public static IReadOnlyList<MappedRecord> Read(MappingYaml yaml, YamlNode? node, YamlNode root)
    {
        if (node is YamlSequenceNode { Children.Count: > 0 } records)
            return [.. records.Select(record => YamlRecord.Read(yaml.File, record, yaml.Errors)).OfType<Draft>().Select(draft => Of(yaml, draft)).OfType<MappedRecord>()];
        yaml.Wrong(node ?? root, "'records' is a list of what a row makes, each record as in a dossier: '- statement.made: statement/{id}', and its fields.");
        return [];
    }

    private static MappedRecord? Of(MappingYaml yaml, Draft draft)
    {
        var type = EventTypes.Find(draft.Type)!;
        var (line, column) = (draft.Line ?? 0, draft.Column ?? 0);
        if (type.Clr.IsAssignableTo(typeof(Amendment)))
        {
            yaml.Wrong(line, column, $"{type.Name} amends a record; tables record what a source says. Write amendments in a dossier.");
            return null;
        }

        if (yaml.Template(draft.Stream, line, column) is not { } stream) return null;
        MappedTemplate? when = null;
        if (draft.Data["when"] is { } condition)
        {
            var (at, from) = draft.PlaceOf("when");
            if (condition is JsonValue value && value.TryGetValue<string>(out var text)) when = yaml.Template(text, at ?? line, from ?? column);
            else yaml.Wrong(at ?? line, from ?? column, "'when' is a text such as \"{column}\": the record is made only where that is not empty.");
            draft.Data.Remove("when");
        }

        var known = EventField.Of(type.Clr);
        foreach (var name in draft.Data.Select(field => field.Key).Where(name => known.All(field => field.Name != name)))
        {
            var (at, from) = draft.PlaceOf(name);
            yaml.Wrong(at ?? line, from ?? column, $"{type.Name} has no field '{name}'.{Nearest.Hint(name, known.Select(field => field.Name))}");
        }

        foreach (var required in known.Where(field => field.Required && field.Name is not "source" && !draft.Data.ContainsKey(field.Name)))
            yaml.Wrong(line, column, $"{type.Name}: {required.Name} is required, and is missing.");
        return new(type, stream, Fields(yaml, draft, "", draft.Data, known), when, line, column);
    }

    private static List<MappedField> Fields(MappingYaml yaml, Draft draft, string path, JsonObject fields, IReadOnlyList<EventField> known) =>
        [.. fields.Select(field => Field(yaml, draft, field.Key, path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value, known.FirstOrDefault(one => one.Name == field.Key))).OfType<MappedField>()];

    private static MappedField? Field(MappingYaml yaml, Draft draft, string name, string path, JsonNode? value, EventField? field)
    {
        var (line, column) = draft.PlaceOf(path) is ({ } l, { } c) ? (l, c) : (0, 0);
        switch (value)
        {
            case JsonArray items: return new MappedField.List(name, path, [.. items.Select((item, i) => Field(yaml, draft, "", $"{path}[{i}]", item, field)).OfType<MappedField>()]);
            case JsonObject { Count: 1 } bare when bare.First() is { Value: null, Key: var word }:
                yaml.Wrong(line, column, MappingYaml.Quote(word));
                return null;
            case JsonObject fields: return new MappedField.Object(name, path, Fields(yaml, draft, path, fields, field is null ? [] : EventField.Of(field.Type == typeof(WorldDate) ? typeof(RelativeDate) : field.Type)));
            case JsonValue text when text.TryGetValue<string>(out var words):
                if (yaml.Template(words, line, column) is not { } template) return null;
                return template.Template.Names.Any() ? new MappedField.Text(name, path, template, field?.Type) : new MappedField.Constant(name, path, string.Concat(template.Template.Pieces.Select(piece => piece.Text)));
            default: return new MappedField.Constant(name, path, value);
        }
    }
}
