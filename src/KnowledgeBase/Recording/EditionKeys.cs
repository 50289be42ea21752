using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Recording;

/// <summary>The keys of a table, in the database for as long as it is reconciled, and those that it leaves out.</summary>
internal sealed class EditionKeys : IAsyncDisposable
{
    private static readonly string BeginSql = Sql.Load("Recording/edition_begin.sql");
    private static readonly string OmittedSql = Sql.Load("Recording/edition_omitted.sql");
    private readonly NpgsqlConnection _connection;

    private EditionKeys(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The session that has them.</summary>
    public NpgsqlConnection Connection => _connection;

    public static async Task<EditionKeys> Begin(NpgsqlDataSource source, CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        await using var create = new NpgsqlCommand($"drop table if exists pg_temp.table_key, pg_temp.omitted_key; {BeginSql}", connection);
        await create.ExecuteNonQueryAsync(ct);
        return new(connection);
    }

    /// <summary>Keys that the table has.</summary>
    public async Task Add(IEnumerable<string> keys, CancellationToken ct)
    {
        await using var copy = await _connection.BeginBinaryImportAsync("copy pg_temp.table_key (key) from stdin (format binary)", ct);
        foreach (var key in keys)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(key, NpgsqlDbType.Text, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Works out which keys the editions before have and the table has not; how many.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="work">The work.</param>
    /// <param name="edition">The number of the edition that the table is.</param>
    /// <param name="prefixes">What the keys begin with that the mapping makes: others are not the table's to leave out.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<long> FindOmitted(string archive, string work, int edition, IEnumerable<string> prefixes, CancellationToken ct)
    {
        await using (var analyze = new NpgsqlCommand("analyze pg_temp.table_key", _connection)) await analyze.ExecuteNonQueryAsync(ct);
        return await ProjectionTables.WhileTheyLast(
            _connection,
            archive,
            async tables =>
            {
                await using var find = _connection.Batch(Sql.Command(tables.Rewrite(OmittedSql), Sql.Value(archive), Sql.Value(work), Sql.Value(edition), Sql.Array(NpgsqlDbType.Text, prefixes)));
                find.Timeout = 0;
                return await find.ExecuteNonQueryAsync(ct);
            },
            ct);
    }

    /// <summary>Keys that are left out, in their order: at most so many, after the first so many.</summary>
    public Task<List<(string Key, string Content)>> Omitted(long after, int max, CancellationToken ct) => _connection.Query(
        Sql.Command("select key, content from pg_temp.omitted_key where n > $1 and n <= $2 order by n", Sql.Value(after), Sql.Value(after + max)),
        row => (row.GetString(0), row.GetString(1)),
        ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
