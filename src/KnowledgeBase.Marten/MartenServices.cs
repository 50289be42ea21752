using KnowledgeBase.Log;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Marten;

/// <summary>Marten as the event store.</summary>
public static class MartenServices
{
    /// <summary>Has the log write and read events through Marten. Comes after <c>AddKnowledgeBase</c>, with the same connection string.</summary>
    public static IServiceCollection AddMartenEventLog(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new MartenEventTables(connectionString));
        return services.AddSingleton<IEventLog>(provider => new PostgresEventLog(provider.GetRequiredService<NpgsqlDataSource>(), provider.GetRequiredService<TimeProvider>())
        {
            Tables = provider.GetRequiredService<MartenEventTables>(),
        });
    }
}
