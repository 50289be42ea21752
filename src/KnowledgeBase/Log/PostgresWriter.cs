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
        await Copy(connection, CopyEvents, plan, (row, i) => WriteEvent(row, archive, sequence[i], plan.Fresh[i]), ct);
        await Copy(connection, CopyEntries, plan, (row, i) => WriteEntry(row, archive, sequence[i], plan.Fresh[i].Stored), ct);
    }

    private static async Task Copy(NpgsqlConnection connection, string sql, AppendPlan plan, Action<CopyBuffer, int> write, CancellationToken ct)
    {
        using var rows = new CopyBuffer();
        for (var i = 0; i < plan.Fresh.Count; i++) write(rows, i);
        await using var copy = await connection.BeginRawBinaryCopyAsync(sql, ct);
        await copy.WriteAsync(CopyBuffer.Header, ct);
        await copy.WriteAsync(rows.Written, ct);
        await copy.WriteAsync(CopyBuffer.Trailer, ct);
    }

    private static NpgsqlBatchCommand StreamsCommand(string archive, AppendPlan plan) => Sql.Command(
        Streams,
        Sql.Value(archive),
        Sql.Value(plan.Fresh[0].Stored.Timestamp),
        Sql.Array(NpgsqlDbType.Text, plan.Versions.Keys),
        Sql.Array(NpgsqlDbType.Bigint, plan.Versions.Values));

    // Columns in the order of copy_events.sql.
    private static void WriteEvent(CopyBuffer row, string archive, long sequence, FreshEvent e)
    {
        row.Row(14);
        row.Long(sequence);
        row.Uuid(e.Stored.Id);
        row.Text(e.Stored.Stream);
        row.Long(e.Stored.Version);
        row.Jsonb(e.Stored.Data);
        row.Text(e.Stored.Type);
        row.Instant(e.Stored.Timestamp);
        row.Text(archive);
        row.TextOrNull(e.DotNetType);
        row.TextOrNull(e.Stored.CorrelationId);
        row.TextOrNull(e.Stored.CausationId);
        row.Jsonb(LogRows.HeadersText(e.Stored.Headers));
        row.TextOrNull(e.Stored.Recorder);
        row.Bool(false);
    }

    // Columns in the order of copy_entries.sql.
    private static void WriteEntry(CopyBuffer row, string archive, long sequence, StoredEvent e)
    {
        row.Row(6);
        row.Text(archive);
        row.Long(e.Position);
        row.Uuid(e.Id);
        row.Long(sequence);
        row.Text(e.Stream);
        row.Instant(e.Timestamp);
    }
}
