using System.Net.Sockets;
using Npgsql;

namespace KnowledgeBase.Hosting;

/// <summary>What the embedded server is asked over a connection.</summary>
internal static class Database
{
    private const string Name = "knowledgebase";
    private const string Maintenance = "postgres";

    public static string ConnectionString(Endpoint endpoint, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = endpoint.Host,
        Port = endpoint.Port,
        Database = Name,
        Username = Cluster.Owner,
        Password = password,
        Pooling = true,
        // The server is on this machine: no round trips to find out that there is no encryption.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>Whether a server answers and lets us in. A pooled connection would be believed in after its server's death.</summary>
    public static async Task<bool> Answers(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(connectionString, Name, ct);
            return true;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return true;
        }
        catch (Exception absent) when (absent is NpgsqlException or SocketException or TimeoutException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Forgets the connections to a server that is no more.</summary>
    public static void ForgetConnections(string connectionString)
    {
        using var any = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(any);
    }

    /// <summary>Makes the database unless it is there; the server's version.</summary>
    public static async Task<string> Ensure(string connectionString, CancellationToken ct)
    {
        await using var connection = await Open(connectionString, Maintenance, ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {Name}", connection);
        try
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = Name } } };
            if (await exists.ExecuteScalarAsync(ct) is null) await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation) { }
        return connection.PostgreSqlVersion.ToString();
    }

    /// <summary>How many sessions there ever were and how many there are now, this question's own aside; null when the server doesn't answer.</summary>
    public static async Task<(decimal Ever, long Now)?> Sessions(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = await Open(connectionString, Maintenance, ct);
            await using var ask = new NpgsqlCommand("""
                SELECT (SELECT coalesce(sum(sessions), 0) FROM pg_stat_database WHERE datname <> $1),
                       (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> $1)
                """, connection) { Parameters = { new() { Value = Maintenance } } };
            await using var row = await ask.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            return (row.GetDecimal(0), row.GetInt64(1));
        }
        catch (Exception absent) when (absent is NpgsqlException or SocketException or TimeoutException)
        {
            return null;
        }
    }

    private static async Task<NpgsqlConnection> Open(string connectionString, string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }
}
