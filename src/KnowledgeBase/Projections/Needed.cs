using System.Collections;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;

namespace KnowledgeBase.Projections;

/// <summary>The other things that a claim rests on. Any two are equal: rows are compared by what they say.</summary>
internal sealed record Needed(IReadOnlyCollection<string> Things) : IEnumerable<string>
{
    public static readonly Needed Nothing = new([]);

    public static Needed By(Claim claim)
    {
        if (claim.Act is null && claim.On?.Relative is null && claim.Since?.Relative is null && claim.Until?.Relative is null && claim.Dates.IsEmpty) return Nothing;
        var dates = new WorldDate?[] { claim.On, claim.Since, claim.Until }.Concat(claim.Dates.Values).Select(date => date?.Relative?.Anchor);
        return new([.. dates.Append(claim.Act).OfType<string>().Where(thing => thing != claim.Entity).Distinct()]);
    }

    public bool Equals(Needed? other) => other is not null;

    public override int GetHashCode() => 0;

    public IEnumerator<string> GetEnumerator() => Things.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
