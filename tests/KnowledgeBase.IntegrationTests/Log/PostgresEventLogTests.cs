using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public sealed class PostgresEventLogTests(LogDatabase database) : EventLogContract, IClassFixture<LogDatabase>
{
    protected override async Task<IEventLog> Open(TimeProvider clock, params string[] archives) => await database.Open(clock, archives);
}
