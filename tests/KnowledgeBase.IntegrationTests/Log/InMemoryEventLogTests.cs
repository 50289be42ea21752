using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

public sealed class InMemoryEventLogTests : EventLogContract
{
    protected override Task<IEventLog> Open(TimeProvider clock, params string[] archives)
    {
        var log = new InMemoryEventLog(clock);
        Array.ForEach(archives, log.CreateArchive);
        return Task.FromResult<IEventLog>(log);
    }
}
