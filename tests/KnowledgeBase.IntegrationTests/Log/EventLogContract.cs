using KnowledgeBase.Log;

namespace KnowledgeBase.IntegrationTests.Log;

/// <summary>What every implementation of <see cref="IEventLog"/> must do. Each test has an archive of its own.</summary>
public abstract partial class EventLogContract : IAsyncLifetime
{
    private const string Idlib = "zone/idlib";
    private const string Homs = "zone/homs";

    private readonly string archive = NewArchive();
    private readonly HandClock clock = new();

    private IEventLog Log { get; set; } = null!;

    public async ValueTask InitializeAsync() => Log = await Open(clock, archive);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected static string NewArchive() => $"a-{Guid.NewGuid():n}";

    /// <summary>A log with this clock, in which these archives exist.</summary>
    protected abstract Task<IEventLog> Open(TimeProvider clock, params string[] archives);

    private static NewEvent Event(string type = "zone.established", string data = """{"on": "2017-05-04"}""") =>
        new(Guid.NewGuid(), type, data);

    private static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => Event(data: $$"""{"n": {{n}}}"""))];

    private Task<IReadOnlyList<StoredEvent>> Append(params StreamAppend[] writes) =>
        Log.InTransaction(archive, transaction => transaction.Append(writes));

    private Task<IReadOnlyList<StoredEvent>> AppendTo(string stream, params NewEvent[] events) => Append(new StreamAppend(stream, events));

    private Task<IReadOnlyList<StoredEvent>> All() => Log.ReadAll(archive, 0, int.MaxValue);

    private async Task<ExpectedVersionException> Conflict(params StreamAppend[] writes) =>
        await Should.ThrowAsync<ExpectedVersionException>(() => Append(writes));
}
