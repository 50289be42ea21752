using KnowledgeBase.Hosting;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>A database for one run, made at its start and dropped at its end, unless it is to be kept.</summary>
internal sealed class BenchmarkDatabase(string server, string name, bool keep) : IAsyncDisposable
{
    public Target Target { get; } = new(new NpgsqlConnectionStringBuilder(server) { Database = name, CommandTimeout = 0 }.ConnectionString);

    public static async Task<BenchmarkDatabase> Open(Options options)
    {
        var server = Given("KB_CONNECTION") ?? Given("KB_TEST_POSTGRES")
            ?? (await new EmbeddedServer(EmbeddedServerOptions.FromEnvironment()).EnsureStarted(progress: Console.Error.WriteLine)).ConnectionString;
        var name = options.UseDatabase ?? options.KeepDatabase ?? $"kb_benchmark_{Environment.ProcessId}";
        if (options.UseDatabase is null) await Execute(server, $"create database {Quoted(name)} template template0");
        var database = new BenchmarkDatabase(server, name, keep: options.UseDatabase is not null || options.KeepDatabase is not null);
        await database.Target.Service<Migrator>().Migrate();
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await Target.DisposeAsync();
        if (!keep) await Execute(server, $"drop database if exists {Quoted(name)} with (force)");
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static async Task Execute(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
