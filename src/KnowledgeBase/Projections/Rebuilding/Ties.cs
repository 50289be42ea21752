using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>
/// Which events do not stand alone: amendments with what they amend, and those that have their key in common. The others, which are
/// nearly all, can be projected in any order.
/// </summary>
internal sealed class Ties
{
    private const int FoundAtOnce = 5_000;
    private readonly List<(int Key, long Position)> _keyed = [];
    private readonly Dictionary<string, (long Position, string Target)> _amendments = new(StringComparer.Ordinal);

    public void Add(SliceRows rows)
    {
        _keyed.AddRange(rows.Keyed);
        foreach (var (position, record, target) in rows.Amendments) _amendments[record] = (position, target);
    }

    /// <summary>Slices of whole groups of events that are tied to each other, of about a size.</summary>
    public async Task<IReadOnlyList<LogSlice>> Slices(NpgsqlConnection connection, string archive, int size, CancellationToken ct)
    {
        var tied = new List<(int Group, long Position)>();
        var amendedKeys = await AddAmended(connection, archive, tied, ct);
        _keyed.Sort();
        for (var first = 0; first < _keyed.Count;)
        {
            var last = first;
            while (last < _keyed.Count && _keyed[last].Key == _keyed[first].Key) last++;
            if (last - first > 1 || amendedKeys.Contains(_keyed[first].Key)) tied.AddRange(_keyed[first..last]);
            first = last;
        }

        tied.Sort();
        return [.. Sliced(tied, size)];
    }

    private async Task<HashSet<int>> AddAmended(NpgsqlConnection connection, string archive, List<(int Group, long Position)> tied, CancellationToken ct)
    {
        var keys = new HashSet<int>();
        var byRoot = _amendments.Values.GroupBy(amendment => RootOf(amendment.Target), amendment => amendment.Position, StringComparer.Ordinal);
        foreach (var chunk in byRoot.Chunk(FoundAtOnce))
        {
            var amendments = chunk.ToDictionary(one => one.Key, StringComparer.Ordinal);
            var roots = await connection.Query(PostgresTransaction.FindCommand(archive, amendments.Keys.Select(record => EventIds.Of(archive, record))), LogRows.Event, ct);
            foreach (var root in roots.Select(Stored.ToRecorded))
            {
                var (key, group) = (SliceRows.KeyOf(root), SliceRows.HashOf(SliceRows.KeyOf(root) ?? root.Record));
                if (key is not null) keys.Add(group);
                else tied.Add((group, root.Position));
                tied.AddRange(amendments[root.Record].Select(position => (group, position)));
            }
        }

        return keys;
    }

    private string RootOf(string target)
    {
        while (_amendments.TryGetValue(target, out var amendment)) target = amendment.Target;
        return target;
    }

    private static IEnumerable<LogSlice> Sliced(List<(int Group, long Position)> tied, int size)
    {
        for (var first = 0; first < tied.Count;)
        {
            var last = Math.Min(first + size, tied.Count);
            while (last < tied.Count && tied[last].Group == tied[last - 1].Group) last++;
            yield return LogSlice.Of([.. tied[first..last].Select(one => one.Position)]);
            first = last;
        }
    }
}
