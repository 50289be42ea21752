using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>
/// The read model in PostgreSQL: fetches what a batch of events touches, has <see cref="Projector"/> work out the rows, and writes
/// them, all in the log's transaction. Into the live tables, unless others are given.
/// </summary>
internal sealed class ProjectionStore(ProjectionTables? given = null)
{
    /// <summary>The version of the projections that this program makes and reads; see <see cref="ProjectionVersions"/>.</summary>
    public const int Version = ProjectionVersions.Current;

    /// <summary>The read model that answers come from.</summary>
    public static readonly ProjectionStore Live = new();

    /// <summary>Projects events that the log has just appended, or reads again; in order, without gaps between batches.</summary>
    public async Task Project(ILogTransaction log, string archive, IReadOnlyList<Recorded> events, CancellationToken ct = default)
    {
        if (events.Count > 0) await (await Begin(log, archive, events, _ => null, ct)).Write(ct);
    }

    /// <summary>
    /// Reads what events touch that are about to be appended, and begins to work out their rows, while the log is being written.
    /// </summary>
    /// <param name="log">The archive, locked.</param>
    /// <param name="archive">Its name.</param>
    /// <param name="events">At least one; what is appended now must be these, at these positions.</param>
    /// <param name="known">The registrations of sources, as they stand with these events, as far as they are known.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Projection> Begin(ILogTransaction log, string archive, IReadOnlyList<Recorded> events, Func<string, SourceRegistered?> known, CancellationToken ct)
    {
        var connection = ((NpgsqlTransaction)log.Transaction!).Connection!;
        var (padding, live) = (await connection.Query(Sql.Command(PaddingSql, Sql.Value(archive)), row => (row.GetInt32(0), row.GetInt64(1)), ct))[0];
        var tables = given ?? ProjectionTables.Of(live);
        var projector = new Projector(archive, new EdtfPadding(padding, padding, padding));
        var before = await Before(log, archive, events, ct);
        foreach (var recorded in before) projector.Know(recorded);
        var roots = Roots(events, before);
        var all = before.Concat(events).ToList();
        await LoadSources(connection, tables, archive, all, known, projector, ct);
        await LoadRows(connection, tables, archive, roots, Keys(events.Concat(roots), all, projector), projector, ct);
        return new Projection(connection, tables, archive, events, Task.Run(() => ProjectedRows.Of(projector, archive, events), ct));
    }

    /// <summary>What was recorded before the batch that its amendments lead to.</summary>
    private static async Task<List<Recorded>> Before(ILogTransaction log, string archive, IReadOnlyList<Recorded> events, CancellationToken ct)
    {
        var inBatch = events.Select(recorded => recorded.Record).ToHashSet(StringComparer.Ordinal);
        var targets = events.Select(recorded => recorded.Content).OfType<Amendment>().Select(amendment => amendment.Target)
            .Where(target => !inBatch.Contains(target)).Distinct().Select(target => EventIds.Of(archive, target)).ToList();
        return targets.Count == 0 ? [] : (await AmendedRecords.Find(log, archive, targets, ct)).FindAll(recorded => recorded.Position < events[0].Position);
    }

    /// <summary>The events from before the batch that its amendments end at.</summary>
    private static List<Recorded> Roots(IReadOnlyList<Recorded> events, List<Recorded> before)
    {
        var known = before.ToDictionary(recorded => recorded.Record, StringComparer.Ordinal);
        var roots = new Dictionary<string, Recorded>(StringComparer.Ordinal);
        foreach (var target in events.Select(recorded => recorded.Content).OfType<Amendment>().Select(amendment => amendment.Target))
        {
            var root = known.GetValueOrDefault(target);
            while (root?.Content is Amendment amendment) root = known[amendment.Target];
            if (root is not null) roots[root.Record] = root;
        }

        return [.. roots.Values];
    }

    /// <summary>The keys, with their works, that these events have, had, or get by a correction that moves them to another source.</summary>
    private static List<(string Work, string Key)> Keys(IEnumerable<Recorded> events, List<Recorded> all, Projector projector)
    {
        var moves = all.Select(recorded => recorded.Content).OfType<RecordCorrected>().Where(correction => correction.Set["source"] is JsonValue)
            .ToLookup(correction => correction.Target, correction => correction.Set["source"]!.GetValue<string>(), StringComparer.Ordinal);
        return
        [
            .. events.Select(recorded => (recorded, key: KeyOf(recorded))).Where(pair => pair.key is not null)
                .SelectMany(pair => moves[pair.recorded.Record].Append(pair.key!.Value.Source).Select(source => (Work: projector.WorkOf(source)!, pair.key.Value.Key)))
                .Where(key => key.Work is not null).Distinct(),
        ];
    }

