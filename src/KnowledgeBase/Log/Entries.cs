using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>Gives events that stand in Marten's table their positions.</summary>
internal static class Entries
{
    private static readonly string EnterSql = Sql.Load("Log/enter.sql");

    /// <summary>The events' positions follow each other from <paramref name="first"/> on, in their order.</summary>
    public static Task Insert(
        NpgsqlConnection connection, string archive, long first, DateTimeOffset timestamp, IReadOnlyList<(Guid Id, long Sequence, string Stream)> events, CancellationToken ct) =>
        connection.Query(
            Sql.Command(
                EnterSql,
                Sql.Value(archive),
                Sql.Value(first - 1),
                Sql.Value(timestamp),
                Sql.Array(NpgsqlDbType.Uuid, events.Select(e => e.Id)),
                Sql.Array(NpgsqlDbType.Bigint, events.Select(e => e.Sequence)),
                Sql.Array(NpgsqlDbType.Text, events.Select(e => e.Stream))),
            row => 0,
            ct);
}
