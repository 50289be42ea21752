using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>Every admitted claim about a thing, whatever its day: what a picture of claims over time is drawn from.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Thing">A reference, or a slug, name or alias that only one thing has.</param>
/// <exception cref="UnknownThingException">There is no such thing.</exception>
public sealed record AskClaims(string Archive, Vantage Vantage, string Thing) : IRequest<ClaimsAnswer>
{
    /// <summary>Nothing is answered of a thing about which more claims than these were ever made.</summary>
    public int MostClaims { get; init; } = int.MaxValue;
}

/// <summary>Claims at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Thing">Its reference.</param>
/// <param name="Claims">By aspect, member and position.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record ClaimsAnswer(ResolvedVantage At, string Thing, IReadOnlyList<ClaimInTime> Claims, Names Names)
{
    /// <summary>There are too many claims to answer.</summary>
    public bool TooMany { get; init; }
}

/// <summary>A claim with its dates, and how it fares against the others.</summary>
/// <param name="Claim">The claim, dated.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="By">Where it is superseded, wholly or in part: by what.</param>
public sealed record ClaimInTime(DatedClaim Claim, Fate Fate, IReadOnlyList<DatedClaim> By);

internal sealed class AskClaimsHandler(WorldReader reader) : IRequestHandler<AskClaims, ClaimsAnswer>
{
    public async Task<ClaimsAnswer> Handle(AskClaims request, CancellationToken cancellationToken)
    {
        if (await TooMany.Of(reader, request.Archive, request.Vantage, request.Thing, request.MostClaims, cancellationToken) is var (at, thing, names)) return new(at, thing, [], names) { TooMany = true };
        return (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request.Thing), cancellationToken)).Answer;
    }

    private static ClaimsAnswer Answer(Snapshot snapshot, string named)
    {
        var (world, thing) = (snapshot.World, snapshot.Names.Find(named));
        var admitted = world.EveryClaim(thing).ToList();
        var deprecated = world.Deprecated(thing).Select(claim => claim.Evidence.Event).ToHashSet();
        var today = world.On(world.AsOf);
        var claims =
            from key in admitted.Select(claim => (claim.Aspect, claim.Member)).Distinct()
            let standing = Frontier.Of(today, thing, key.Aspect, key.Member).Values
            from fares in Superseding.Of(world, thing, key.Aspect, key.Member)
            where fares.Claim.Claim.Member == key.Member
            let lapsed = standing.Any(value => value.Claim.Evidence.Event == fares.Claim.Claim.Evidence.Event && value.Standing == Standing.Lapsed)
            select new ClaimInTime(fares.Claim, !fares.Counts ? Fate.OfALaterDay : !fares.Left ? Fate.Superseded : lapsed ? Fate.Lapsed : Fate.Stands, fares.By);
        var apart = admitted.Where(claim => deprecated.Contains(claim.Evidence.Event)).Select(claim => new ClaimInTime(world.Dating.Date(claim), Fate.Deprecated, []));
        return new(
            snapshot.At,
            thing,
            [.. claims.Concat(apart).OrderBy(one => one.Claim.Claim.Aspect, StringComparer.Ordinal).ThenBy(one => one.Claim.Claim.Member, StringComparer.Ordinal).ThenBy(one => one.Claim.Claim.Evidence.Position)],
            snapshot.Names);
    }
}
