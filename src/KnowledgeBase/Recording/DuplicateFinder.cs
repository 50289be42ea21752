namespace KnowledgeBase.Recording;

/// <summary>Finds which of very many texts may be the same, in eight bytes each. What it names must be compared; what it doesn't is all different.</summary>
internal sealed class DuplicateFinder
{
    private const int ChunkSize = 1 << 18;
    private readonly List<ulong[]> _chunks = [];
    private int _used = ChunkSize;

    public void Add(string text)
    {
        if (_used == ChunkSize)
        {
            _chunks.Add(new ulong[ChunkSize]);
            _used = 0;
        }

        _chunks[^1][_used++] = Hash(text);
    }

    /// <summary>The hashes that were added more than once. Nothing can be added after that.</summary>
    public IReadOnlySet<ulong> Find()
    {
        var found = new HashSet<ulong>();
        var next = new PriorityQueue<int, ulong>();
        var at = new int[_chunks.Count];
        for (var i = 0; i < _chunks.Count; i++)
        {
            Array.Sort(_chunks[i], 0, LengthOf(i));
            next.Enqueue(i, _chunks[i][0]);
        }

        ulong? before = null;
        while (next.TryDequeue(out var chunk, out var hash))
        {
            if (hash == before) found.Add(hash);
            before = hash;
            if (++at[chunk] < LengthOf(chunk)) next.Enqueue(chunk, _chunks[chunk][at[chunk]]);
        }

        return found;
    }

    /// <summary>FNV-1a with a finish that spreads it.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        hash = (hash ^ (hash >> 32)) * 0x9FB21C651E98DF25UL;
        return hash ^ (hash >> 28);
    }

    private int LengthOf(int chunk) => chunk == _chunks.Count - 1 ? _used : ChunkSize;
}
