using System.Text.Json;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Projections;

/// <summary>
/// Turns events, one after the other, into rows of the read model: pure, given the rows and records that they touch
/// (<see cref="ProjectionStore"/> fetches these). A row that changes is closed at the event's position and written anew; one that
/// would come out the same is left alone.
/// </summary>
internal sealed class Projector(string archive, EdtfPadding padding, IReadOnlyDictionary<string, (string Work, int Edition)>? sources = null)
{
    private readonly Dictionary<string, Recorded> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Recorded>> _amendments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Work, int Edition)> _editions = new(StringComparer.Ordinal);
    private readonly Dictionary<long, List<ClaimRow>> _claims = [];
    private readonly Dictionary<long, ReferenceRow> _references = [];
    private readonly Dictionary<long, KeyedRow> _keyed = [];
    private readonly Dictionary<long, SearchRow> _search = [];
    private readonly Dictionary<long, ReplacementRow> _replacements = [];
    private readonly Dictionary<(string Work, string Key), List<KeyedRow>> _siblings = [];
    private readonly List<Row> _written = [];
    private readonly List<Row> _closed = [];

    /// <summary>Rows to insert; some may be closed again already.</summary>
    public IReadOnlyList<Row> Written => _written;

    /// <summary>Rows that the database has, to be closed.</summary>
    public IReadOnlyList<Row> Closed => _closed;

    /// <summary>A record from before, that an amendment leads to, or an amendment of it.</summary>
    public void Know(Recorded recorded)
    {
        if (!_records.TryAdd(recorded.Record, recorded) || recorded.Content is not Amendment amendment) return;
        if (!_amendments.TryGetValue(amendment.Target, out var amendments)) _amendments[amendment.Target] = amendments = [];
        amendments.Add(recorded);
    }

    /// <summary>A source's work and edition.</summary>
    public void Know(string source, SourceRegistered registration) => _editions[source] = (registration.Work ?? source, registration.Edition ?? 1);

    /// <summary>The work that a source is an edition of, when the source is known.</summary>
    public string? WorkOf(string source) => _editions.TryGetValue(source, out var edition) ? edition.Work : null;

    // What a rebuild knows of every source, which is many, is shared.
    private (string Work, int Edition) EditionOf(string source) =>
        _editions.TryGetValue(source, out var edition) || sources?.TryGetValue(source, out edition) == true ? edition : throw new UnknownSourceException(source);

    /// <summary>An open row that the database has.</summary>
    public void Know(Row row)
    {
        switch (row)
        {
            case ClaimRow claim: ClaimsOfEvent(claim.EventPosition).Add(claim); break;
            case KeyedRow keyed:
                _keyed[keyed.EventPosition] = keyed;
                SiblingsOf(keyed).Add(keyed);
                break;
            case ReplacementRow replacement: _replacements[replacement.EventPosition] = replacement; break;
            case ReferenceRow reference: _references[reference.EventPosition] = reference; break;
            case SearchRow search: _search[search.EventPosition] = search; break;
            default: throw new ArgumentOutOfRangeException(nameof(row), row, "No such kind of row.");
        }
    }

    /// <summary>
    /// The rows of an event, other than an amendment, that nothing amends and that shares its key with no other: what applying it
    /// comes to, without remembering it.
    /// </summary>
    public List<Row> Alone(Recorded recorded)
    {
        var rows = new List<Row>(4);
        if (ReferenceRowOf(recorded, recorded.Content) is { } reference) rows.Add(reference);
        if (KeyedRowOf(recorded, recorded.Content) is { } keyed) rows.Add(keyed);
        var effective = new Effective(recorded, recorded.Content, Deprecated: false);
        if (SearchRow.Of(effective) is { } search) rows.Add(search);
        if (ReplacementRowOf(recorded, stands: true) is { } replacement) rows.Add(replacement);
        if (recorded.Content is Report report) rows.AddRange(Rows(effective, report, editionTo: null));
        foreach (var row in rows) row.PositionFrom = recorded.Position;
        return rows;
    }

    /// <summary>The next events.</summary>
    public void Apply(IReadOnlyList<Recorded> events)
    {
        // With neither amendments nor keys among them, none touches a row of another.
        var alone = !events.Any(recorded => recorded.Content is Amendment or SourceOmitted or Report { Key: not null });
        foreach (var recorded in events)
        {
            if (!alone)
            {
                Apply(recorded);
                continue;
            }

            if (recorded.Content is SourceRegistered source) Know(recorded.Stream, source);
            _written.AddRange(Alone(recorded));
        }
    }

    /// <summary>The next event.</summary>
    public void Apply(Recorded recorded)
    {
        Know(recorded);
        var root = recorded;
        while (root.Content is Amendment amendment) root = _records[amendment.Target];
        Revise(root, recorded.Position);
    }

    private void Revise(Recorded root, long position)
    {
        var effective = Effective.Of(root, record => _amendments.GetValueOrDefault(record, []));
        if (effective?.Content is SourceRegistered source) Know(root.Stream, source);

        Replace(_references, root.Position, effective is null ? null : ReferenceRowOf(root, effective.Content), position);
        Replace(_search, root.Position, effective is null ? null : SearchRow.Of(effective), position);
        Replace(_replacements, root.Position, ReplacementRowOf(root, stands: effective is not null), position);

        var before = _keyed.GetValueOrDefault(root.Position);
        var keyed = KeyedRowOf(root, effective?.Content);
        Replace(_keyed, root.Position, keyed, position);
        if (before is not null) SiblingsOf(before).RemoveAll(row => row.EventPosition == root.Position);
        if (_keyed.TryGetValue(root.Position, out var now)) SiblingsOf(now).Add(now);

        var rows = effective?.Content is Report report ? Rows(effective, report, EditionTo(keyed)) : [];
        ReplaceClaims(root.Position, rows, position);

        // Earlier editions speak up to a later one that says the same key anew: those of the key left, and of the key joined.
        KeyedRow?[] keys = [before, keyed];
        foreach (var sibling in keys.OfType<KeyedRow>().SelectMany(SiblingsOf).Where(row => row.EventPosition != root.Position).Distinct().ToList())
        {
            var editionTo = EditionTo(sibling);
            ReplaceClaims(sibling.EventPosition, [.. ClaimsOfEvent(sibling.EventPosition).Select(row => row with { EditionTo = editionTo })], position);
        }
    }

    private List<ClaimRow> Rows(Effective effective, Report report, int? editionTo) =>
    [
        .. ClaimsOf.Event(effective.Event, report).Select((claim, ordinal) =>
            ClaimRow.Of(archive, claim, ordinal, EditionOf(report.Source), editionTo, effective.Deprecated, padding)),
    ];

    private static ReferenceRow? ReferenceRowOf(Recorded root, Event content) => content is Report or SourceOmitted
        ? null
        : new(root.Position, EventTypes.Of(content).Name, root.Stream, JsonSerializer.Serialize(content, content.GetType(), EventJson.Options));

    private static ReplacementRow? ReplacementRowOf(Recorded root, bool stands) => root.Content.Replaces is { } old ? new(root.Position, old, root.Record, stands) : null;

    private KeyedRow? KeyedRowOf(Recorded root, Event? content)
    {
        var (key, source) = content switch
        {
            Report { Key: { } said } report => (said, report.Source),
            SourceOmitted omitted => (omitted.Key, root.Stream),
            _ => (null, null),
        };
        if (key is null) return null;
        var (work, edition) = EditionOf(source!);
        return new KeyedRow(root.Position, work, key, edition, source!, root.Record);
    }

    private List<KeyedRow> SiblingsOf(KeyedRow row)
    {
        if (!_siblings.TryGetValue((row.Work, row.Key), out var siblings)) _siblings[(row.Work, row.Key)] = siblings = [];
        return siblings;
    }

    private int? EditionTo(KeyedRow? row) =>
        row is null ? null : SiblingsOf(row).Where(other => other.Edition > row.Edition).Min(other => (int?)other.Edition);

    private List<ClaimRow> ClaimsOfEvent(long eventPosition)
    {
        if (!_claims.TryGetValue(eventPosition, out var rows)) _claims[eventPosition] = rows = [];
        return rows;
    }

    private void ReplaceClaims(long eventPosition, IReadOnlyList<ClaimRow> rows, long position)
    {
        var open = ClaimsOfEvent(eventPosition);
        var kept = open.FindAll(row => rows.Any(row.SaysTheSameAs));
        foreach (var row in open.Except(kept)) Close(row, position);
        _claims[eventPosition] = [.. kept, .. rows.Where(row => !kept.Exists(row.SaysTheSameAs)).Select(row => Write(row, position))];
    }

    private void Replace<T>(Dictionary<long, T> open, long eventPosition, T? row, long position)
        where T : Row
    {
        var old = open.GetValueOrDefault(eventPosition);
        if (old is not null && row is not null && old.SaysTheSameAs(row)) return;
        if (old is not null) Close(old, position);
        open.Remove(eventPosition);
        if (row is not null) open[eventPosition] = Write(row, position);
    }

    private T Write<T>(T row, long position)
        where T : Row
    {
        var written = row with { PositionFrom = position, PositionTo = null, Stored = false };
        _written.Add(written);
        return written;
    }

    private void Close(Row row, long position)
    {
        row.PositionTo = position;
        if (row.Stored) _closed.Add(row);
    }
}

/// <summary>The log cites a source that it does not register before.</summary>
internal sealed class UnknownSourceException(string source) : Exception($"The log cites {source}, which it does not register before.");
