using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Hosting;

/// <summary>Puts the parts of the product together.</summary>
public static class KnowledgeBaseServices
{
    /// <summary>Adds everything that requests need, on a PostgreSQL database that <see cref="Migrator"/> has set up.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="connectionString">An Npgsql connection string.</param>
    public static IServiceCollection AddKnowledgeBase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Source(connectionString));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IEventLog, PostgresEventLog>();
        services.AddSingleton<Archives>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<WorldReader>();
        services.AddSingleton<KeptTimelines>();
        services.AddSingleton<KeptImpacts>();
        services.AddSingleton<ProjectionService>();
        services.AddSingleton<Catalogues>();
        return services.AddRequests();
    }

    private static NpgsqlDataSource Source(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "knowledgebase" };
        // The same few statements run again and again; preparing them halves their cost.
        if (connection.MaxAutoPrepare == 0) connection.MaxAutoPrepare = 40;
        return NpgsqlDataSource.Create(connection);
    }

    // MediatR 5 comes without a registration of its own.
    private static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        var handlers = from type in typeof(RecordEvents).Assembly.GetTypes()
                       where type is { IsClass: true, IsAbstract: false }
                       from handled in type.GetInterfaces()
                       where handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                       select (handled, type);
        foreach (var (handled, type) in handlers) services.AddTransient(handled, type);
        return services;
    }
}
