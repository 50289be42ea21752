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
    /// <param name="ask">Works the answer out, and takes down what it looks at; pure.</param>
    /// <param name="limit">At most so many positions, or a few more.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The answers by position, that of position 0 first; and how many positions are known that were not asked.</returns>
    public async Task<(SortedDictionary<long, T> Answers, int LeftOut)> Ask<T>(Func<World, HashSet<ClaimsWanted>, T> ask, int limit, CancellationToken ct)
    {
        var (answers, waiting, seen) = (new SortedDictionary<long, T>(), new SortedSet<long> { snapshot.At.Position }, new HashSet<ClaimsWanted>());
        await At(0);
        while (waiting.Max is > 0 and var next && (answers.Count <= limit || next > answers.Keys.ElementAt(1))) await At(next);
        return (answers, waiting.Count(position => position > 0));

        async Task At(long position)
        {
            waiting.Remove(position);
            var looked = new HashSet<ClaimsWanted>();
            answers[position] = await claims.Ask(
                position,
                world =>
                {
                    looked.Clear();
                    return ask(world, looked);
                },
                ct);
            looked.ExceptWith(seen);
            seen.UnionWith(looked);
            waiting.UnionWith((await claims.Changes(looked, ct)).Where(one => !answers.ContainsKey(one)));
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
            next = [.. (await claims.Ever(next, ct)).SelectMany(row => Bases(row.Claim))];
        }

        return positions;
    }

    private static IEnumerable<ClaimsWanted> Bases(Claim claim) =>
        new[] { claim.On, claim.Since, claim.Until }.Concat(claim.Dates.Values).Select(date => date?.Relative).OfType<Events.RelativeDate>().Select(date => new ClaimsWanted(date.Anchor, date.Aspect))
            .Concat(claim.Act is { } act ? Acts.Bearing.Select(aspect => new ClaimsWanted(act, aspect)) : []);
}
