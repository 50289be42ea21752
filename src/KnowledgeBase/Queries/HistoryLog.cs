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
    private static readonly string KeysSql = Sql.Load("Queries/history_keys.sql");
    private static readonly string EventsSql = Sql.Load("Queries/history_events.sql");

    /// <summary>The event with this record id, or id of its own; of an amendment, the event that it leads to; null when there is none yet.</summary>
    public async Task<Recorded?> Root(string text, CancellationToken ct)
    {
        var recorded = (await Find(Guid.TryParse(text, out var id) ? [id, EventIds.Of(archive, text)] : [EventIds.Of(archive, text)], ct)).FirstOrDefault();
        while (recorded?.Content is Amendment amendment) recorded = (await Find([EventIds.Of(archive, amendment.Target)], ct))[0];
        return recorded;
    }

    /// <summary>The events that the history is of, what was said under their keys, what stands in for them, and the amendments of all these.</summary>
    public async Task<IReadOnlyList<Recorded>> Read(HistoryOf of, World world, CancellationToken ct)
    {
        var tables = await ProjectionTables.Live(connection, archive, ct);
        var positions = of.Record is { } record
            ? [.. (await Find([.. world.Replacements.For(record).Prepend(record).Select(Id)], ct)).Select(recorded => recorded.Position)]
            : await Positions(Sql.Command(
                tables.Rewrite(PositionsSql), Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Text, world.References(of.Thing)), Sql.Nullable(of.Aspect)), ct);
        positions.AddRange(await Positions(Sql.Command(tables.Rewrite(KeysSql), Sql.Value(archive), Sql.Value(position), Sql.Array(NpgsqlDbType.Bigint, positions)), ct));
        var found = await connection.Query(Sql.Command(EventsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, positions)), LogRows.Event, ct);
        var known = found.Select(Stored.ToRecorded).ToDictionary(recorded => recorded.Record, StringComparer.Ordinal);
        foreach (var replaced in await Find([.. known.Keys.SelectMany(world.Replacements.For).Where(one => !known.ContainsKey(one)).Distinct().Select(Id)], ct)) known[replaced.Record] = replaced;
        // An amendment stands on its target's stream, and comes after it.
        foreach (var amendment in await AmendedRecords.AmendmentsOn(connection, archive, known.Values.Select(recorded => recorded.Stream).Distinct(), ct))
        {
            if (amendment.Position <= position && known.ContainsKey(((Amendment)amendment.Content).Target)) known[amendment.Record] = amendment;
        }

        return [.. known.Values.OrderBy(recorded => recorded.Position)];
    }

    private Guid Id(string record) => EventIds.Of(archive, record);

    private Task<List<long>> Positions(NpgsqlBatchCommand command, CancellationToken ct) => connection.Query(command, row => row.GetInt64(0), ct);

    private async Task<List<Recorded>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0 ? [] : (await connection.Query(
        Sql.Command(FindSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Uuid, ids)), LogRows.Event, ct)).Where(stored => stored.Position <= position).Select(Stored.ToRecorded).ToList();
}
