using KnowledgeBase.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>The product put together on a database, as applications use it.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Target(string connectionString)
    {
        ConnectionString = connectionString;
        _services = new ServiceCollection().AddKnowledgeBase(connectionString).BuildServiceProvider();
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source => Service<NpgsqlDataSource>();

    public Task<T> Send<T>(IRequest<T> request) => Service<IMediator>().Send(request);

    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Execute(string sql, params object[] values)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The live table of an archive's read model: <c>kb.claim_17</c>.</summary>
    public async Task<string> Table(string archive, string name) => $"kb.{name}_{await Scalar<long>("select id from kb.projection where archive = $1 and live", archive)}";

    /// <summary>Processor time of the server, in seconds; null where that is not known.</summary>
    public async Task<double?> ServerCost() => ProcessCost.Server(await Scalar<int>("select pg_backend_pid()"));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
