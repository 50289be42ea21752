using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections;

/// <summary>Rebuilds the read model of an archive from its log, or checks that it is what a rebuild would give.</summary>
public sealed class ProjectionService(IEventLog log)
{
    private static readonly string DeleteSql = Sql.Load("Projections/delete_archive.sql");
    private static readonly string SetVersionSql = Sql.Load("Projections/set_version.sql");
    private static readonly string CompareSql = Sql.Load("Projections/compare.sql");
    private static readonly string TemporarySql = Sql.Load("Projections/temporary.sql");

    /// <summary>Events projected at a time; what a rebuild holds in memory.</summary>
    internal int BatchSize { get; init; } = 2_000;

    /// <summary>Deletes the read model of an archive and makes it anew, in one transaction; readers see the old one until then, and appends wait.</summary>
    /// <returns>How many events were read.</returns>
    public Task<long> Rebuild(string archive, IProgress<long>? progress = null, CancellationToken ct = default) =>
        log.InTransaction(
            archive,
            async transaction =>
            {
                var connection = ((NpgsqlTransaction)transaction.Transaction!).Connection!;
                await Delete(connection, archive, ct);
                await connection.Query(Sql.Command(SetVersionSql, Sql.Value(archive), Sql.Value(ProjectionStore.Version)), row => 0, ct);
                return await Replay(transaction, archive, ProjectionStore.Live, progress, ct);
            },
            ct);

    /// <summary>Makes the read model anew in temporary tables and compares every row; appends wait meanwhile.</summary>
    public Task<ProjectionCheck> Verify(string archive, IProgress<long>? progress = null, CancellationToken ct = default) =>
        log.InTransaction(
            archive,
            async transaction =>
            {
                var connection = ((NpgsqlTransaction)transaction.Transaction!).Connection!;
                await using (var create = new NpgsqlCommand(TemporarySql, connection)) await create.ExecuteNonQueryAsync(ct);
                var events = await Replay(transaction, archive, new ProjectionStore(ProjectionTables.Temporary), progress, ct);
                var differences = await connection.Query(
                    Sql.Command(CompareSql, Sql.Value(archive)),
                    row => new ProjectionDifference(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)),
                    ct);
                return new ProjectionCheck(events, differences);
            },
            ct);

    /// <summary>Deletes the read model of an archive that is being dropped.</summary>
    public static async Task Delete(NpgsqlConnection connection, string archive, CancellationToken ct = default)
    {
        // Several statements share the parameter: one command each.
        var commands = DeleteSql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(statement => Sql.Command(statement, Sql.Value(archive))).ToArray();
        await using var batch = connection.Batch(commands);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private async Task<long> Replay(ILogTransaction transaction, string archive, ProjectionStore store, IProgress<long>? progress, CancellationToken ct)
    {
        var position = 0L;
        while (position < transaction.Head.Position)
        {
            // Committed events only, which under the archive's lock are all there are.
            var events = await log.ReadAll(archive, position, BatchSize, ct);
            await store.Project(transaction, archive, [.. events.Select(Stored.ToRecorded)], ct);
            position = events[^1].Position;
            progress?.Report(position);
        }

        return position;
    }
}

/// <summary>What a check of the read model found.</summary>
/// <param name="Events">How many events it was made from anew.</param>
/// <param name="Differences">Where it is not what a rebuild would give; none when all is well.</param>
public sealed record ProjectionCheck(long Events, IReadOnlyList<ProjectionDifference> Differences);

/// <summary>Rows about one thing that are not what a rebuild would give.</summary>
/// <param name="Table">The table.</param>
/// <param name="Entity">The thing, or what else the rows are about.</param>
/// <param name="Missing">Rows that a rebuild would add.</param>
/// <param name="Surplus">Rows that it would not have.</param>
public sealed record ProjectionDifference(string Table, string Entity, long Missing, long Surplus);
