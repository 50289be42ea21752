using KnowledgeBase.Dossiers.Tables;

namespace KnowledgeBase.Recording;

/// <summary>The things that a mapping registers by the renamed column alone: actors, for a column of countries.</summary>
internal sealed class RenamedThings(OpenTable table)
{
    private readonly List<MappedRecord> _records =
    [
        .. table.Mapping.Records.Where(record => table.Mapping.RenameColumn is { } column && record.Type.IsRegistration && record.Stream.Template.Names.Distinct().SequenceEqual([column.Text])),
    ];

    /// <summary>Aliases for what this edition calls otherwise: the thing keeps its name, and is found by the new one.</summary>
    public IReadOnlyList<Draft> Aliases()
    {
        if (table.Edition is not { } edition) return [];
        return
        [
            .. from rename in table.Renames.OldOf
               from record in _records
               let stream = Stream(record, rename.Value)
               where stream is not null
               select new Draft(stream, "thing.aliased", new() { ["record"] = Ids.Of(edition.Values["source.slug"], "renamed", stream), ["alias"] = rename.Key }) { File = table.Request.Renames },
        ];
    }

    /// <summary>The things that a part of a key, made of the renamed column, may stand for.</summary>
    public IEnumerable<string> StreamsOf(string word) => _records.Select(record => string.Concat(record.Stream.Template.Pieces.Select(piece => piece.IsValue ? word : piece.Text)));

    private string? Stream(MappedRecord record, string name)
    {
        try
        {
            return string.Concat(record.Stream.Template.Pieces.Select(piece => piece.IsValue
                ? piece.Filters.Aggregate((string?)name, (value, filter) => TableFilters.Of(filter.Name, filter.Argument, table.Mapping.Maps)(value))
                : piece.Text));
        }
        catch (TableValueException)
        {
            return null;
        }
    }
}

/// <summary>Ids of records that reconciling makes itself: always the same for the same edition and key.</summary>
internal static class Ids
{
    private const int Longest = 200;

    public static string Of(string source, string what, string key)
    {
        var id = $"{source}:{what}:{key}";
        if (id.Length <= Longest) return id;
        var kept = Longest - 17;
        if (char.IsHighSurrogate(id[kept - 1])) kept--;
        return $"{id[..kept]}:{DuplicateFinder.Hash(id):x16}";
    }
}
