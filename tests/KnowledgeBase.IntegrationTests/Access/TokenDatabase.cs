using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Log;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.IntegrationTests.Access;

/// <summary>A database of its own, asked through the mediator, with a clock that the tests set.</summary>
public sealed class TokenDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    private ServiceProvider _services = null!;

    public LogDatabase Database { get; } = new(postgres);

    internal HandClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        _services = new ServiceCollection().AddKnowledgeBase(Database.ConnectionString).AddSingleton<TimeProvider>(Clock).BuildServiceProvider();
    }

    public Task<T> Send<T>(IRequest<T> request) => _services.GetRequiredService<IMediator>().Send(request, Ask.Ct);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
