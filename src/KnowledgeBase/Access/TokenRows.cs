using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>Tokens in the database.</summary>
internal static class TokenRows
{
    private static readonly string ListSql = Sql.Load("Access/token_list.sql");

    public static Task<List<Token>> List(NpgsqlConnection connection, CancellationToken ct) => connection.Query(Sql.Command(ListSql), Read, ct);

    public static Token Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Roles.Find(row.GetString(2))!.Value,
        row.GetFieldValue<DateTimeOffset>(3),
        row.GetString(4),
        row.ValueOrNull<DateTimeOffset?>(5),
        row.ValueOrNull<DateTimeOffset?>(6),
        row.ValueOrNull<string>(7),
        row.ValueOrNull<DateTimeOffset?>(8));
}
