using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>Writes the rows of an append: a few with one statement over arrays, many with COPY. The rows are the same.</summary>
internal static class PostgresWriter
{
    private static readonly string Streams = Sql.Load("Log/append_streams.sql");
    private static readonly string Events = Sql.Load("Log/append_events.sql");
    private static readonly string DrawSequence = Sql.Load("Log/draw_sequence.sql");
    private static readonly string CopyEvents = Sql.Load("Log/copy_events.sql");
    private static readonly string CopyEntries = Sql.Load("Log/copy_entries.sql");

    public static async Task Insert(NpgsqlConnection connection, string archive, AppendPlan plan, CancellationToken ct)
    {
        NpgsqlParameter Column<T>(NpgsqlDbType type, Func<StoredEvent, T> value) =>
            Sql.Array(type, plan.Fresh.Select(e => value(e.Stored)));

        var events = Sql.Command(
            Events,
            Sql.Value(archive),
            Sql.Value(plan.Fresh[0].Stored.Position - 1),
            Sql.Value(plan.Fresh[0].Stored.Timestamp),
            Column(NpgsqlDbType.Uuid, e => e.Id),
            Column(NpgsqlDbType.Text, e => e.Stream),
            Column(NpgsqlDbType.Bigint, e => e.Version),
            Column(NpgsqlDbType.Text, e => e.Type),
            Column(NpgsqlDbType.Jsonb, e => e.Data),
            Sql.Array(NpgsqlDbType.Text, plan.Fresh.Select(e => e.DotNetType)),
            Column(NpgsqlDbType.Text, e => e.CorrelationId),
            Column(NpgsqlDbType.Text, e => e.CausationId),
            Column(NpgsqlDbType.Jsonb, e => LogRows.HeadersText(e.Headers)),
            Column(NpgsqlDbType.Text, e => e.Recorder));
        await using var batch = connection.Batch(StreamsCommand(archive, plan), events);
        await batch.ExecuteNonQueryAsync(ct);
    }

    public static async Task Copy(NpgsqlConnection connection, string archive, AppendPlan plan, CancellationToken ct)
    {
        // The foreign key to streams is checked at once, so streams go first.
        await using (var batch = connection.Batch(StreamsCommand(archive, plan)))
        {
            await batch.ExecuteNonQueryAsync(ct);
        }

        var sequence = await connection.Query(Sql.Command(DrawSequence, Sql.Value(plan.Fresh.Count)), row => row.GetInt64(0), ct);
        await using (var events = await connection.BeginBinaryImportAsync(CopyEvents, ct))
        {
            for (var i = 0; i < plan.Fresh.Count; i++)
            {
                await WriteEvent(events, archive, sequence[i], plan.Fresh[i], ct);
            }

            await events.CompleteAsync(ct);
        }

        await using var entries = await connection.BeginBinaryImportAsync(CopyEntries, ct);
        for (var i = 0; i < plan.Fresh.Count; i++)
        {
            await WriteEntry(entries, archive, sequence[i], plan.Fresh[i].Stored, ct);
        }

        await entries.CompleteAsync(ct);
    }

    private static NpgsqlBatchCommand StreamsCommand(string archive, AppendPlan plan) => Sql.Command(
        Streams,
        Sql.Value(archive),
        Sql.Value(plan.Fresh[0].Stored.Timestamp),
        Sql.Array(NpgsqlDbType.Text, plan.Versions.Keys),
        Sql.Array(NpgsqlDbType.Bigint, plan.Versions.Values));

    // Columns in the order of copy_events.sql.
    private static async Task WriteEvent(NpgsqlBinaryImporter row, string archive, long sequence, FreshEvent e, CancellationToken ct)
    {
        await row.StartRowAsync(ct);
        await row.WriteAsync(sequence, NpgsqlDbType.Bigint, ct);
        await row.WriteAsync(e.Stored.Id, NpgsqlDbType.Uuid, ct);
        await row.WriteAsync(e.Stored.Stream, NpgsqlDbType.Varchar, ct);
        await row.WriteAsync(e.Stored.Version, NpgsqlDbType.Bigint, ct);
        await row.WriteAsync(e.Stored.Data, NpgsqlDbType.Jsonb, ct);
        await row.WriteAsync(e.Stored.Type, NpgsqlDbType.Varchar, ct);
        await row.WriteAsync(e.Stored.Timestamp, NpgsqlDbType.TimestampTz, ct);
        await row.WriteAsync(archive, NpgsqlDbType.Varchar, ct);
        await WriteText(row, e.DotNetType, NpgsqlDbType.Varchar, ct);
        await WriteText(row, e.Stored.CorrelationId, NpgsqlDbType.Varchar, ct);
        await WriteText(row, e.Stored.CausationId, NpgsqlDbType.Varchar, ct);
        await WriteText(row, LogRows.HeadersText(e.Stored.Headers), NpgsqlDbType.Jsonb, ct);
        await WriteText(row, e.Stored.Recorder, NpgsqlDbType.Varchar, ct);
        await row.WriteAsync(false, NpgsqlDbType.Boolean, ct);
    }

    // Columns in the order of copy_entries.sql.
    private static async Task WriteEntry(NpgsqlBinaryImporter row, string archive, long sequence, StoredEvent e, CancellationToken ct)
    {
        await row.StartRowAsync(ct);
        await row.WriteAsync(archive, NpgsqlDbType.Text, ct);
        await row.WriteAsync(e.Position, NpgsqlDbType.Bigint, ct);
        await row.WriteAsync(e.Id, NpgsqlDbType.Uuid, ct);
        await row.WriteAsync(sequence, NpgsqlDbType.Bigint, ct);
        await row.WriteAsync(e.Stream, NpgsqlDbType.Text, ct);
        await row.WriteAsync(e.Timestamp, NpgsqlDbType.TimestampTz, ct);
    }

    private static Task WriteText(NpgsqlBinaryImporter row, string? text, NpgsqlDbType type, CancellationToken ct) =>
        text is null ? row.WriteNullAsync(ct) : row.WriteAsync(text, type, ct);
}
