using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Hosting;
using Npgsql;

[assembly: AssemblyFixture(typeof(KnowledgeBase.IntegrationTests.PostgresFixture))]

namespace KnowledgeBase.IntegrationTests;

/// <summary>
/// One server for the whole test run: that of the connection string in <c>KB_TEST_POSTGRES</c>, whose user may make databases, else an
/// embedded one in a temporary folder. Started when a test first asks for it, stopped after the last test.
/// </summary>
public sealed class PostgresFixture : IAsyncDisposable
{
    private readonly string? _given = Environment.GetEnvironmentVariable("KB_TEST_POSTGRES");
    private readonly Lazy<Task<string>> _connectionString;
    private TestFolder? _folder;
    private int _databases;

    public PostgresFixture() => _connectionString = new Lazy<Task<string>>(Start);

    /// <summary>Of a database that all tests share: fit for making others.</summary>
    public Task<string> ConnectionString() => _connectionString.Value;

    /// <summary>The connection string of a database that is new, empty and the caller's alone.</summary>
    public async Task<string> CreateDatabase()
    {
        var shared = await ConnectionString();
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await Execute(shared, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        // The default template may have a session of another test's at this moment.
        await Execute(shared, $"CREATE DATABASE {name} TEMPLATE template0");
        return new NpgsqlConnectionStringBuilder(shared) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_given is not null && _connectionString.IsValueCreated)
            for (var database = 1; database <= _databases; database++)
                await Execute(_given, $"DROP DATABASE IF EXISTS test_{Environment.ProcessId}_{database} WITH (FORCE)");
        if (_folder is not null) await _folder.DisposeAsync();
    }

    private async Task<string> Start()
    {
        if (_given is not null) return _given;
        _folder = new TestFolder();
        // Should this run be killed, the watch stops the server.
        var options = await _folder.Options() with { IdleStop = TimeSpan.FromMinutes(2), WatchCommand = WatchProcess.DefaultCommand() };
        return (await new EmbeddedServer(options).EnsureStarted()).ConnectionString;
    }

    private static async Task Execute(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
