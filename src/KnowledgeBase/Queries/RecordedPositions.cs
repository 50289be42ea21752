using KnowledgeBase.Claims;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Queries;

/// <summary>The positions at which something changed that answers rest on.</summary>
internal sealed class RecordedPositions(ClaimLog claims, Snapshot snapshot)
{
    /// <summary>
    /// An answer at every position at which it may have changed, the last ones first. What an answer looks at differs from position to
    /// position; as long as none of that changes, it looks at the same and comes out the same. So each answer leads to the positions
    /// before it, and that of the archive when it was empty to the first ones.
    /// </summary>
    /// <param name="ask">The answer, and what it looks at; pure.</param>
    /// <param name="limit">At most so many positions, or a few more.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The answers by position, that of position 0 first; and how many positions are known that were not asked.</returns>
    public async Task<(SortedDictionary<long, T> Answers, int LeftOut)> Ask<T>(Func<World, (T Answer, IReadOnlyList<ClaimsWanted> Looked)> ask, int limit, CancellationToken ct)
    {
        var (answers, waiting, seen) = (new SortedDictionary<long, T>(), new SortedSet<long> { snapshot.At.Position }, new HashSet<ClaimsWanted>());
        await At(0);
        while (waiting.Max is > 0 and var next && (answers.Count <= limit || next > answers.Keys.ElementAt(1))) await At(next);
        return (answers, waiting.Count(position => position > 0));

        async Task At(long position)
        {
            waiting.Remove(position);
            (answers[position], var looked) = await claims.Ask(position, ask, ct);
            waiting.UnionWith((await claims.Changes([.. looked.Where(seen.Add)], ct)).Where(one => !answers.ContainsKey(one)));
        }
    }

    /// <summary>Where something was recorded of things, or of whatever their claims ever rested on: sources, acts, anchors of dates.</summary>
    public async Task<SortedSet<long>> Of(IEnumerable<string> things, CancellationToken ct)
    {
        var (positions, all) = (new SortedSet<long>(snapshot.ReferenceLog.ChangesOf(things)), new HashSet<ClaimsWanted>());
        for (var next = things.Select(thing => new ClaimsWanted(thing)).ToHashSet(); next.Count > 0; next.ExceptWith(all))
        {
            all.UnionWith(next);
            positions.UnionWith(await claims.Changes(next, ct));
            next = [.. (await claims.Ever(next, ct)).SelectMany(row => row.Claim.Bases)];
        }

        return positions;
    }
}
