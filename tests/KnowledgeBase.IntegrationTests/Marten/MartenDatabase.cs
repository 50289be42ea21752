using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Marten;

namespace KnowledgeBase.IntegrationTests.Marten;

/// <summary>A migrated database with a log that has Marten write and read it, and one that does without.</summary>
public sealed class MartenDatabase(PostgresFixture postgres) : IAsyncLifetime
{
    private MartenEventTables _marten = null!;

    public LogDatabase Database { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        _marten = new MartenEventTables(Database.ConnectionString);
    }

    public async Task<PostgresEventLog> Open(TimeProvider clock, params string[] archives)
    {
        await Database.Open(clock, archives);
        return new PostgresEventLog(Database.Source, clock) { Tables = _marten };
    }

    public async ValueTask DisposeAsync()
    {
        await _marten.DisposeAsync();
        await Database.DisposeAsync();
    }
}
