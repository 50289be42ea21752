using System.Collections.Concurrent;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>
/// The references of an archive at every position up to one, held in memory: what is registered changes seldom, and history never does.
/// Immutable; a longer one is made from what began or ended since.
/// </summary>
internal sealed class ReferenceLog
{
    private const int MaxKept = 16;
    private static readonly string ReferencesSql = Sql.Load("Projections/changed_references.sql");
    private static readonly string ReplacementsSql = Sql.Load("Projections/changed_replacements.sql");
    private static readonly string[] Types = [.. EventTypes.All.Where(IsKept).Select(type => type.Name)];

    private readonly IReadOnlyDictionary<(long Event, long From), ReferenceEntry> _entries;
    private readonly IReadOnlyDictionary<(long Event, long From), ReplacementEntry> _replacements;
    private readonly long[] _changes;
    private readonly ConcurrentDictionary<(long, EdtfPadding), References> _at = [];
    private readonly Lazy<ILookup<string, string>> _everSame;
    private readonly Lazy<ILookup<string, ReferenceEntry>> _ofThing;
    private readonly Lazy<ILookup<string, ReferenceEntry>> _ofWork;
    private readonly Lazy<ILookup<string, ReplacementEntry>> _replaced;

    private ReferenceLog(
        ProjectionTables tables, long through, IReadOnlyDictionary<(long Event, long From), ReferenceEntry> entries, IReadOnlyDictionary<(long Event, long From), ReplacementEntry> replacements)
    {
        (Tables, Through, _entries, _replacements) = (tables, through, entries, replacements);
        _everSame = new(() => Classes(entries.Values));
        _ofThing = new(() => entries.Values.ToLookup(row => row.Stream, StringComparer.Ordinal));
        _ofWork = new(() => entries.Values.Where(row => row.Type.Clr == typeof(SourceRegistered)).ToLookup(row => ((SourceRegistered)row.Content).Work ?? row.Stream, StringComparer.Ordinal));
        _replaced = new(() => replacements.Values.ToLookup(row => row.Replacement.Old, StringComparer.Ordinal));
        _changes = [.. entries.Values.Select(row => (row.PositionFrom, row.PositionTo)).Concat(replacements.Values.Select(row => (row.PositionFrom, row.PositionTo)))
            .SelectMany(row => (long[])[row.PositionFrom, row.PositionTo ?? row.PositionFrom]).Distinct().Order()];
    }

    /// <summary>The tables that it was read from.</summary>
    public ProjectionTables Tables { get; }

    /// <summary>The position up to which it is known.</summary>
    public long Through { get; }

    /// <summary>Nothing, of tables not read yet.</summary>
    public static ReferenceLog Of(ProjectionTables tables) => new(tables, 0, new Dictionary<(long, long), ReferenceEntry>(), new Dictionary<(long, long), ReplacementEntry>());

    /// <summary>What asks for all that began or ended since: two statements, to be read by <see cref="Extended"/>.</summary>
    public NpgsqlBatchCommand[] Commands() =>
    [
        Sql.Command(Tables.Rewrite(ReferencesSql), Sql.Value(Through), Sql.Array(NpgsqlDbType.Text, Types)),
        Sql.Command(Tables.Rewrite(ReplacementsSql), Sql.Value(Through)),
    ];

    /// <summary>This log and what the reader, at the first of the two results, has of later changes. It may be somewhat ahead of the position.</summary>
    /// <param name="reader">At the result of the first statement; afterwards at that of the second.</param>
    /// <param name="through">A position that was committed when the statements were sent.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ReferenceLog> Extended(NpgsqlDataReader reader, long through, CancellationToken ct)
    {
        var references = await reader.Rows(ReadReference, ct);
        await reader.NextResultAsync(ct);
        var replacements = await reader.Rows(ReadReplacement, ct);
        if (references.Count + replacements.Count == 0 && through == Through) return this;
        var (entries, stands) = (_entries, _replacements);
        if (references.Count > 0) entries = With(entries, references, row => (row.EventPosition, row.PositionFrom));
        if (replacements.Count > 0) stands = With(stands, replacements, row => (row.EventPosition, row.PositionFrom));
        var changed = references.Count + replacements.Count > 0;
        return changed ? new(Tables, through, entries, stands) : new ReferenceLog(this, through);
    }

    /// <summary>The other names that each thing ever had in common with it, directly or through others.</summary>
    public ILookup<string, string> EverSame => _everSame.Value;

