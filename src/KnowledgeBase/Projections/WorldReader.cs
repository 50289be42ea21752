using System.Collections.Concurrent;
using System.Data;
using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>
/// Answers questions from the claim tables: loads the part of the world that an answer is made of, at one position, and asks the same
/// code that the reference model does. Where the answer turns out to need more - the anchor of a relative date, the act behind a
/// provision - that is loaded and the question asked again. What is registered is kept in memory from one question to the next, so that
/// most take one round trip.
/// </summary>
public sealed class WorldReader(NpgsqlDataSource source, IEventLog log)
{
    private const int MaxKept = 32;
    private static readonly string StatementsSql = Sql.Load("Projections/list_statements.sql");

    private static readonly string AmountsSql = Sql.Load("Projections/count_claims.sql");

    private static readonly string KeysSql = Sql.Load("Projections/count_keys.sql");

    private readonly ConcurrentDictionary<string, KnownArchive> _known = new(StringComparer.Ordinal);

    /// <summary>Up to so many works that are heard, the claims of each are looked for; tests take fewer than there are.</summary>
    internal int MostFew { get; init; } = Heard.MostFew;

    /// <summary>Asks a question of an archive from a vantage.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="archive">The archive's name.</param>
    /// <param name="vantage">Where it is seen from.</param>
    /// <param name="ask">Works the answer out; asked again, from the beginning, whenever more had to be loaded. Pure.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UnknownArchiveException">There is no such archive.</exception>
    /// <exception cref="FuturePositionException">The archive is not that long yet.</exception>
    /// <exception cref="FutureInstantException">The instant is still to come.</exception>
    public async Task<(T Answer, ResolvedVantage At)> Ask<T>(string archive, Vantage vantage, Func<Snapshot, T> ask, CancellationToken ct = default)
    {
        var asked = await Position(archive, vantage, ct);
        // Without a transaction: what was loaded at a position stays true of it, whatever is appended meanwhile.
        return await ProjectionTables.WhileTheyLast(source, connection => Ask(connection, archive, asked, vantage, ask, ct), ct);
    }

    /// <summary>Reads more than claims, in the snapshot of the database that the names and sources are read in.</summary>
    internal Task<T> Read<T>(string archive, Vantage vantage, Func<NpgsqlConnection, Snapshot, Task<T>> read, CancellationToken ct) => InSnapshot(
        archive,
        vantage,
        async (connection, asked) => await read(connection, (await Ask(connection, archive, asked, vantage, snapshot => snapshot, ct)).Answer),
        ct);

    /// <summary>Reads several things in one snapshot of the database.</summary>
    /// <param name="archive">The archive's name.</param>
    /// <param name="vantage">Where it is seen from.</param>
    /// <param name="read">Reads, at the position that the vantage asks for; null: the last one. Once more when a rebuild has taken the tables away.</param>
    /// <param name="ct">Cancels.</param>
    internal async Task<T> InSnapshot<T>(string archive, Vantage vantage, Func<NpgsqlConnection, long?, Task<T>> read, CancellationToken ct)
    {
        var asked = await Position(archive, vantage, ct);
        return await ProjectionTables.WhileTheyLast(source, async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            return await read(connection, asked);
        }, ct);
    }

    /// <summary>Asks on a connection that sees nothing which is not committed.</summary>
    internal async Task<(T Answer, ResolvedVantage At)> Ask<T>(NpgsqlConnection connection, string archive, long? asked, Vantage vantage, Func<Snapshot, T> ask, CancellationToken ct)
    {
        var question = new Question<T>(connection, archive, asked, vantage, ask, MostFew);
        try
        {
            var answer = await question.Answer(_known.GetValueOrDefault(archive), ct);
            if (_known.Count > MaxKept) _known.Clear();
            _known[archive] = question.Known!;
            return answer;
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            _known.TryRemove(archive, out _);
            throw;
        }
    }

    /// <summary>Asks within a transaction, which sees its own appends.</summary>
    internal static Task<(T Answer, ResolvedVantage At)> AskWithin<T>(NpgsqlConnection connection, string archive, long? asked, Vantage vantage, Func<Snapshot, T> ask, CancellationToken ct) =>
        new Question<T>(connection, archive, asked, vantage, ask).Answer(null, ct);

    /// <summary>The references of statements after one, at most so many; some may be silent at a vantage.</summary>
    public async Task<IReadOnlyList<string>> Statements(string archive, string after, int max, CancellationToken ct = default) => await ProjectionTables.WhileTheyLast(
        source,
        async connection =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(Sql.Command(tables.Rewrite(StatementsSql), Sql.Value(archive), Sql.Value(after), Sql.Value(max)), row => row.GetString(0), ct);
        },
        ct);

    /// <summary>How many claims were ever made about some things, up to a position; counted as far as a limit, each. What has more keys than a quarter of that is taken to have as many.</summary>
    internal async Task<IReadOnlyList<int>> Amounts(string archive, long position, IReadOnlyList<string> things, int limit, CancellationToken ct, string? aspect = null, string? member = null) => await ProjectionTables.WhileTheyLast(
        source,
        async connection =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(Sql.Command(tables.Rewrite(AmountsSql), Sql.Value(position), Sql.Array(NpgsqlDbType.Text, things), Sql.Value(limit), Sql.Nullable(aspect), Sql.Nullable(member)), row => (int)row.GetInt64(0), ct);
        },
        ct);

    /// <summary>How many members of an aspect were ever named of some things; counted as far as a limit, each.</summary>
    internal async Task<IReadOnlyList<int>> Members(string archive, IReadOnlyList<string> things, string aspect, int limit, CancellationToken ct) => await ProjectionTables.WhileTheyLast(
        source,
        async connection =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(Sql.Command(tables.Rewrite(KeysSql), Sql.Array(NpgsqlDbType.Text, things), Sql.Value(aspect), Sql.Value(limit)), row => (int)row.GetInt64(0), ct);
        },
        ct);

    private async Task<long?> Position(string archive, Vantage vantage, CancellationToken ct) => vantage.RecordedBy switch
    {
        { Instant: { } instant } => await log.PositionAt(archive, instant, ct),
        { Position: { } position } => position,
        _ => null,
    };
}

/// <summary>The archive is not as long as the position asked for.</summary>
public sealed class FuturePositionException(long asked, long head)
    : LogException($"Position {asked} is not recorded yet; the archive ends at position {head}.");
