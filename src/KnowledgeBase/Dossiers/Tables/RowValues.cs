using KnowledgeBase.Events;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>The values of the row that is read: of its columns, renamed where they were, of the rows that it leads to, and of the edition.</summary>
internal sealed class RowValues
{
    private readonly string _path;
    private readonly string?[] _fields;
    private readonly bool[] _fetched;
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyDictionary<string, string> _edition;
    private readonly List<(TableLookup Lookup, LookupRows Rows, BoundTemplate By)> _lookups = [];
    private readonly string?[]?[] _found;
    private readonly bool[] _sought;
    private readonly int _renamed;
    private readonly TableRenames _renames;

    public RowValues(string path, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> edition, int lookups, string? renamed, TableRenames renames)
    {
        (_path, _columns, _edition, _renames) = (path, columns, edition, renames);
        (_fields, _fetched) = (new string?[columns.Count], new bool[columns.Count]);
        (_found, _sought) = (new string?[]?[lookups], new bool[lookups]);
        _renamed = renamed is null ? -1 : columns.ToList().IndexOf(renamed);
    }

    /// <summary>The row that is read.</summary>
    public TableFile? Table { get; private set; }

    public void Add(TableLookup lookup, LookupRows rows, BoundTemplate by) => _lookups.Add((lookup, rows, by));

    /// <summary>Goes to the row that a table stands at.</summary>
    public void MoveTo(TableFile table)
    {
        Table = table;
        Array.Clear(_fetched);
        Array.Clear(_sought);
    }

    /// <summary>A column of the row, with its old name where it was renamed.</summary>
    public string? Field(int column)
    {
        if (_fetched[column]) return _fields[column];
        var value = Table!.Value(column);
        if (column == _renamed && value is not null && _renames.OldOf.TryGetValue(value, out var old)) value = old;
        _fetched[column] = true;
        return _fields[column] = value;
    }

    /// <summary>How a name in a template gets its value; null, with what is wrong, when there is no such name.</summary>
    public (Func<string?> Value, int Column)? Resolve(string name, out string? wrong)
    {
        wrong = null;
        if (_columns.ToList().IndexOf(name) is var column and >= 0) return (() => Field(column), column);
        if (_edition.TryGetValue(name, out var constant)) return (() => constant, -1);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && _lookups.FindIndex(one => one.Lookup.Name == name[..dot]) is var lookup and >= 0)
        {
            var at = _lookups[lookup].Rows.Columns.ToList().IndexOf(name[(dot + 1)..]);
            if (at >= 0) return (() => Found(lookup)?[at], _lookups[lookup].By.Column);
        }

        var names = _columns.Concat(_edition.Keys).Concat(_lookups.SelectMany(one => one.Rows.Columns.Select(at => $"{one.Lookup.Name}.{at}"))).ToList();
        wrong = $"{_path} has no column '{name}'; there are {string.Join(", ", names)}.{Nearest.Hint(name, names)}";
        return null;
    }

    /// <summary>The columns that a name's value depends on.</summary>
    public IEnumerable<int> ColumnsOf(string name)
    {
        if (_columns.ToList().IndexOf(name) is var column and >= 0) return [column];
        return _edition.ContainsKey(name) ? [] : _lookups.Where(one => name.StartsWith($"{one.Lookup.Name}.", StringComparison.Ordinal)).SelectMany(one => one.By.Names).SelectMany(ColumnsOf);
    }

    private string?[]? Found(int lookup)
    {
        if (_sought[lookup]) return _found[lookup];
        var (of, rows, by) = _lookups[lookup];
        var key = by.Render();
        var found = key is null ? null : rows.Find(key);
        if (found is null && !of.MayLack) throw new TableValueException(key is null ? $"is empty, and '{of.Name}' is looked up by it." : $"{rows.Path} has no row whose {of.Key.Text} is '{key}'.");
        _sought[lookup] = true;
        return _found[lookup] = found;
    }
}

/// <summary>A template whose values are found.</summary>
internal sealed class BoundTemplate
{
    private const int MaxRemembered = 100_000;
    private readonly (string? Text, Func<string?>? Value)[] _pieces;

    private BoundTemplate((string?, Func<string?>?)[] pieces, int column, IReadOnlyList<string> names) => (_pieces, Column, Names) = (pieces, column, names);

    /// <summary>The column that its first value comes from; -1 for none.</summary>
    public int Column { get; }

    /// <summary>The names of its values.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The text for the row; null when a value in it is empty.</summary>
    /// <exception cref="TableValueException">A value can't be used.</exception>
    public string? Render()
    {
        if (_pieces is [{ Value: { } only }]) return only();
        var parts = new string[_pieces.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if ((_pieces[i].Text ?? _pieces[i].Value!()) is not { } part) return null;
            parts[i] = part;
        }

        return string.Concat(parts);
    }

    public static BoundTemplate? Bind(MappedTemplate template, RowValues values, TableMapping mapping, List<DossierError> errors)
    {
        var column = -1;
        var pieces = new List<(string?, Func<string?>?)>();
        foreach (var piece in template.Template.Pieces)
        {
            if (!piece.IsValue)
            {
                pieces.Add((piece.Text, null));
            }
            else if (values.Resolve(piece.Text, out var wrong) is { } found)
            {
                if (column < 0) column = found.Column;
                pieces.Add((null, Filtered(found.Value, [.. piece.Filters.Select(filter => TableFilters.Of(filter.Name, filter.Argument, mapping.Maps))])));
            }
            else
            {
                errors.Add(new(mapping.File, template.Line, template.Column, $"'{template.Template.Text}': {wrong}"));
                return null;
            }
        }

        return new([.. pieces], column, [.. template.Template.Names]);
    }

    private static Func<string?> Filtered(Func<string?> value, Func<string?, string?>[] filters)
    {
        if (filters.Length == 0) return value;
        var (remembered, ofNothing) = (new Dictionary<string, string?>(StringComparer.Ordinal), Lazily(() => filters.Aggregate((string?)null, (text, filter) => filter(text))));
        return () =>
        {
            if (value() is not { } text) return ofNothing.Value;
            if (remembered.TryGetValue(text, out var known)) return known;
            var result = filters.Aggregate((string?)text, (now, filter) => filter(now));
            if (remembered.Count >= MaxRemembered) remembered.Clear();
            return remembered[text] = result;
        };
    }

    private static Lazy<string?> Lazily(Func<string?> make) => new(make);
}
