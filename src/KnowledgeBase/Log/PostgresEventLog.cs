using System.Data;
using Npgsql;

namespace KnowledgeBase.Log;

/// <summary>The log in PostgreSQL, on the tables of Marten 9. The database must have been set up by <see cref="Migrator"/>.</summary>
public sealed class PostgresEventLog(NpgsqlDataSource source, TimeProvider clock) : IEventLog
{
    private static readonly string Lock = Sql.Load("Log/lock.sql");
    private static readonly string HeadSql = Sql.Load("Log/head.sql");
    private static readonly string ReadAllSql = Sql.Load("Log/read_all.sql");
    private static readonly string PositionAtSql = Sql.Load("Log/position_at.sql");

    /// <summary>How the tables are written and read.</summary>
    internal EventTables Tables { get; init; } = new NpgsqlEventTables();

    /// <inheritdoc/>
    public async Task<T> InTransaction<T>(string archive, Func<ILogTransaction, Task<T>> work, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var head = await LockedHead(connection, archive, ct);
        var writer = new PostgresTransaction(transaction, archive, head, clock, Tables);
        var result = await work(writer);
        ct.ThrowIfCancellationRequested();
        // Without a commit, disposing it rolls it back.
        if (writer.Discarded) return result;
        // A commit that is cancelled half-way would leave the caller not knowing whether it happened.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> ReadStream(
        string archive, string stream, long fromVersion = 1, int max = int.MaxValue, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Read(connection, archive, PostgresTransaction.ReadStreamCommand(archive, stream, fromVersion, max), ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> Find(string archive, IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Read(connection, archive, PostgresTransaction.FindCommand(archive, ids), ct);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredEvent>> ReadAll(string archive, long afterPosition, int max, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var last = Math.Min(Math.Max(0, afterPosition), long.MaxValue - int.MaxValue) + Math.Max(0, max);
        return await Read(connection, archive, Sql.Command(ReadAllSql, Sql.Value(archive), Sql.Value(afterPosition), Sql.Value(last)), ct);
    }

    /// <inheritdoc/>
    public async Task<LogHead> Head(string archive, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await Head(connection, archive, ct);
    }

    /// <inheritdoc/>
    public async Task<long> PositionAt(string archive, DateTimeOffset instant, CancellationToken ct = default)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        var head = await Head(connection, archive, ct);
        RecordingTime.RefuseFuture(instant, head, clock.GetUtcNow());
        if (head.Timestamp is null || head.Timestamp <= instant)
        {
            return head.Position;
        }

        var command = Sql.Command(
            PositionAtSql, Sql.Value(archive), Sql.Value(instant.ToUniversalTime()), Sql.Value(head.Position));
        return (await connection.Query(command, row => row.GetInt64(0), ct))[0];
    }

    private static async Task<LogHead> LockedHead(NpgsqlConnection connection, string archive, CancellationToken ct)
    {
        await using var batch = connection.Batch(Sql.Command(Lock, Sql.Value(archive)), Sql.Command(HeadSql, Sql.Value(archive)));
        LogHead? head;
        await using (var reader = await batch.ExecuteReaderAsync(ct))
        {
            await reader.NextResultAsync(ct);
            head = (await reader.Rows(row => LogRows.Head(row), ct)).SingleOrDefault();
        }

        return head ?? throw await Archives.Unknown(connection, archive, ct);
    }

    private static async Task<LogHead> Head(NpgsqlConnection connection, string archive, CancellationToken ct) =>
        (await connection.Query(Sql.Command(HeadSql, Sql.Value(archive)), row => LogRows.Head(row), ct)).SingleOrDefault()
        ?? throw await Archives.Unknown(connection, archive, ct);

    // Only an empty answer leaves the question whether there is such an archive.
    private async Task<IReadOnlyList<StoredEvent>> Read(NpgsqlConnection connection, string archive, NpgsqlBatchCommand select, CancellationToken ct)
    {
        var events = await Tables.Read(connection, transaction: null, archive, select, ct);
        if (events.Count == 0)
        {
            await Head(connection, archive, ct);
        }

        return events;
    }
}