    /// <summary>Where things were said to be the same as some things, directly or through others, or not any more.</summary>
    public IEnumerable<long> Renamings(IEnumerable<string> things) =>
        EverSame.Count == 0 ? [] : Rows(things).Where(row => row.Type.Clr == typeof(ThingSameAs)).SelectMany(row => Changes(row.PositionFrom, row.PositionTo));

    /// <summary>Where things were registered or named, or their registrations and names changed.</summary>
    public IEnumerable<long> ChangesOf(IEnumerable<string> things) => Rows(things).SelectMany(row => Changes(row.PositionFrom, row.PositionTo));

    /// <summary>Where editions of works were registered, or their registrations changed.</summary>
    public IEnumerable<long> ChangesOfWorks(IEnumerable<string> works) => works.Distinct().SelectMany(work => _ofWork.Value[work]).SelectMany(row => Changes(row.PositionFrom, row.PositionTo));

    /// <summary>Where records began or ceased to stand in for some records, directly or through others.</summary>
    public IEnumerable<long> ReplacementsOf(IEnumerable<string> records)
    {
        var (known, waiting) = (records.ToHashSet(StringComparer.Ordinal), new Queue<string>());
        foreach (var record in known) waiting.Enqueue(record);
        while (waiting.TryDequeue(out var old))
        {
            foreach (var row in _replaced.Value[old])
            {
                if (known.Add(row.Replacement.Record)) waiting.Enqueue(row.Replacement.Record);
                foreach (var position in Changes(row.PositionFrom, row.PositionTo)) yield return position;
            }
        }
    }

    /// <summary>Every source as it ever was registered; several times where its registration changed.</summary>
    public IEnumerable<Edition> EverySource(EdtfPadding padding) => _entries.Values.Where(row => row.Type.Clr == typeof(SourceRegistered)).Select(row => row.EditionOf(padding));

    /// <summary>How it stood at a position that it is known up to.</summary>
    public References At(long position, EdtfPadding padding)
    {
        var found = Array.BinarySearch(_changes, position);
        var last = found >= 0 ? found : ~found - 1;
        if (_at.Count > MaxKept) _at.Clear();
        return _at.GetOrAdd((last < 0 ? 0 : _changes[last], padding), at => new References(
            _entries.Values.Where(row => Holds(row.PositionFrom, row.PositionTo, at.Item1)).OrderBy(row => row.EventPosition),
            _replacements.Values.Where(row => Holds(row.PositionFrom, row.PositionTo, at.Item1)).OrderBy(row => row.EventPosition).Select(row => row.Replacement),
            padding));
    }

    // The same, known further.
    private ReferenceLog(ReferenceLog log, long through) => (Tables, Through, _entries, _replacements, _changes, _at, _everSame, _ofThing, _ofWork, _replaced) =
        (log.Tables, through, log._entries, log._replacements, log._changes, log._at, log._everSame, log._ofThing, log._ofWork, log._replaced);

    private static ILookup<string, string> Classes(IEnumerable<ReferenceEntry> entries)
    {
        var canonical = ReferenceModel.SameAs(entries.Where(row => row.Type.Clr == typeof(ThingSameAs)).Select(row => (row.Stream, ((ThingSameAs)row.Content).Other)));
        var pairs =
            from same in canonical.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
            let names = same.Append(same.Key).ToList()
            from one in names
            from other in names
            where one != other
            select (one, other);
        return pairs.ToLookup(pair => pair.one, pair => pair.other, StringComparer.Ordinal);
    }

    private IEnumerable<ReferenceEntry> Rows(IEnumerable<string> things) => things.Distinct().SelectMany(thing => EverSame[thing].Prepend(thing)).Distinct().SelectMany(name => _ofThing.Value[name]);

    private static IEnumerable<long> Changes(long from, long? to) => to is { } end ? [from, end] : [from];

    private static bool Holds(long from, long? to, long position) => from <= position && (to is null || to > position);

    private static bool IsKept(EventType type) => type.IsRegistration || type.Clr == typeof(ThingSameAs) || type.Clr == typeof(ThingAliased);

    private static Dictionary<(long, long), T> With<T>(IReadOnlyDictionary<(long, long), T> known, List<T> changed, Func<T, (long, long)> keyOf)
    {
        var all = new Dictionary<(long, long), T>(known);
        foreach (var row in changed) all[keyOf(row)] = row;
        return all;
    }

    private static ReferenceEntry ReadReference(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), EventTypes.Find(row.GetString(3))!, row.GetString(4), row.GetString(5));

    private static ReplacementEntry ReadReplacement(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), new Replacement(row.GetString(3), row.GetString(4), row.GetBoolean(5)));

    private sealed record ReplacementEntry(long EventPosition, long PositionFrom, long? PositionTo, Replacement Replacement);
}
