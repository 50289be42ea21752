using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Access;

/// <summary>Tokens in the database.</summary>
internal static class TokenRows
{
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);
    private static readonly string UsedSql = Sql.Load("Access/token_used.sql");
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

    /// <summary>Who its holder is, noting that it was used; null when it does not work at the instant.</summary>
    public static async Task<Caller?> Use(NpgsqlConnection connection, Token token, DateTimeOffset now, CancellationToken ct)
    {
        if (token.At(now) != TokenState.Valid) return null;
        var earlier = now - UseIsNoted;
        if (token.LastUsed is null || token.LastUsed <= earlier)
        {
            await using var used = connection.Batch(Sql.Command(UsedSql, Sql.Value(token.Id), Sql.Value(now), Sql.Value(earlier)));
            await used.ExecuteNonQueryAsync(ct);
        }

        return new(token.Name, token.Role);
    }
}
