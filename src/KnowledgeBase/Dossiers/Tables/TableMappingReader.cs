using System.Text;
using KnowledgeBase.Recording;
using YamlDotNet.RepresentationModel;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Reads a mapping (docs/tables.md): YAML with the sections table, sources, maps, lookups, renames, rows and records.</summary>
internal sealed class TableMappingReader
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly string[] Sections = ["table", "sources", "maps", "lookups", "renames", "rows", "records"];
    private readonly MappingYaml _yaml;

    private TableMappingReader(string file, List<DossierError> errors) => _yaml = new(file, errors);

    /// <summary>The mapping in a file; null, and errors, when it can't be read.</summary>
    public static TableMapping? Read(string path, List<DossierError> errors)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
            {
                errors.Add(new(path, 0, 0, "has more than 1 MB; a mapping is small."));
                return null;
            }

            var bytes = File.ReadAllBytes(path);
            var text = bytes.AsSpan(bytes.AsSpan().StartsWith(Utf8Text.Mark) ? Utf8Text.Mark.Length : 0);
            if (Utf8Text.FirstInvalid(text) is var at and >= 0)
            {
                var (line, column) = Utf8Text.Place(text, at);
                errors.Add(new(path, line, column, Utf8Text.Broken));
                return null;
            }

            return Read(path, Encoding.UTF8.GetString(text), errors);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(path, 0, 0, wrong is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : $"can't be read: {wrong.Message}"));
            return null;
        }
    }

    /// <summary>The mapping in a text; null, and errors, when it can't be read.</summary>
    public static TableMapping? Read(string file, string text, List<DossierError> errors)
    {
        var before = errors.Count;
        if (YamlDossier.Node(file, text, errors) is not { } root) return null;
        var mapping = new TableMappingReader(file, errors).Mapping(root);
        return errors.Count == before ? mapping : null;
    }

    private TableMapping Mapping(YamlNode root)
    {
        var sections = _yaml.Fields(root, Sections, "a mapping has the sections");
        var maps = Maps(sections.GetValueOrDefault("maps"));
        var format = Format(sections.GetValueOrDefault("table"));
        var records = MappedRecords.Read(_yaml, sections.GetValueOrDefault("records"), root);
        var mapping = new TableMapping(
            _yaml.File,
            format,
            Sources(sections.GetValueOrDefault("sources")),
            maps,
            Lookups(sections.GetValueOrDefault("lookups")),
            sections.GetValueOrDefault("renames") is { } renames ? _yaml.Text(renames, "the column that a table of renames is for") : null,
            Rows(sections.GetValueOrDefault("rows")),
            records);
        foreach (var template in mapping.Lookups.SelectMany(lookup => new[] { lookup.File, lookup.By }).Concat(records.SelectMany(record => record.Fields.SelectMany(field => field.Templates).Append(record.Stream).Append(record.When).OfType<MappedTemplate>())))
        {
            foreach (var (name, argument) in template.Template.Pieces.SelectMany(piece => piece.Filters))
                if (TableFilters.Check(name, argument, maps) is { } wrong) _yaml.Wrong(template.Line, template.Column, $"'{template.Template.Text}': {wrong}");
        }

        return mapping;
    }

    private TableFormat Format(YamlNode? node)
    {
        if (node is null) return TableFormat.Plain;
        var fields = _yaml.Fields(node, ["separator", "columns", "empty"], "how a table is written is told by");
        var separator = ',';
        if (fields.GetValueOrDefault("separator") is { } given && _yaml.Text(given, "the separator") is { } word)
        {
            if (word.Text is "tab" or "\t") separator = '\t';
            else if (word.Text.Length == 1 && char.IsAscii(word.Text[0]) && !char.IsAsciiLetterOrDigit(word.Text[0]) && word.Text[0] is not ('"' or '\r' or '\n')) separator = word.Text[0];
            else _yaml.Wrong(word.Line, word.Column, $"'{word.Text}' can't separate fields; write one mark such as ',' or ';', or the word tab.");
        }

        var columns = fields.GetValueOrDefault("columns") is { } names ? _yaml.Texts(names, "names of columns").ConvertAll(name => name.Text) : null;
        var empty = fields.GetValueOrDefault("empty") is { } values ? _yaml.Texts(values, "values that say nothing").Select(value => value.Text).ToHashSet(StringComparer.Ordinal) : [];
        return new(separator, columns, empty);
    }

    private List<Draft> Sources(YamlNode? node)
    {
        if (node is null) return [];
        if (node is not YamlSequenceNode { Children.Count: > 0 } records)
        {
            _yaml.Wrong(node, "the sources are a list of records, each '- source.registered: source/…'.");
            return [];
        }

        var sources = records.Select(record => YamlRecord.Read(_yaml.File, record, _yaml.Errors)).OfType<Draft>().ToList();
        foreach (var source in sources)
        {
            if (source.Type != "source.registered") _yaml.Wrong(source.Line ?? 0, source.Column ?? 0, $"the sources are registered here, with source.registered, not {source.Type}.");
            else foreach (var error in RecordEventsHandler.Malformed(source)) _yaml.Errors.Add(TableErrors.Of(error));
        }

        return sources;
    }

    private Dictionary<string, TableMap> Maps(YamlNode? node)
    {
        var maps = new Dictionary<string, TableMap>(StringComparer.Ordinal);
        foreach (var (name, value) in node is null ? [] : _yaml.Fields(node, null, "maps have names"))
        {
            var words = new Dictionary<string, string?>(StringComparer.Ordinal);
            var others = TableMapOthers.Wrong;
            foreach (var (from, to) in _yaml.Fields(value, null, "a map has a word for each value"))
            {
                var word = to is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: null or "" or "~" or "null" } ? null : _yaml.Text(to, "a word")?.Text;
                if (from != "others") words[from] = word;
                else if (word is "keep") others = TableMapOthers.Keep;
                else if (word is null or "empty") others = TableMapOthers.Empty;
                else _yaml.Wrong(to, "'others' are 'keep' (as they are) or 'empty'; without it a value that is not in the map is an error.");
            }

            maps[name] = new(name, words, others);
        }

        return maps;
    }

    private List<TableLookup> Lookups(YamlNode? node)
    {
        var lookups = new List<TableLookup>();
        foreach (var (name, value) in node is null ? [] : _yaml.Fields(node, null, "lookups have names"))
        {
            var fields = _yaml.Fields(value, ["file", "key", "by", "missing", "table"], "a lookup has");
            if (_yaml.Required(fields, "file", value) is not { } file || _yaml.Required(fields, "key", value) is not { } key) continue;
            if (_yaml.Template(file, "the path of the table") is not { } path || _yaml.Text(key, "the column that is the key") is not { } column) continue;
            var by = fields.GetValueOrDefault("by") is { } given ? _yaml.Template(given, "what is looked for") : new(TableTemplate.Parse($"{{{column.Text}}}"), column.Line, column.Column);
            var missing = fields.GetValueOrDefault("missing") is { } may ? _yaml.Text(may, "a word")?.Text : null;
            if (missing is not (null or "allowed")) _yaml.Wrong(fields["missing"], "'missing' is 'allowed', or left out: then a row without its row there is an error.");
            if (by is not null) lookups.Add(new(name, path, column, by, missing is not null, Format(fields.GetValueOrDefault("table"))));
        }

        return lookups;
    }

    private List<(MappedText Column, IReadOnlySet<string> Values)> Rows(YamlNode? node)
    {
        var rows = new List<(MappedText, IReadOnlySet<string>)>();
        foreach (var (name, value) in node is null ? [] : _yaml.Fields(node, null, "which rows are meant is told by columns and their values"))
            rows.Add((new(name, (int)value.Start.Line, (int)value.Start.Column), _yaml.Texts(value, "values").Select(text => text.Text).ToHashSet(StringComparer.Ordinal)));
        return rows;
    }
}
