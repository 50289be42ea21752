using Npgsql;

namespace KnowledgeBase.Log;

/// <summary>
/// Marten's tables of streams and events: how an append is written to them, and how its events are read. All else is the log's own:
/// the lock, positions, versions, timestamps, and what is known already.
/// </summary>
internal abstract class EventTables
{
    /// <summary>Writes the streams, events and entries of an append that was decided under the archive's lock.</summary>
    /// <exception cref="AppendedMeanwhileException">A program that does not take the lock was faster.</exception>
    public abstract Task Write(NpgsqlTransaction transaction, string archive, AppendPlan plan, CancellationToken ct);

    /// <summary>The events that a statement of the log selects.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="transaction">The connection's, when there is one.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="select">find.sql, read_all.sql or read_stream.sql.</param>
    /// <param name="ct">Cancels.</param>
    public abstract Task<List<StoredEvent>> Read(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string archive, NpgsqlBatchCommand select, CancellationToken ct);
}

/// <summary>Writes and reads the tables with Npgsql.</summary>
internal sealed class NpgsqlEventTables : EventTables
{
    /// <summary>From this many new events on an append writes them with COPY.</summary>
    public int BulkThreshold { get; init; } = 100;

    public override async Task Write(NpgsqlTransaction transaction, string archive, AppendPlan plan, CancellationToken ct)
    {
        try
        {
            await (plan.Fresh.Count < BulkThreshold
                ? PostgresWriter.Insert(transaction.Connection!, archive, plan, ct)
                : PostgresWriter.Copy(transaction.Connection!, archive, plan, ct));
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "pk_mt_events_stream_and_version" })
        {
            throw new AppendedMeanwhileException(archive, taken);
        }
    }

    public override Task<List<StoredEvent>> Read(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string archive, NpgsqlBatchCommand select, CancellationToken ct) =>
        connection.Query(select, LogRows.Event, ct);
}
