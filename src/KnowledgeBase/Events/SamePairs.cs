namespace KnowledgeBase.Events;

/// <summary>Which things are said to be the same, by which record, and how one leads to another.</summary>
internal sealed class SamePairs
{
    private readonly Dictionary<string, (string One, string Other)> _pairs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Thing, string Record)>> _neighbours = new(StringComparer.Ordinal);

    /// <summary>A record says that two things are the same; no longer what it said before.</summary>
    public void Set(string record, string one, string other)
    {
        Remove(record);
        _pairs[record] = (one, other);
        Neighbours(one).Add((other, record));
        Neighbours(other).Add((one, record));
    }

    /// <summary>A record says so no longer.</summary>
    public void Remove(string record)
    {
        if (!_pairs.Remove(record, out var pair)) return;
        Neighbours(pair.One).RemoveAll(neighbour => neighbour.Record == record);
        Neighbours(pair.Other).RemoveAll(neighbour => neighbour.Record == record);
    }

    /// <summary>The shortest way from a thing to another through what is the same, not by one record; null when there is none.</summary>
    public IReadOnlyList<string>? Way(string from, string to, string exceptRecord)
    {
        var before = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out var at) && at != to)
        {
            foreach (var (thing, record) in _neighbours.GetValueOrDefault(at, []))
            {
                if (record != exceptRecord && before.TryAdd(thing, at)) next.Enqueue(thing);
            }
        }

        if (!before.ContainsKey(to)) return null;
        var way = new List<string>();
        for (string? at = to; at is not null; at = before[at]) way.Insert(0, at);
        return way;
    }

    private List<(string Thing, string Record)> Neighbours(string thing)
    {
        if (!_neighbours.TryGetValue(thing, out var neighbours)) _neighbours[thing] = neighbours = [];
        return neighbours;
    }
}
