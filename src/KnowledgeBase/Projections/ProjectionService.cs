using System.Collections.Concurrent;
using System.Data;
using System.Diagnostics;
using KnowledgeBase.Log;
using KnowledgeBase.Projections.Rebuilding;
using Npgsql;

namespace KnowledgeBase.Projections;

/// <summary>Rebuilds the read model of an archive from its log, or checks that it is what a rebuild would give; reading and appending go on.</summary>
public sealed class ProjectionService(NpgsqlDataSource source, IEventLog log)
{
    private const int DropAttempts = 5;
    private const int MaxKept = 64;
    private static readonly string BeginSql = Sql.Load("Projections/Rebuilding/rebuild_begin.sql");
    private static readonly string EndSql = Sql.Load("Projections/Rebuilding/rebuild_end.sql");
    private static readonly string LeftoversSql = Sql.Load("Projections/Rebuilding/leftovers.sql");
    private static readonly string DropSql = Sql.Load("Projections/Rebuilding/drop_set.sql");
    private static readonly string DueSql = Sql.Load("Projections/due.sql");
    private static readonly string StatusSql = Sql.Load("Projections/status.sql");
    private static readonly string WaitingSql = Sql.Load("Projections/count_waiting.sql");

    private readonly ConcurrentDictionary<(ProjectionTables Tables, long Position), IReadOnlyList<TableSize>> _sizes = [];
    private readonly ConcurrentDictionary<string, (string Snapshot, long Events)> _waiting = new(StringComparer.Ordinal);

    /// <summary>Events projected at a time; what a rebuild holds in memory.</summary>
    internal int BatchSize { get; init; } = 2_000;

    /// <summary>How long the swap waits for whoever appends, at a time.</summary>
    internal TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it does.</summary>
    internal int LockAttempts { get; init; } = 12;

    /// <summary>Called when the new tables are made and not live yet.</summary>
    internal Func<Task>? BeforeSwap { get; init; }

    /// <summary>
    /// Makes the read model of an archive anew beside the live one, compares the two, and puts the new one in the other's place. Until
    /// then nothing is changed, and an interrupted rebuild leaves nothing that the next one would not drop.
    /// </summary>
    /// <exception cref="UnknownArchiveException">There is no such archive.</exception>
    /// <exception cref="RebuildRefusedException">It is being rebuilt already, or written to without a pause.</exception>
    public async Task<RebuildReceipt> Rebuild(string archive, IProgress<RebuildProgress>? progress = null, CancellationToken ct = default)
    {
        var clock = Stopwatch.StartNew();
        await using var connection = await source.OpenConnectionAsync(ct);
        if (!(await connection.Query(Sql.Command(BeginSql, Sql.Value(archive)), row => row.GetBoolean(0), ct))[0])
            throw new RebuildRefusedException($"Archive '{archive}' is being rebuilt already.");
        try
        {
            foreach (var set in await connection.Query(Sql.Command(LeftoversSql, Sql.Value(archive)), row => row.GetInt64(0), ct)) await Drop(connection, ProjectionTables.Of(set));
            var shadow = await Build(connection, archive, indexed: true, progress, ct);
            var position = await Swapped(connection, archive, shadow, progress, ct);
            await Drop(connection, shadow.Live);
            return new(archive, ProjectionVersions.Current, position, shadow.Head, shadow.Kinds, shadow.Differences, shadow.Differing, clock.Elapsed);
        }
        finally
        {
            // The connection goes back to a pool, and would keep the lock there.
            if (connection.State == ConnectionState.Open) await connection.Query(Sql.Command(EndSql, Sql.Value(archive)), row => 0, CancellationToken.None);
        }
    }

    /// <summary>Makes the read model anew beside the live one, compares the two, and throws it away.</summary>
    public async Task<ProjectionCheck> Verify(string archive, IProgress<RebuildProgress>? progress = null, CancellationToken ct = default)
    {
        var clock = Stopwatch.StartNew();
        var shadow = await ProjectionTables.WhileTheyLast(source, connection => Build(connection, archive, indexed: false, progress, ct), ct);
        return new(shadow.Head, shadow.Kinds, shadow.Differences, shadow.Differing, clock.Elapsed);
    }

