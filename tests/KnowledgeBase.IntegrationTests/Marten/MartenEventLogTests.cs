using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Marten;

public sealed class MartenEventLogTests(MartenDatabase database) : EventLogContract, IClassFixture<MartenDatabase>
{
    protected override async Task<IEventLog> Open(TimeProvider clock, params string[] archives) => await database.Open(clock, archives);
}
