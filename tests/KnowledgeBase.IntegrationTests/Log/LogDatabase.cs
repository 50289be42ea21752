using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>A migrated database, shared by the tests of one class.</summary>
public sealed class LogDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    public NpgsqlDataSource Source { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CreateDatabase();
        Source = NpgsqlDataSource.Create(ConnectionString);
        await new Migrator(Source).Migrate();
    }

    public async Task<PostgresEventLog> Open(TimeProvider clock, params string[] archives)
    {
        foreach (var archive in archives)
        {
            await new Archives(Source, clock).Create(archive, idempotent: true);
        }

        return new PostgresEventLog(Source, clock);
    }

    /// <summary>The table of the read model that an archive's answers come from: <c>kb.claim_17</c>.</summary>
    public async Task<string> Table(string archive, string table) => $"kb.{table}_{(await Rows("select id from kb.projection where archive = $1 and live", archive))[0]}";

    public async Task<int> Execute(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each row as one text, its columns separated by spaces.</summary>
    public async Task<List<string>> Rows(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        Array.ForEach(parameters, value => command.Parameters.AddWithValue(value));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Select(n => reader.IsDBNull(n) ? "null" : reader.GetValue(n));
            rows.Add(string.Join(' ', columns));
        }

        return rows;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
