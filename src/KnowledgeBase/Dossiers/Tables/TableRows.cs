using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>What a row makes.</summary>
/// <param name="Line">The line that it begins on.</param>
/// <param name="Records">Its records; what it speaks of comes before, where it is the first to.</param>
/// <param name="Fraction">How much of the file is read with it, from 0 to 1.</param>
internal sealed record TableRow(int Line, IReadOnlyList<Draft> Records, double Fraction);

/// <summary>The edition that a table is.</summary>
/// <param name="Source">Its reference.</param>
/// <param name="Fields">Those of its registration.</param>
internal sealed record TableEdition(string Source, JsonObject Fields)
{
    /// <summary>What templates may name of it: <c>source</c>, <c>source.slug</c>, <c>source.published</c> …</summary>
    public IReadOnlyDictionary<string, string> Values
    {
        get
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["source"] = Source, ["source.slug"] = Source[(Source.IndexOf('/', StringComparison.Ordinal) + 1)..], ["source.edition"] = "1" };
            foreach (var (name, value) in Fields)
            {
                if (value is JsonValue) values[$"source.{name}"] = value.ToString();
            }

            return values;
        }
    }
}

/// <summary>A table with the mapping that makes records of its rows. It can be read several times.</summary>
internal sealed class TableRows
{
    /// <summary>After so many errors the rest is not looked at.</summary>
    public const int MaxErrors = 1000;

    private readonly TableMapping _mapping;
    private readonly RowValues _values;
    private readonly List<BoundRecord> _records = [];
    private readonly List<LookupRows> _lookups = [];
    private readonly List<(int Column, IReadOnlySet<string> Values)> _meant = [];

    private TableRows(TableMapping mapping, string path, RowValues values) => (_mapping, Path, _values) = (mapping, path, values);

    /// <summary>The table's file.</summary>
    public string Path { get; }

    /// <summary>What rows make.</summary>
    public IReadOnlyList<BoundRecord> Records => _records;

    /// <summary>Every file that what the rows make depends on.</summary>
    public IEnumerable<string> Files => _lookups.Select(lookup => lookup.Path).Prepend(_mapping.File).Prepend(Path);

    /// <summary>Rows passed over because the mapping does not mean them, when last read.</summary>
    public long PassedOver { get; private set; }

    /// <summary>Finds the columns that a mapping names, and reads its further tables.</summary>
    public static TableRows? Bind(TableMapping mapping, string path, TableEdition? edition, TableRenames renames, List<DossierError> errors)
    {
        var before = errors.Count;
        using var table = TableFile.Open(path, mapping.Format, errors);
        if (table is null) return null;
        var constants = edition?.Values ?? new Dictionary<string, string>();
        var values = new RowValues(path, table.Columns, constants, mapping.Lookups.Count, mapping.RenameColumn?.Text, renames);
        var rows = new TableRows(mapping, path, values);
        void column(MappedText name)
        {
            if (!table.Columns.Contains(name.Text)) errors.Add(new(mapping.File, name.Line, name.Column, $"{path} has no column '{name.Text}'; it has {string.Join(", ", table.Columns)}.{Nearest.Hint(name.Text, table.Columns)}"));
        }

        if (mapping.RenameColumn is { } renamed) column(renamed);
        else if (renames.OldOf.Count > 0) errors.Add(new(mapping.File, 0, 0, "a table of renames was given, and the mapping does not say which column it is for: 'renames: column'."));
        foreach (var (name, _) in mapping.Rows) column(name);
        foreach (var lookup in mapping.Lookups) rows.Add(lookup, constants, errors);
        if (errors.Count > before) return null;

        foreach (var record in mapping.Records)
            if (BoundRecord.Bind(record, values, mapping, edition?.Source, errors) is { } bound) rows._records.Add(bound);
        rows._meant.AddRange(mapping.Rows.Select(row => (table.Columns.ToList().IndexOf(row.Column.Text), row.Values)));
        return errors.Count > before ? null : rows;
    }

    /// <summary>The rows from the first to the last, apart from those that are not meant; what can't be made of one is told as an error.</summary>
    public IEnumerable<TableRow> Read(List<DossierError> errors)
    {
        using var table = TableFile.Open(Path, _mapping.Format, errors);
        if (table is null) yield break;
        var once = _records.Where(record => record.Mapped.IsOnce).ToDictionary(record => record, record => new OnceSeen(record, _values));
        var things = new Dictionary<string, Draft>(StringComparer.Ordinal);
        PassedOver = 0;
        while (errors.Count < MaxErrors && table.Read())
        {
            _values.MoveTo(table);
            if (_meant.Exists(one => _values.Field(one.Column) is not { } value || !one.Values.Contains(value)))
            {
                PassedOver++;
                continue;
            }

            var made = new List<Draft>(_records.Count);
            foreach (var record in _records)
            {
                if (once.TryGetValue(record, out var seen) && !seen.IsNew()) continue;
                if (Make(record, table, errors) is not { } draft) continue;
                if (seen is null || IsFirst(record, draft, things, table, errors)) made.Add(draft);
            }

            yield return new(table.Line, made, table.Fraction);
        }
    }

