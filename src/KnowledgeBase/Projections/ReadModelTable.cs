using KnowledgeBase.Log;

namespace KnowledgeBase.Projections;

/// <summary>A table of the read model.</summary>
/// <param name="name">Its name, without the number of the set.</param>
/// <param name="columns">Its columns, those that the database makes itself aside.</param>
/// <param name="about">What a row is about, as SQL: its kind goes before the slash.</param>
internal sealed class ReadModelTable(string name, string columns, string about)
{
    public static readonly ReadModelTable ClaimKey = new("claim_key", "archive, entity, aspect, member, key", "entity");

    public static readonly ReadModelTable Claim = new(
        "claim",
        "archive, event_position, ordinal, position_from, position_to, key, entity, aspect, member, source, work, edition, edition_to, simple, supersedes, on_latest, start_earliest, last_latest, width, deprecated, claim",
        "entity");

    public static readonly ReadModelTable Reference = new("reference", "archive, event_position, position_from, position_to, type, stream, data", "stream");

    public static readonly ReadModelTable Keyed = new("keyed", "archive, event_position, position_from, position_to, work, key, edition, source, record", "source");

    public static readonly ReadModelTable Replacement = new("replacement", "archive, event_position, position_from, position_to, old, record, stands", "'record/' || record");

    public static readonly ReadModelTable Search = new("search", "archive, event_position, position_from, position_to, stream, type, record, source, text, folded", "stream");

    public static readonly ReadModelTable Dependency = new("dependency", "archive, needs, entity", "entity");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ReadModelTable> All = [ClaimKey, Claim, Reference, Keyed, Dependency, Replacement, Search];

    /// <summary>Those whose rows are an event's, with <c>event_position</c>.</summary>
    public static readonly IReadOnlyList<ReadModelTable> OfEvents = [Claim, Reference, Keyed, Replacement, Search];

    private readonly int _columns = columns.Split(',').Length;

    public string Name => name;

    public string Columns => columns;

    public string About => about;

    /// <summary>Writes a row of this table for COPY.</summary>
    public void Write(CopyBuffer copy, string archive, Row row)
    {
        copy.Row(_columns);
        copy.Text(archive);
        copy.Long(row.EventPosition);
        switch (row)
        {
            case ClaimRow claim: Write(copy, claim); break;
            case ReferenceRow reference:
                Time(copy, row);
                copy.Text(reference.Type);
                copy.Text(reference.Stream);
                copy.Text(reference.Data);
                break;
            case KeyedRow keyed:
                Time(copy, row);
                copy.Text(keyed.Work);
                copy.Text(keyed.Key);
                copy.Int(keyed.Edition);
                copy.Text(keyed.Source);
                copy.Text(keyed.Record);
                break;
            case ReplacementRow replacement:
                Time(copy, row);
                copy.Text(replacement.Old);
                copy.Text(replacement.Record);
                copy.Bool(replacement.Stands);
                break;
            case SearchRow search:
                Time(copy, row);
                copy.Text(search.Stream);
                copy.Text(search.Type);
                copy.Text(search.Record);
                copy.TextOrNull(search.Source);
                copy.Text(search.Text);
                copy.Text(search.Folded);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(row), row, "No such kind of row.");
        }
    }

    /// <summary>The table that a row goes into.</summary>
    public static ReadModelTable Of(Row row) => row switch
    {
        ClaimRow => Claim,
        ReferenceRow => Reference,
        KeyedRow => Keyed,
        ReplacementRow => Replacement,
        SearchRow => Search,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "No such kind of row."),
    };

    private static void Write(CopyBuffer copy, ClaimRow row)
    {
        copy.Int(row.Ordinal);
        Time(copy, row);
        copy.Long(row.Key);
        copy.Text(row.Entity);
        copy.Text(row.Aspect);
        copy.Text(row.Member);
        copy.Text(row.Source);
        copy.Text(row.Work);
        copy.Int(row.Edition);
        copy.Int(row.EditionTo);
        copy.Bool(row.Simple);
        copy.Bool(row.Supersedes);
        copy.Long(row.OnLatest);
        copy.Long(row.StartEarliest);
        copy.Long(row.LastLatest);
        copy.Long(row.Width);
        copy.Bool(row.Deprecated);
        copy.Text(row.Json);
    }

    private static void Time(CopyBuffer copy, Row row)
    {
        copy.Long(row.PositionFrom);
        copy.Long(row.PositionTo);
    }
}
