using System.Data;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>
/// Brings a new set of tables up to date, and puts it in the place of the live one: in rounds, the last of them and the change in one
/// transaction under the archive's lock. Readers never wait: who has begun on the old tables goes on with them.
/// </summary>
internal sealed class Swap(IEventLog log, string archive, int batchSize, IProgress<RebuildProgress>? progress)
{
    // So few that whoever appends meanwhile hardly notices.
    private const int LastRound = 200;
    private static readonly string LockSql = Sql.Load("Log/lock.sql");
    private static readonly string LogHeadSql = Sql.Load("Log/head.sql");
    private static readonly string RetireSql = Sql.Load("Projections/Rebuilding/retire.sql");
    private static readonly string EnlivenSql = Sql.Load("Projections/Rebuilding/enliven.sql");

    /// <summary>How long the archive's lock is waited for at a time; between, the tables are brought up to date again.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often.</summary>
    public int Attempts { get; init; } = 12;

    /// <summary>Does it.</summary>
    /// <returns>The position that the new tables go up to.</returns>
    public async Task<long> Run(NpgsqlConnection connection, Shadow shadow, CancellationToken ct)
    {
        var (store, position) = (new ProjectionStore(shadow.Tables), shadow.Head);
        for (var attempt = 1; ; attempt++)
        {
            while ((await log.Head(archive, ct)).Position - position > LastRound)
            {
                await using var round = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
                position = await Project(store, round, new LogHead(position, null), position, ct);
                await round.CommitAsync(CancellationToken.None);
            }

            try
            {
                return await Last(connection, store, shadow, position, ct);
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                if (attempt == Attempts) throw new RebuildRefusedException($"Archive '{archive}' was being written to all the time, {attempt * LockTimeout.TotalSeconds:0} s long. Its read model is as it was; rebuild it when the writer is done.");
            }
        }
    }

    private async Task<long> Last(NpgsqlConnection connection, ProjectionStore store, Shadow shadow, long position, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await using (var timeout = new NpgsqlCommand($"set local lock_timeout = {(int)LockTimeout.TotalMilliseconds}", connection)) await timeout.ExecuteNonQueryAsync(ct);
        await connection.Query(Sql.Command(LockSql, Sql.Value(archive)), row => 0, ct);
        var head = (await connection.Query(Sql.Command(LogHeadSql, Sql.Value(archive)), row => LogRows.Head(row), ct)).SingleOrDefault() ?? throw await Archives.Unknown(connection, archive, ct);
        while (position < head.Position) position = await Project(store, transaction, head, position, ct);
        foreach (var (sql, set) in new[] { (RetireSql, shadow.Live), (EnlivenSql, shadow.Tables) }) await connection.Query(Sql.Command(sql, Sql.Value(set.Id)), row => 0, ct);
        ct.ThrowIfCancellationRequested();
        await transaction.CommitAsync(CancellationToken.None);
        return position;
    }

    private async Task<long> Project(ProjectionStore store, NpgsqlTransaction transaction, LogHead head, long position, CancellationToken ct)
    {
        // What others have committed, which nobody takes back.
        var events = await log.ReadAll(archive, position, batchSize, ct);
        await store.Project(new PostgresTransaction(transaction, archive, head, TimeProvider.System, new NpgsqlEventTables()), archive, [.. events.Select(Stored.ToRecorded)], ct);
        progress?.Report(new(RebuildPhase.CatchingUp, events[^1].Position));
        return events[^1].Position;
    }
}