    /// <summary>Where errors stand: the fields of their records, to the column. The table is read once more.</summary>
    public IReadOnlyList<DossierError> Locate(IReadOnlyList<RecordError> wrong)
    {
        var lines = wrong.Where(error => error.Draft.Line is not null).ToLookup(error => error.Draft.Line!.Value);
        var located = new List<DossierError>();
        using var table = TableFile.Open(Path, _mapping.Format, []);
        while (table is not null && located.Count < wrong.Count && table.Read())
        {
            if (!lines.Contains(table.Line)) continue;
            _values.MoveTo(table);
            foreach (var error in lines[table.Line])
            {
                var record = _records.Find(record => record.Mapped.Type.Name == error.Draft.Type && Stream(record) == error.Draft.Stream);
                located.Add(TableErrors.Of(record is null ? error : error with { Draft = record.Located(error.Draft, table) }));
            }
        }

        return located.Count == wrong.Count ? located : [.. wrong.Select(TableErrors.Of)];
    }

    private void Add(TableLookup lookup, IReadOnlyDictionary<string, string> constants, List<DossierError> errors)
    {
        var used = _mapping.Records.SelectMany(record => record.Fields.SelectMany(field => field.Templates).Append(record.Stream).Append(record.When).OfType<MappedTemplate>())
            .SelectMany(template => template.Template.Names.Where(name => name.StartsWith($"{lookup.Name}.", StringComparison.Ordinal)).Select(name => new MappedText(name[(lookup.Name.Length + 1)..], template.Line, template.Column))).ToList();
        var file = BoundTemplate.Bind(lookup.File, new(_mapping.File, [], constants, 0, null, TableRenames.None), _mapping, errors)?.Render();
        var by = BoundTemplate.Bind(lookup.By, _values, _mapping, errors);
        if (file is null || by is null || LookupRows.Read(_mapping.PathOf(file), lookup, used, _mapping.File, errors) is not { } rows) return;
        _lookups.Add(rows);
        _values.Add(lookup, rows, by);
    }

    private Draft? Make(BoundRecord record, TableFile table, List<DossierError> errors)
    {
        try
        {
            return record.Stream() is { } stream ? record.Make(stream, Path, table.Line) : null;
        }
        catch (TableValueException wrong)
        {
            var (path, column) = record.Failing();
            var (line, at) = column < 0 ? (table.Line, 1) : table.PlaceOf(column);
            errors.Add(new(Path, line, at, $"{record.Mapped.Type.Name}: {(path.Length == 0 ? "" : $"{path}: ")}{(column < 0 ? "" : $"{table.Columns[column]} ")}{wrong.Message}"));
            return null;
        }
    }

    // What rows speak of is the same in all of them, or nobody knows which is meant.
    private static bool IsFirst(BoundRecord record, Draft draft, Dictionary<string, Draft> things, TableFile table, List<DossierError> errors)
    {
        var name = draft.Record ?? draft.Stream;
        if (things.TryAdd(name, draft)) return true;
        var first = things[name];
        if (first.Stream == draft.Stream && JsonNode.DeepEquals(first.Data, draft.Data)) return false;
        var field = draft.Data.FirstOrDefault(field => !JsonNode.DeepEquals(field.Value, first.Data[field.Key])).Key;
        errors.Add(TableErrors.Of(new(
            record.Located(draft, table),
            field ?? "",
            field is null ? $"says less than line {first.Line} does of {first.Stream}; what rows speak of is recorded once, and must be the same in all of them." : $"is {draft.Data[field]!.ToJsonString(EventJson.Options)}, and in line {first.Line} {first.Data[field]?.ToJsonString(EventJson.Options) ?? "unset"}; what rows speak of is recorded once, and must be the same in all of them.")));
        return false;
    }

    private static string? Stream(BoundRecord record)
    {
        try
        {
            return record.Stream();
        }
        catch (TableValueException)
        {
            return null;
        }
    }

    /// <summary>Tells rows that can make something new of a thing from those that can't, by the columns that it is made of.</summary>
    private sealed class OnceSeen(BoundRecord record, RowValues values)
    {
        private readonly int[] _columns = [.. record.Templates.SelectMany(template => template.Names).SelectMany(values.ColumnsOf).Distinct()];
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public bool IsNew() => _seen.Add(_columns.Length == 1 ? values.Field(_columns[0]) ?? "" : string.Join('\u001f', _columns.Select(values.Field)));
    }
}
