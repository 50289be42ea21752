using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections;

/// <summary>
/// A set of tables that hold the read model of one archive. Statements are written on <c>kb.claim</c> and so on, which do not exist:
/// <see cref="Rewrite"/> turns them to the tables of the set, <c>kb.claim_17</c>.
/// </summary>
internal sealed partial class ProjectionTables
{
    /// <summary>The tables of a set, as <c>kb.read_model()</c> has them.</summary>
    public static readonly IReadOnlyList<string> Names = ["claim_key", "claim", "reference", "keyed", "replacement", "dependency", "search"];

    private const int MaxKept = 1_000;
    private const int MaxAttempts = 10;
    private static readonly string LiveSql = Sql.Load("Projections/live.sql");
    private static readonly ConcurrentDictionary<long, ProjectionTables> Kept = [];

    private readonly ConcurrentDictionary<string, string> _rewritten = new(StringComparer.Ordinal);

    private ProjectionTables(long id) => Id = id;

    /// <summary>The number of the set in <c>kb.projection</c>.</summary>
    public long Id { get; }

    /// <summary>The set of that number.</summary>
    public static ProjectionTables Of(long id)
    {
        if (Kept.Count > MaxKept) Kept.Clear();
        return Kept.GetOrAdd(id, static id => new(id));
    }

    /// <summary>The set that answers come from. It stays so while the archive's lock is held; without the lock, a rebuild may take its place at any time.</summary>
    public static async Task<ProjectionTables> Live(NpgsqlConnection connection, string archive, CancellationToken ct)
    {
        var live = await connection.Query(Sql.Command(LiveSql, Sql.Value(archive)), row => row.GetInt64(0), ct);
        return live.Count == 0 ? throw await Archives.Unknown(connection, archive, ct) : Of(live[0]);
    }

    /// <summary>
    /// Reads on a connection of its own; once more when the tables are gone. Between learning which are the live ones and reading them,
    /// a rebuild may have put others in their place and dropped them.
    /// </summary>
    public static async Task<T> WhileTheyLast<T>(NpgsqlDataSource source, Func<NpgsqlConnection, Task<T>> read, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            try
            {
                return await read(connection);
            }
            catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.UndefinedTable && attempt < MaxAttempts)
            {
            }
        }
    }

    /// <summary>Reads the live tables on a connection that is in no transaction, or has the archive's lock; once more when they are gone.</summary>
    public static async Task<T> WhileTheyLast<T>(NpgsqlConnection connection, string archive, Func<ProjectionTables, Task<T>> read, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read(await Live(connection, archive, ct));
            }
            catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.UndefinedTable && attempt < MaxAttempts)
            {
            }
        }
    }

    /// <summary>The table of this set.</summary>
    public string Name(string table) => $"kb.{table}_{Id}";

    /// <summary>A statement, turned to the tables of this set.</summary>
    public string Rewrite(string sql) => _rewritten.GetOrAdd(sql, sql => TableName().Replace(sql, match => $"{match.Value}_{Id}"));

    [GeneratedRegex(@"\bkb\.(claim_key|claim|reference|keyed|replacement|dependency|search)\b")]
    private static partial Regex TableName();
}
