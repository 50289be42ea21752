namespace KnowledgeBase.Dossiers.Tables;

/// <summary>The rows of a further table, in memory, by their key; only of the columns that are used.</summary>
internal sealed class LookupRows
{
    private readonly Dictionary<string, string?[]> _rows = new(StringComparer.Ordinal);

    private LookupRows(string path, IReadOnlyList<string> columns) => (Path, Columns) = (path, columns);

    public string Path { get; }

    /// <summary>The columns that rows hold, in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    public string?[]? Find(string key) => _rows.GetValueOrDefault(key);

    /// <summary>Reads a further table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lookup">What the mapping says of it.</param>
    /// <param name="used">The columns wanted, each with where the mapping names it.</param>
    /// <param name="mapping">The mapping's file.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static LookupRows? Read(string path, TableLookup lookup, IReadOnlyList<MappedText> used, string mapping, List<DossierError> errors)
    {
        using var table = TableFile.Open(path, lookup.Format, errors);
        if (table is null) return null;
        var before = errors.Count;
        foreach (var name in used.Append(lookup.Key).Where(name => !table.Columns.Contains(name.Text)).DistinctBy(name => name.Text))
            errors.Add(new(mapping, name.Line, name.Column, $"{path} has no column '{name.Text}'; it has {string.Join(", ", table.Columns)}.{Events.Nearest.Hint(name.Text, table.Columns)}"));
        if (errors.Count > before) return null;

        var all = table.Columns.ToList();
        var rows = new LookupRows(path, [.. used.Select(name => name.Text).Distinct()]);
        var (key, columns) = (all.IndexOf(lookup.Key.Text), rows.Columns.Select(name => all.IndexOf(name)).ToArray());
        while (table.Read() && errors.Count < TableRows.MaxErrors)
        {
            var (line, column) = table.PlaceOf(key);
            if (table.Value(key) is not { } value) errors.Add(new(path, line, column, $"the key '{lookup.Key.Text}' is empty."));
            else if (!rows._rows.TryAdd(value, [.. columns.Select(table.Value)])) errors.Add(new(path, line, column, $"the key '{value}' is there twice; a lookup has one row for each."));
        }

        return rows;
    }
}
