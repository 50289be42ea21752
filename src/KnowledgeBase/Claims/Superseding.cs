using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>How a claim fares against the others about the same.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Counts">Whether it counts on the day asked about; otherwise it is of a later day.</param>
/// <param name="Left">Whether anything of it is left.</param>
/// <param name="By">What supersedes it: for each of its fields the next claims, not those that supersede these in turn.</param>
internal readonly record struct Superseded(DatedClaim Claim, bool Counts, bool Left, IReadOnlyList<DatedClaim> By);

/// <summary>
/// Which claims take the place of which, by the rules of <see cref="Frontier"/>: what is certainly later than a claim's last day. The
/// claims are gone through by the day on which they begin, and no further than one that ends before the next begins.
/// </summary>
internal sealed class Superseding
{
    private readonly List<Rival> _byBeginning;
    private readonly List<Rival> _backwards;
    private readonly ILookup<Day, Rival> _ordered;

    private Superseding(Day asOf, List<Rival> rivals)
    {
        var certain = rivals.FindAll(rival => rival.Begins.Latest <= asOf);
        // A date that is relative to something can end up after the end.
        _backwards = certain.FindAll(rival => rival.Ends < rival.Begins.Earliest);
        _byBeginning = [.. certain.Except(_backwards).OrderBy(rival => rival.Begins.Earliest)];
        _ordered = certain.Where(rival => rival.IsState && rival.Claim.Claim.Order is not null && rival.Claim.On.IsSingleDay).ToLookup(rival => rival.Claim.On.Earliest);
    }

    /// <summary>Every admitted claim about an aspect, or a member of it.</summary>
    public static IReadOnlyList<Superseded> Of(World world, string entity, string aspect, string member) =>
        Of(world, entity, aspect, member, Frontier.WithListed(aspect, member, world.EveryClaim(entity, aspect, member), () => world.EveryClaim(entity, aspect, "")));

    /// <summary>Only the claims that can be in the frontier: of any other something certainly later overrides all, or it is of a later day.</summary>
    public static IReadOnlyList<Superseded> OfFrontier(World world, string entity, string aspect, string member) =>
        Of(world, entity, aspect, member, Frontier.WithListed(aspect, member, world.Claims(entity, aspect, member), () => world.Claims(entity, aspect, "")));

    private static IReadOnlyList<Superseded> Of(World world, string entity, string aspect, string member, IEnumerable<Claim> about)
    {
        var claims = world.Dating.Date(entity, aspect, member, about);
        return Aspects.KindOf(aspect) switch
        {
            AspectKind.Provision => Provisions(world, claims),
            AspectKind.State => Fare(world.AsOf, claims, Frontier.States(world.AsOf, claims).Eligible, claim => (Frontier.DateOfState(claim, world.AsOf), claim.Last.Latest), isState: true),
            _ => claims.ConvertAll(claim => new Superseded(claim, Counts: true, Left: true, [])),
        };
    }

    private static IReadOnlyList<Superseded> Provisions(World world, List<DatedClaim> claims)
    {
        var dates = claims.Select(claim => claim.Claim.Act!).Distinct().ToDictionary(act => act, act => Acts.DateOf(world, act) ?? DayBounds.Unbounded);
        return Fare(world.AsOf, claims, Frontier.Provisions(world, claims).Eligible, claim => (dates[claim.Claim.Act!], dates[claim.Claim.Act!].Latest), isState: false);
    }

    private static List<Superseded> Fare(Day asOf, List<DatedClaim> claims, List<DatedClaim> eligible, Func<DatedClaim, (DayBounds Begins, Day Ends)> reach, bool isState)
    {
        var rivals = eligible.Select((claim, nth) => new Rival(claim, reach(claim), nth, isState)).ToList();
        var (all, counting) = (new Superseding(asOf, rivals), new Dictionary<DatedClaim, Rival>(ReferenceEqualityComparer.Instance));
        foreach (var rival in rivals) counting[rival.Claim] = rival;
        return claims.ConvertAll(claim => counting.TryGetValue(claim, out var rival) ? all.Fare(rival) : new Superseded(claim, Counts: false, Left: true, []));
    }

    private Superseded Fare(Rival claim)
    {
        var fields = claim.Claim.Fields.Count == 0 ? [null] : claim.Claim.Fields.Keys.Select(name => (string?)name).ToList();
        var next = fields.ConvertAll(field => Next(claim, field));
        return new(claim.Claim, Counts: true, next.Exists(some => some.Count == 0), [.. next.SelectMany(some => some).Select(one => one.Claim).DistinctBy(one => one.Claim.Evidence.Record)]);
    }

    // Those that supersede a field of the claim, and are not later than another such one themselves.
    private List<Rival> Next(Rival claim, string? field)
    {
        bool supersedes(Rival other) => other != claim && IsLater(claim, other) && Frontier.MaySupersede(other.Claim, claim.Claim) && (field is null || Frontier.Speaks(other.Claim, field));
        var found = _ordered[claim.Claim.On.Earliest].Concat(_backwards).Where(supersedes).ToList();
        var end = found.Count == 0 ? Day.EndOfTime : found.Min(one => one.Ends);
        for (var i = FirstAfter(claim.Ends); i < _byBeginning.Count && _byBeginning[i].Begins.Earliest <= end; i++)
        {
            if (!supersedes(_byBeginning[i])) continue;
            found.Add(_byBeginning[i]);
            end = Day.Min(end, _byBeginning[i].Ends);
        }

        return [.. found.Where(one => one.Begins.Earliest <= end && !_ordered[one.Claim.On.Earliest].Any(other => IsOrderedAfter(other, one) && supersedes(other))).Distinct().OrderBy(one => one.Nth)];
    }

    private static bool IsLater(Rival earlier, Rival later) => later.Begins.Earliest > earlier.Ends || IsOrderedAfter(earlier, later);

    private static bool IsOrderedAfter(Rival earlier, Rival later) => earlier.IsState && Frontier.OrderedAfter(earlier.Claim, later.Claim);

    private int FirstAfter(Day day)
    {
        var (low, high) = (0, _byBeginning.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_byBeginning[middle].Begins.Earliest <= day) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private sealed class Rival(DatedClaim claim, (DayBounds Begins, Day Ends) reach, int nth, bool isState)
    {
        public DatedClaim Claim => claim;

        public DayBounds Begins => reach.Begins;

        public Day Ends => reach.Ends;

        public int Nth => nth;

        public bool IsState => isState;
    }
}
