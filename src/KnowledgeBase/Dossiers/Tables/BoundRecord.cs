using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>A record of a mapping, made for the row that is read.</summary>
internal sealed class BoundRecord
{
    private readonly BoundTemplate _stream;
    private readonly BoundTemplate? _when;
    private readonly List<BoundField> _fields;
    private readonly string? _source;

    private BoundRecord(MappedRecord mapped, BoundTemplate stream, BoundTemplate? when, List<BoundField> fields, string? source) =>
        (Mapped, _stream, _when, _fields, _source) = (mapped, stream, when, fields, source);

    public MappedRecord Mapped { get; }

    public static BoundRecord? Bind(MappedRecord mapped, RowValues values, TableMapping mapping, string? source, List<DossierError> errors)
    {
        var before = errors.Count;
        BoundTemplate? bind(MappedTemplate template) => BoundTemplate.Bind(template, values, mapping, errors);
        var (stream, when) = (bind(mapped.Stream), mapped.When is { } condition ? bind(condition) : null);
        var fields = mapped.Fields.Select(field => BoundField.Bind(field, bind)).ToList();
        var takesSource = mapped.Type.Clr.IsAssignableTo(typeof(Events.Report)) && mapped.Fields.All(field => field.Name != "source");
        if (takesSource && source is null) errors.Add(new(mapping.File, mapped.Line, mapped.Column, $"{mapped.Type.Name} has no source: name one with 'source: source/…', list the editions under 'sources', or say --edition."));
        return errors.Count > before ? null : new(mapped, stream!, when, fields, takesSource ? source : null);
    }

    /// <summary>What the record is about, for the row; null when the row makes no such record.</summary>
    /// <exception cref="TableValueException">A value can't be used.</exception>
    public string? Stream() => _when is not null && _when.Render() is null ? null : _stream.Render() ?? throw new TableValueException($"'{Mapped.Stream.Template.Text}' comes out empty: a value in it is.");

    /// <summary>The record for the row.</summary>
    /// <param name="stream">What it is about.</param>
    /// <param name="file">The table.</param>
    /// <param name="line">The row's line.</param>
    public Draft Make(string stream, string file, int line)
    {
        var data = new JsonObject();
        foreach (var field in _fields)
        {
            if (field.Value() is { } value) data[field.Name] = value;
        }

        if (_source is not null) data["source"] = _source;
        return new(stream, Mapped.Type.Name, data) { File = file, Line = line };
    }

    /// <summary>The same record with where its fields come from, as the row still stands there.</summary>
    public Draft Located(Draft draft, TableFile table)
    {
        (int Line, int Column) place(int column) => column < 0 ? (table.Line, 1) : table.PlaceOf(column);
        var places = _fields.SelectMany(field => field.All).Where(field => field.Column >= 0).DistinctBy(field => field.Path).ToDictionary(field => field.Path, field => place(field.Column), StringComparer.Ordinal);
        var (line, column) = place(_stream.Column);
        return draft with { Line = line, Column = column, Places = places };
    }

    /// <summary>The field whose value could not be made for the row, where one can't.</summary>
    public (string Path, int Column) Failing()
    {
        foreach (var field in _fields.SelectMany(field => field.All))
        {
            try
            {
                _ = field.Value();
            }
            catch (TableValueException)
            {
                return (field.Path, field.Column);
            }
        }

        return ("", _stream.Column);
    }

    /// <summary>The names of the values that the record is made of.</summary>
    public IReadOnlyList<BoundTemplate> Templates => [.. _fields.SelectMany(one => one.All).Select(one => one.Template).Append(_stream).Append(_when).OfType<BoundTemplate>()];

    /// <summary>The fields, each with the names of the values in it.</summary>
    public IEnumerable<(string Name, IReadOnlyList<string> Values)> FieldNames => _fields.Select(one => (one.Name, (IReadOnlyList<string>)[.. one.All.SelectMany(inner => inner.Template?.Names ?? [])]));

    /// <summary>A field of a record, or of something within one.</summary>
    private sealed record BoundField(string Name, string Path, BoundTemplate? Template, Func<JsonNode?> Value, IReadOnlyList<BoundField> Inner)
    {
        public int Column => Template?.Column ?? -1;

        public IEnumerable<BoundField> All => Inner.SelectMany(inner => inner.All).Prepend(this).Where(one => one.Template is not null);

        public static BoundField Bind(MappedField field, Func<MappedTemplate, BoundTemplate?> bind)
        {
            switch (field)
            {
                case MappedField.Constant constant: return new(field.Name, field.Path, null, () => constant.Value?.DeepClone(), []);
                case MappedField.Text text:
                    var template = bind(text.Template);
                    return new(field.Name, field.Path, template, () => Typed(template!.Render(), text.Type), []);
                case MappedField.List list:
                    var items = list.Items.Select(item => Bind(item, bind)).ToList();
                    return new(field.Name, field.Path, null, () => items.Select(item => item.Value()).OfType<JsonNode>().ToArray() is { Length: > 0 } values ? new JsonArray(values) : null, items);
                case MappedField.Object fields:
                    var inner = fields.Fields.Select(one => Bind(one, bind)).ToList();
                    return new(field.Name, field.Path, null, () => Object(inner), inner);
                default: throw new ArgumentOutOfRangeException(nameof(field), field, "No such kind of field.");
            }
        }

        private static JsonObject? Object(List<BoundField> fields) =>
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value())).Where(field => field.Value is not null).ToList() is { Count: > 0 } values ? new JsonObject(values) : null;

        // What is no number stays a text, and is refused with the right words.
        private static JsonNode? Typed(string? text, Type? type)
        {
            if (text is null) return null;
            if (type == typeof(bool) && (text is "true" or "false")) return text is "true";
            if ((type == typeof(int) || type == typeof(long)) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                return type == typeof(int) && number is >= int.MinValue and <= int.MaxValue ? (int)number : number;
            return text;
        }
    }
}