    private static async Task LoadSources(NpgsqlConnection connection, ProjectionTables tables, string archive, IEnumerable<Recorded> events, Func<string, SourceRegistered?> known, Projector projector, CancellationToken ct)
    {
        var sources = new List<string>();
        foreach (var source in events.SelectMany(SourcesOf).Distinct())
        {
            if (known(source) is { } registration) projector.Know(source, registration);
            else sources.Add(source);
        }

        if (sources.Count == 0) return;
        var command = Sql.Command(tables.Rewrite(LoadSourcesSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, sources));
        foreach (var (source, data) in await connection.Query(command, row => (row.GetString(0), row.GetString(1)), ct))
            projector.Know(source, (SourceRegistered)EventJson.FromJson(EventTypes.Find("source.registered")!, (JsonObject)JsonNode.Parse(data)!));
    }

    private static async Task LoadRows(
        NpgsqlConnection connection, ProjectionTables tables, string archive, List<Recorded> roots, List<(string Work, string Key)> keys, Projector projector, CancellationToken ct)
    {
        if (roots.Count == 0 && keys.Count == 0) return;
        NpgsqlParameter[] parameters() =>
        [
            Sql.Value(archive),
            Sql.Array(NpgsqlDbType.Bigint, roots.Select(root => root.Position)),
            Sql.Array(NpgsqlDbType.Text, keys.Select(key => key.Work)),
            Sql.Array(NpgsqlDbType.Text, keys.Select(key => key.Key)),
        ];
        foreach (var row in await connection.Query(Sql.Command(tables.Rewrite(LoadClaimsSql), parameters()), ReadClaim, ct)) projector.Know(row);
        foreach (var row in await connection.Query(Sql.Command(tables.Rewrite(LoadKeyedSql), parameters()), ReadKeyed, ct)) projector.Know(row);
        foreach (var row in await connection.Query(Sql.Command(tables.Rewrite(LoadReferencesSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, roots.Select(root => root.Position))), ReadReference, ct)) projector.Know(row);
        foreach (var row in await connection.Query(Sql.Command(tables.Rewrite(LoadSearchSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, roots.Select(root => root.Position))), ReadSearch, ct)) projector.Know(row);
        foreach (var row in await connection.Query(Sql.Command(tables.Rewrite(LoadReplacementsSql), Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, roots.Select(root => root.Position))), ReadReplacement, ct)) projector.Know(row);
    }

    private static readonly string PaddingSql = Sql.Load("Projections/read_padding.sql");
    private static readonly string LoadClaimsSql = Sql.Load("Projections/load_claims.sql");
    private static readonly string LoadKeyedSql = Sql.Load("Projections/load_keyed.sql");
    private static readonly string LoadReferencesSql = Sql.Load("Projections/load_references.sql");
    private static readonly string LoadSearchSql = Sql.Load("Projections/load_search.sql");
    private static readonly string LoadReplacementsSql = Sql.Load("Projections/load_replacements.sql");
    private static readonly string LoadSourcesSql = Sql.Load("Projections/load_sources.sql");

    // A correction may move a report to another source.
    private static IEnumerable<string> SourcesOf(Recorded recorded) => recorded.Content switch
    {
        Report report => [report.Source],
        SourceOmitted => [recorded.Stream],
        RecordCorrected { Set: var set } when set["source"] is JsonValue source => [source.GetValue<string>()],
        _ => [],
    };

    private static (string Source, string Key)? KeyOf(Recorded recorded) => recorded.Content switch
    {
        Report { Key: { } key } report => (report.Source, key),
        SourceOmitted omitted => (recorded.Stream, omitted.Key),
        _ => null,
    };

    private static ClaimRow ReadClaim(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7), row.GetString(8),
        row.GetInt32(9), row.IsDBNull(10) ? null : row.GetInt32(10), row.GetBoolean(11), row.GetBoolean(12), row.GetInt64(13), row.GetInt64(14), row.GetInt64(15),
        row.GetInt64(16), row.GetBoolean(17), row.GetString(18))
    {
        PositionFrom = row.GetInt64(2),
        Stored = true,
    };

    private static KeyedRow ReadKeyed(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(2), row.GetString(3), row.GetInt32(4), row.GetString(5), row.GetString(6)) { PositionFrom = row.GetInt64(1), Stored = true };

    private static ReplacementRow ReadReplacement(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(2), row.GetString(3), row.GetBoolean(4)) { PositionFrom = row.GetInt64(1), Stored = true };

    private static ReferenceRow ReadReference(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(2), row.GetString(3), row.GetString(4)) { PositionFrom = row.GetInt64(1), Stored = true };

    private static SearchRow ReadSearch(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(2), row.GetString(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6), row.GetString(7)) { PositionFrom = row.GetInt64(1), Stored = true };
}