    /// <summary>The archives whose read model another version of the projections made: they must be rebuilt before they answer.</summary>
    public async Task<IReadOnlyList<DueRebuild>> Due(CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await connection.Query(Sql.Command(DueSql, Sql.Value(ProjectionVersions.Current)), row => new DueRebuild(row.GetString(0), row.GetInt32(1)), ct);
    }

    /// <summary>How the read models of all archives stand.</summary>
    /// <param name="archive">Only of this one; of all when null.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<ProjectionStatus>> Status(string? archive = null, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var sets = await connection.Query(
            Sql.Command(StatusSql, Sql.Nullable(archive)),
            row => (Status: new ProjectionStatus(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4), row.GetBoolean(5), row.GetInt64(6), []), Tables: ProjectionTables.Of(row.GetInt64(7)), Snapshot: row.GetString(8)),
            ct);
        var all = new List<ProjectionStatus>();
        foreach (var (status, tables, snapshot) in sets)
        {
            if (!_sizes.TryGetValue((tables, status.Position), out var sizes)) sizes = await Sizes(connection, tables, ct);
            if (_sizes.Count > MaxKept) _sizes.Clear();
            _sizes[(tables, status.Position)] = sizes;
            all.Add(status with { Tables = sizes, Waiting = await Waiting(connection, status.Archive, snapshot, ct) });
        }

        return all;
    }

    // To count them reads an index of all events. Nothing was committed while the snapshot is the same.
    private async Task<long> Waiting(NpgsqlConnection connection, string archive, string snapshot, CancellationToken ct)
    {
        if (_waiting.TryGetValue(archive, out var known) && known.Snapshot == snapshot) return known.Events;
        var events = (await connection.Query(Sql.Command(WaitingSql, Sql.Value(archive)), row => row.GetInt64(0), ct)).Single();
        if (_waiting.Count > MaxKept) _waiting.Clear();
        _waiting[archive] = (snapshot, events);
        return events;
    }

    // Rows change with the position alone; to count them reads all of them.
    private static async Task<IReadOnlyList<TableSize>> Sizes(NpgsqlConnection connection, ProjectionTables tables, CancellationToken ct)
    {
        var sizes = new List<TableSize>();
        foreach (var table in ReadModelTable.All)
        {
            var size = Sql.Command($"select count(*), pg_total_relation_size('{tables.Name(table.Name)}') from {tables.Name(table.Name)}");
            sizes.AddRange(await connection.Query(size, row => new TableSize(table.Name, row.GetInt64(0), row.GetInt64(1)), ct));
        }

        return sizes;
    }

    private async Task<Shadow> Build(NpgsqlConnection connection, string archive, bool indexed, IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var shadow = await new ShadowBuild(source, archive, BatchSize, progress).Make(connection, indexed, ct);
        if (indexed) await transaction.CommitAsync(CancellationToken.None);
        return shadow;
    }

    private async Task<long> Swapped(NpgsqlConnection connection, string archive, Shadow shadow, IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        try
        {
            await (BeforeSwap?.Invoke() ?? Task.CompletedTask);
            return await new Swap(log, archive, BatchSize, progress) { LockTimeout = LockTimeout, Attempts = LockAttempts }.Run(connection, shadow, ct);
        }
        catch
        {
            if (connection.State == ConnectionState.Open) await Drop(connection, shadow.Tables);
            throw;
        }
    }

    // Waits for nobody: whoever still reads them may, and what cannot be dropped now is dropped by the next rebuild.
    private static async Task Drop(NpgsqlConnection connection, ProjectionTables tables)
    {
        for (var attempt = 1; attempt <= DropAttempts; attempt++)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await using (var all = new NpgsqlCommand($"lock table {string.Join(", ", ProjectionTables.Names.Select(tables.Name))} in access exclusive mode nowait", connection)) await all.ExecuteNonQueryAsync();
                await connection.Query(Sql.Command(DropSql, Sql.Value(tables.Id)), row => 0, CancellationToken.None);
                await transaction.CommitAsync();
                return;
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt));
            }
            catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // The archive was dropped.
                return;
            }
        }
    }
}
