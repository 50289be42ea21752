using System.Collections.Concurrent;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Recording;

/// <summary>
/// Impacts of recorded amendments, kept: what an amendment changed when it came stays the same, whatever is recorded later. A rebuild
/// makes other tables, and what is kept of the old ones is not found any more.
/// </summary>
internal sealed class KeptImpacts
{
    private const int MaxKept = 64;

    // What is larger is seldom asked for, and would fill the memory.
    private const int MaxChanges = 2_000;

    private readonly ConcurrentDictionary<(ProjectionTables Tables, Guid Event), Impact> _kept = [];

    /// <summary>The impact of an event, read when it is not known.</summary>
    public async Task<Impact> Get(ProjectionTables tables, Guid amendment, Func<Task<Impact>> read)
    {
        if (_kept.TryGetValue((tables, amendment), out var known)) return known;
        var impact = await read();
        if (_kept.Count >= MaxKept) _kept.Clear();
        if (impact.Changes.Count <= MaxChanges) _kept[(tables, amendment)] = impact;
        return impact;
    }
}
