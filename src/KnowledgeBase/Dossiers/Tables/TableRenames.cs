namespace KnowledgeBase.Dossiers.Tables;

/// <summary>What values of a column are called in a later edition: a table with the columns <c>old_name</c> and <c>new_name</c>; others are passed over.</summary>
internal sealed class TableRenames
{
    private static readonly (string Old, string New)[] Headers = [("old_name", "new_name"), ("old", "new")];

    private TableRenames(Dictionary<string, string> old) => OldOf = old;

    /// <summary>The old name by the new one.</summary>
    public IReadOnlyDictionary<string, string> OldOf { get; }

    public static readonly TableRenames None = new([]);

    public static TableRenames Read(string path, List<DossierError> errors)
    {
        using var table = TableFile.Open(path, TableFormat.Plain, errors);
        if (table is null) return None;
        var columns = table.Columns.ToList();
        var (old, @new) = Headers.Select(names => (columns.IndexOf(names.Old), columns.IndexOf(names.New))).FirstOrDefault(at => at is ( >= 0, >= 0), (-1, -1));
        if (old < 0)
        {
            errors.Add(new(path, 1, 1, $"a table of renames has the columns old_name and new_name, and this one has {string.Join(", ", columns)}."));
            return None;
        }

        var names = new Dictionary<string, (string Old, int Line)>(StringComparer.Ordinal);
        while (table.Read())
        {
            var (line, column) = table.PlaceOf(@new);
            if (table.Value(old) is not { } from || table.Value(@new) is not { } to) errors.Add(new(path, table.Line, 1, "a rename has an old and a new name."));
            else if (from == to) errors.Add(new(path, line, column, $"'{to}' is the old name as well."));
            else if (!names.TryAdd(to, (from, line))) errors.Add(new(path, line, column, $"'{to}' is the new name of '{names[to].Old}' already, in line {names[to].Line}."));
        }

        foreach (var (to, (from, line)) in names.Where(name => names.ContainsKey(name.Value.Old)))
            errors.Add(new(path, line, 1, $"'{from}' is itself a new name, of '{names[from].Old}'; write '{names[from].Old}' as the old name of '{to}'."));
        return new(names.ToDictionary(name => name.Key, name => name.Value.Old, StringComparer.Ordinal));
    }
}
