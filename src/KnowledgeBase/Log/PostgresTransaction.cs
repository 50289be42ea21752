using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>One writer with the archive's lock: checks against what the archive holds, then writes.</summary>
internal sealed class PostgresTransaction(
    NpgsqlTransaction transaction, string archive, LogHead head, TimeProvider clock, EventTables tables) : ILogTransaction
{
    private static readonly string FindSql = Sql.Load("Log/find.sql");
    private static readonly string ReadStreamSql = Sql.Load("Log/read_stream.sql");
    private static readonly string StreamVersions = Sql.Load("Log/stream_versions.sql");

    private readonly NpgsqlConnection connection = transaction.Connection!;

    public DbTransaction Transaction => transaction;

    public LogHead Head { get; private set; } = head;

    public bool Discarded { get; private set; }

    public void Discard() => Discarded = true;

    public async Task<IReadOnlyList<StoredEvent>> Append(IReadOnlyList<StreamAppend> writes, CancellationToken ct = default)
    {
        var clean = AppendRules.Checked(writes);
        var (versions, known) = await Existing(clean, ct);
        var plan = AppendPlan.Of(clean, Head, clock.GetUtcNow(), versions, known);
        if (plan.Fresh.Count > 0)
        {
            await tables.Write(transaction, archive, plan, ct);
        }

        Head = plan.Head;
        return plan.Results;
    }

    public async Task<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken ct = default) =>
        await tables.Read(connection, transaction, archive, ReadStreamCommand(archive, stream, 1, int.MaxValue), ct);

    public async Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        await tables.Read(connection, transaction, archive, FindCommand(archive, ids), ct);

    public static Task<List<StoredEvent>> ReadStream(
        NpgsqlConnection connection, string archive, string stream, long fromVersion, int max, CancellationToken ct) =>
        connection.Query(ReadStreamCommand(archive, stream, fromVersion, max), LogRows.Event, ct);

    public static NpgsqlBatchCommand ReadStreamCommand(string archive, string stream, long fromVersion, int max) =>
        Sql.Command(ReadStreamSql, Sql.Value(archive), Sql.Value(stream), Sql.Value(fromVersion), Sql.Value((long)Math.Max(0, max)));

    private async Task<(Dictionary<string, long> Versions, List<StoredEvent> Known)> Existing(
        IReadOnlyList<StreamAppend> writes, CancellationToken ct)
    {
        var streams = writes.Select(write => write.Stream).Distinct(StringComparer.Ordinal);
        await using var batch = connection.Batch(
            Sql.Command(StreamVersions, Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, streams)),
            FindCommand(archive, writes.SelectMany(write => write.Events).Where(e => !e.IsNew).Select(e => e.Id)));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var versions = await reader.Rows(row => (Stream: row.GetString(0), Version: row.GetInt64(1)), ct);
        await reader.NextResultAsync(ct);
        return (versions.ToDictionary(s => s.Stream, s => s.Version, StringComparer.Ordinal), await reader.Rows(LogRows.Event, ct));
    }

    public static NpgsqlBatchCommand FindCommand(string archive, IEnumerable<Guid> ids) =>
        Sql.Command(FindSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Uuid, ids));
}
