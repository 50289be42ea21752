using JasperFx.Events;
using JasperFx.Events.Projections;
using KnowledgeBase.Events;
using KnowledgeBase.Marten;
using Marten;
using Marten.Events.Projections;

namespace KnowledgeBase.IntegrationTests.Marten;

// docs/marten.md has what follows; a test compares.
#region application
/// <summary>How many statements of somebody an archive has of one month.</summary>
public sealed class StatementsOfMonth
{
    public string Id { get; set; } = "";

    public int Count { get; set; }
}

/// <summary>Keeps them up to date, from the events of every archive.</summary>
public sealed class StatementsPerMonth : MultiStreamProjection<StatementsOfMonth, string>
{
    public StatementsPerMonth() => Identity<StatementMade>(made => $"{made.Speaker} {MonthOf(made)}");

    public override StatementsOfMonth? Evolve(StatementsOfMonth? snapshot, string id, IEvent e) =>
        new() { Id = id, Count = (snapshot?.Count ?? 0) + 1 };

    private static string MonthOf(StatementMade made) => made.On?.ToString() is { Length: >= 7 } day ? day[..7] : "undated";
}

/// <summary>The application's store.</summary>
public static class StatementsStore
{
    public static DocumentStore Open(string connection) => DocumentStore.For(options =>
    {
        options.Connection(connection);
        // Its own documents stand in a schema of its own, and belong to an archive each.
        options.DatabaseSchemaName = "statements";
        options.Policies.AllDocumentsAreMultiTenanted();
        // Events are those of the archives.
        options.UseArchives();
        options.Projections.Add<StatementsPerMonth>(ProjectionLifecycle.Async);
    });
}
#endregion
