using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>How far a claim about a state reaches, by the dates that are told; what depends on something else could be any day.</summary>
/// <param name="On">The bounds of the day that it is of.</param>
/// <param name="Start">The earliest day on which it may have begun to hold.</param>
/// <param name="End">The latest day on which it was attested.</param>
/// <param name="IsSimple">It was attested on one single day, and nothing is said of any other.</param>
internal readonly record struct StateReach(DayBounds On, Day Start, Day End, bool IsSimple)
{
    public static StateReach Of(Claim claim, EdtfPadding padding)
    {
        // What depends on a source or on another occurrence is known at the vantage only, and could be any day here.
        var on = claim.On?.Edtf?.FirstBounds(padding) ?? DayBounds.Unbounded;
        var since = claim.Since is null ? on : claim.Since.Edtf?.FirstBounds(padding) ?? DayBounds.Unbounded;
        var last = claim.On?.Edtf is { IsInterval: true } extent ? extent.LastBounds(padding)
            : claim.Until is null ? on : claim.Until.Edtf?.FirstBounds(padding) ?? DayBounds.Unbounded;
        return new(on, Day.Min(on.Earliest, since.Earliest), Day.Max(last.Latest, on.Latest), on.IsSingleDay && last == on && claim.Since is null);
    }

    /// <summary>Whether a claim leaves nothing of an earlier one: it sets every field, or denies everything. A list as a whole never does:
    /// what an earlier one denied by leaving it out still counts for that item.</summary>
    public static bool OverridesAll(Claim claim) => Aspects.IsList(claim.Aspect) && claim.Member.Length == 0 ? false
        : claim.Polarity == Polarity.Denied ? claim.Fields.Count == 0
        : Aspects.FieldsOf(claim.Aspect).All(name => claim.Fields.TryGetValue(name, out var value) && !value.IsUnclear);
}

/// <summary>
/// The claims about a state, by day: those that can be in its frontier on a day are found without looking at the others. The claim
/// tables are read by the same rule (read_claims.sql).
/// </summary>
internal sealed class StateClaims
{
    private readonly List<(Day On, Claim Claim)> _overriding = [];
    private readonly List<(Day On, Claim Claim)> _simple = [];
    private readonly List<(StateReach Reach, Claim Claim)> _others = [];

    public StateClaims(IReadOnlyList<Claim> claims, EdtfPadding padding)
    {
        Count = claims.Count;
        foreach (var claim in claims)
        {
            var reach = StateReach.Of(claim, padding);
            if (!reach.IsSimple) _others.Add((reach, claim));
            else (StateReach.OverridesAll(claim) ? _overriding : _simple).Add((reach.On.Latest, claim));
        }

        _overriding.Sort((a, b) => a.On.CompareTo(b.On));
        _simple.Sort((a, b) => a.On.CompareTo(b.On));
    }

    /// <summary>How many claims there are.</summary>
    public int Count { get; }

    /// <summary>
    /// The claims that count on a day, by position. A certain claim that overrides everything makes all that was certainly last attested
    /// before it superfluous: from the day of the latest such claim on, everything counts that reaches up to the day.
    /// </summary>
    public IEnumerable<Claim> On(Day day)
    {
        var end = FirstAfter(_overriding, day);
        var from = end == 0 ? Day.BeginningOfTime : _overriding[end - 1].On;
        var found = new List<Claim>();
        for (var i = end - 1; i >= 0 && _overriding[i].On == from; i--) found.Add(_overriding[i].Claim);
        for (var i = FirstAfter(_simple, day) - 1; i >= 0 && _simple[i].On >= from; i--) found.Add(_simple[i].Claim);
        found.AddRange(_others.Where(other => other.Reach.End >= from && other.Reach.Start <= day).Select(other => other.Claim));
        return found.OrderBy(claim => claim.Evidence.Position);
    }

    private static int FirstAfter(List<(Day On, Claim Claim)> sorted, Day day)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].On <= day) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
