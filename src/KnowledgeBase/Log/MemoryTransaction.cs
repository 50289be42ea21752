using System.Data.Common;

namespace KnowledgeBase.Log;

/// <summary>What one writer has appended and not yet committed, in front of what is committed.</summary>
internal sealed class MemoryTransaction(MemoryArchive archive, TimeProvider clock) : ILogTransaction
{
    public MemoryEvents Pending { get; } = new();

    public bool Discarded { get; private set; }

    public DbTransaction? Transaction => null;

    public void Discard() => Discarded = true;

    public LogHead Head => Pending.All.Count > 0 ? Pending.Head : archive.Read(events => events.Head);

    public Task<IReadOnlyList<StoredEvent>> Append(IReadOnlyList<StreamAppend> writes, CancellationToken ct = default)
    {
        var clean = AppendRules.Checked(writes);
        var versions = clean.Select(write => write.Stream).Distinct(StringComparer.Ordinal)
            .ToDictionary(stream => stream, stream => (long)Stream(stream).Count, StringComparer.Ordinal);
        var known = Known(clean.SelectMany(write => write.Events).Select(e => e.Id));
        var plan = AppendPlan.Of(clean, Head, clock.GetUtcNow(), versions, known);
        foreach (var e in plan.Fresh)
        {
            Pending.Add(e.Stored);
        }

        return Task.FromResult(plan.Results);
    }

    public Task<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<StoredEvent>>(Stream(stream));

    public Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct = default) =>
        Task.FromResult<IReadOnlyList<StoredEvent>>([.. Known(ids).OrderBy(e => e.Position)]);

    private List<StoredEvent> Stream(string stream) =>
        archive.Read<List<StoredEvent>>(events => [.. events.Stream(stream), .. Pending.Stream(stream)]);

    private List<StoredEvent> Known(IEnumerable<Guid> ids) => archive.Read<List<StoredEvent>>(
        events => [.. ids.Distinct().Select(id => events.Find(id) ?? Pending.Find(id)).OfType<StoredEvent>()]);
}
