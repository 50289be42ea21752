using Npgsql;

[assembly: AssemblyFixture(typeof(KnowledgeBase.IntegrationTests.PostgresFixture))]

namespace KnowledgeBase.IntegrationTests;

/// <summary>A PostgreSQL server for all tests: the one that KB_TEST_POSTGRES leads to.</summary>
public sealed class PostgresFixture
{
    public string ConnectionString { get; } = Environment.GetEnvironmentVariable("KB_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Set KB_TEST_POSTGRES to the connection string of a PostgreSQL server for tests.");

    /// <summary>Creates an empty database and returns the connection string to it.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"kb_test_{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }
}
