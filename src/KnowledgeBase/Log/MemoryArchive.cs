namespace KnowledgeBase.Log;

/// <summary>Events by position, by id and by stream.</summary>
internal sealed class MemoryEvents
{
    private static readonly List<StoredEvent> None = [];
    private readonly Dictionary<Guid, StoredEvent> byId = [];
    private readonly Dictionary<string, List<StoredEvent>> byStream = new(StringComparer.Ordinal);

    public List<StoredEvent> All { get; } = [];

    public LogHead Head => All.Count == 0 ? new LogHead(0, null) : new LogHead(All[^1].Position, All[^1].Timestamp);

    public List<StoredEvent> Stream(string stream) => byStream.GetValueOrDefault(stream, None);

    public StoredEvent? Find(Guid id) => byId.GetValueOrDefault(id);

    public void Add(StoredEvent e)
    {
        All.Add(e);
        byId.Add(e.Id, e);
        if (!byStream.TryGetValue(e.Stream, out var stream))
        {
            byStream.Add(e.Stream, stream = []);
        }

        stream.Add(e);
    }
}

/// <summary>One archive: what is committed, and the gate that lets one writer in at a time.</summary>
internal sealed class MemoryArchive
{
    private readonly Lock reading = new();
    private readonly MemoryEvents committed = new();

    public SemaphoreSlim Gate { get; } = new(1, 1);

    public T Read<T>(Func<MemoryEvents, T> read)
    {
        lock (reading)
        {
            return read(committed);
        }
    }

    public void Commit(MemoryEvents pending)
    {
        lock (reading)
        {
            pending.All.ForEach(committed.Add);
        }
    }
}
