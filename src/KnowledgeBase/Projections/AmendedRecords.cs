using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>Finds records together with what was ever amended about them, whatever else stands on their streams.</summary>
internal static class AmendedRecords
{
    private static readonly string AmendmentsSql = Sql.Load("Projections/amendments.sql");
    private static readonly string[] Types = [.. EventTypes.All.Where(type => type.Clr.IsAssignableTo(typeof(Amendment))).Select(type => type.Name)];

    /// <summary>The amendments that stand on some streams, by position.</summary>
    public static Task<List<Recorded>> AmendmentsOn(ILogTransaction log, string archive, IEnumerable<string> streams, CancellationToken ct) =>
        AmendmentsOn(((NpgsqlTransaction)log.Transaction!).Connection!, archive, streams, ct);

    /// <summary>The same, as a connection sees them.</summary>
    public static async Task<List<Recorded>> AmendmentsOn(NpgsqlConnection connection, string archive, IEnumerable<string> streams, CancellationToken ct) => (await connection.Query(
        Sql.Command(AmendmentsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, streams), Sql.Array(NpgsqlDbType.Text, Types)), LogRows.Event, ct)).ConvertAll(Stored.ToRecorded);

    /// <summary>
    /// These records, what they amend, down to what is no amendment itself, and every amendment of all of these; by position. Ids that
    /// there are not are left out.
    /// </summary>
    public static async Task<List<Recorded>> Find(ILogTransaction log, string archive, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new Dictionary<string, Recorded>(StringComparer.Ordinal);
        for (var missing = ids; missing.Count > 0;)
        {
            foreach (var recorded in (await log.Find(missing, ct)).Select(Stored.ToRecorded)) found[recorded.Record] = recorded;
            missing = [.. found.Values.Select(recorded => recorded.Content).OfType<Amendment>().Select(amendment => amendment.Target).Where(target => !found.ContainsKey(target)).Distinct().Select(target => EventIds.Of(archive, target))];
        }

        // An amendment stands on its target's stream, and comes after it.
        foreach (var amendment in await AmendmentsOn(log, archive, found.Values.Select(recorded => recorded.Stream).Distinct(), ct))
        {
            if (found.ContainsKey(((Amendment)amendment.Content).Target)) found[amendment.Record] = amendment;
        }

        return [.. found.Values.OrderBy(recorded => recorded.Position)];
    }
}
