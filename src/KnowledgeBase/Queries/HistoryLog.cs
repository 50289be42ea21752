using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Queries;

/// <summary>Reads the events that a history is made of: the claim tables say which, and the log holds them.</summary>
internal sealed class HistoryLog(NpgsqlConnection connection, string archive, long position)
{
    private static readonly string FindSql = Sql.Load("Log/find.sql");
    private static readonly string PositionsSql = Sql.Load("Queries/history_positions.sql");
    private static readonly string StreamsSql = Sql.Load("Queries/history_streams.sql");
    private static readonly string EventsSql = Sql.Load("Queries/history_events.sql");

    /// <summary>The event with this record id, or id of its own; of an amendment, the event that it leads to; null when there is none yet.</summary>
    public async Task<Recorded?> Root(string text, CancellationToken ct)
    {
        var recorded = (await Find(Guid.TryParse(text, out var id) ? [id, EventIds.Of(archive, text)] : [EventIds.Of(archive, text)], ct)).FirstOrDefault();
        while (recorded?.Content is Amendment amendment) recorded = (await Find([EventIds.Of(archive, amendment.Target)], ct))[0];
        return recorded;
    }

    /// <summary>All events of the streams that the history leads to.</summary>
    public async Task<IReadOnlyList<Recorded>> Read(HistoryOf of, World world, CancellationToken ct)
    {
        var things = of.Record is null ? world.References(of.Thing).ToList() : [];
        var tables = await ProjectionTables.Live(connection, archive, ct);
        var positions = of.Record is { } record
            ? [.. (await Find([.. world.Replacements.For(record).Prepend(record).Select(Id)], ct)).Select(recorded => recorded.Position)]
            : await connection.Query(
                Sql.Command(tables.Rewrite(PositionsSql), Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Text, things), new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)of.Aspect ?? DBNull.Value }),
                row => row.GetInt64(0),
                ct);
        var streams = await connection.Query(Sql.Command(tables.Rewrite(StreamsSql), Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Bigint, positions)), row => row.GetString(0), ct);
        var known = await Streams(streams.Union(things), ct);
        var missing = (await Find([.. known.SelectMany(recorded => world.Replacements.For(recorded.Record)).Distinct().Select(Id)], ct)).Select(recorded => recorded.Stream).Except(known.Select(recorded => recorded.Stream)).ToList();
        return missing.Count == 0 ? known : [.. known, .. await Streams(missing, ct)];
    }

    private Guid Id(string record) => EventIds.Of(archive, record);

    private async Task<List<Recorded>> Streams(IEnumerable<string> streams, CancellationToken ct) => (await connection.Query(
        Sql.Command(EventsSql, Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Varchar, streams)), LogRows.Event, ct)).ConvertAll(Stored.ToRecorded);

    private async Task<List<Recorded>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0 ? [] : (await connection.Query(
        Sql.Command(FindSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Uuid, ids)), LogRows.Event, ct)).Where(stored => stored.Position <= position).Select(Stored.ToRecorded).ToList();
}
