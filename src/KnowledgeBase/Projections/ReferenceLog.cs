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

    private ReferenceLog(
        ProjectionTables tables, long through, IReadOnlyDictionary<(long Event, long From), ReferenceEntry> entries, IReadOnlyDictionary<(long Event, long From), ReplacementEntry> replacements)
    {
        (Tables, Through, _entries, _replacements) = (tables, through, entries, replacements);
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

    /// <summary>Where things were said to be the same as some things, directly or through others, or not any more.</summary>
    public IReadOnlyList<long> Renamings(IEnumerable<string> things)
    {
        var same = _entries.Values.Where(row => row.Type.Clr == typeof(ThingSameAs)).Select(row => (row.Stream, ((ThingSameAs)row.Content).Other, Row: row)).ToList();
        var (known, found, before) = (things.ToHashSet(StringComparer.Ordinal), new HashSet<ReferenceEntry>(ReferenceEqualityComparer.Instance), -1);
        while (found.Count > before)
        {
            before = found.Count;
            foreach (var (stream, other, row) in same.Where(one => known.Contains(one.Stream) || known.Contains(one.Other)))
            {
                known.UnionWith([stream, other]);
                found.Add(row);
            }
        }

        return [.. found.SelectMany(row => new[] { row.PositionFrom, row.PositionTo }).OfType<long>().Distinct().Order()];
    }

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
    private ReferenceLog(ReferenceLog log, long through) => (Tables, Through, _entries, _replacements, _changes, _at) = (log.Tables, through, log._entries, log._replacements, log._changes, log._at);

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
