using System.Collections.Concurrent;

namespace KnowledgeBase.Log;

/// <summary>The log in memory, for tests and for trying things out. It keeps the same contract as the one in PostgreSQL.</summary>
public sealed class InMemoryEventLog(TimeProvider clock) : IEventLog
{
    private readonly ConcurrentDictionary<string, MemoryArchive> archives = new(StringComparer.Ordinal);

    /// <summary>Creates an archive unless there is one of that name.</summary>
    public void CreateArchive(string archive)
    {
        ArchiveNames.Check(archive);
        archives.TryAdd(archive, new MemoryArchive());
    }

    /// <inheritdoc/>
    public async Task<T> InTransaction<T>(string archive, Func<ILogTransaction, Task<T>> work, CancellationToken ct = default)
    {
        var target = Known(archive);
        await target.Gate.WaitAsync(ct);
        try
        {
            var transaction = new MemoryTransaction(target, clock);
            var result = await work(transaction);
            ct.ThrowIfCancellationRequested();
            if (!transaction.Discarded) target.Commit(transaction.Pending);
            return result;
        }
        finally
        {
            target.Gate.Release();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadStream(
        string archive, string stream, long fromVersion = 1, int max = int.MaxValue, CancellationToken ct = default) =>
        Task.FromResult(Known(archive).Read<IReadOnlyList<StoredEvent>>(
            events => [.. events.Stream(stream).SkipWhile(e => e.Version < fromVersion).Take(max)]));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> Find(string archive, IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        Task.FromResult(Known(archive).Read<IReadOnlyList<StoredEvent>>(events => [.. ids.Distinct().Select(events.Find).OfType<StoredEvent>().OrderBy(e => e.Position)]));

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAll(string archive, long afterPosition, int max, CancellationToken ct = default) =>
        Task.FromResult(Known(archive).Read<IReadOnlyList<StoredEvent>>(
            events => [.. events.All.Skip((int)Math.Clamp(afterPosition, 0, int.MaxValue)).Take(max)]));

    /// <inheritdoc/>
    public Task<LogHead> Head(string archive, CancellationToken ct = default) =>
        Task.FromResult(Known(archive).Read(events => events.Head));

    /// <inheritdoc/>
    public Task<long> PositionAt(string archive, DateTimeOffset instant, CancellationToken ct = default) =>
        Task.FromResult(Known(archive).Read(events =>
        {
            RecordingTime.RefuseFuture(instant, events.Head, clock.GetUtcNow());
            return events.All.LastOrDefault(e => e.Timestamp <= instant)?.Position ?? 0;
        }));

    private MemoryArchive Known(string archive) =>
        archives.TryGetValue(archive, out var found) ? found : throw ArchiveNames.Unknown(archive, archives.Keys);
}
