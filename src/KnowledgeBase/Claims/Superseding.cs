namespace KnowledgeBase.Claims;

/// <summary>How a claim fares against the others about the same.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Counts">Whether it counts on the day asked about; otherwise it is of a later day.</param>
/// <param name="Left">Whether anything of it is left.</param>
/// <param name="By">What supersedes it: for each of its fields the next claims, not those that supersede these in turn.</param>
internal readonly record struct Superseded(DatedClaim Claim, bool Counts, bool Left, IReadOnlyList<DatedClaim> By);

/// <summary>Which claims take the place of which, by the rules of <see cref="Frontier"/>.</summary>
internal static class Superseding
{
    /// <summary>Every admitted claim about an aspect, or a member of it.</summary>
    public static IReadOnlyList<Superseded> Of(World world, string entity, string aspect, string member)
    {
        var claims = world.Dating.Date(entity, aspect, member, Frontier.WithListed(aspect, member, world.EveryClaim(entity, aspect, member), () => world.EveryClaim(entity, aspect, "")));
        var (eligible, isLater) = Aspects.KindOf(aspect) switch
        {
            AspectKind.Provision => Frontier.Provisions(world, claims),
            AspectKind.State => Frontier.States(world.AsOf, claims),
            _ => (claims, (_, _) => false),
        };
        var counting = eligible.ToHashSet(ReferenceEqualityComparer.Instance);
        return claims.ConvertAll(Fare);

        Superseded Fare(DatedClaim claim)
        {
            if (!counting.Contains(claim)) return new(claim, Counts: false, Left: true, []);
            var later = Frontier.Later(claim, eligible, isLater);
            List<List<DatedClaim>> rivals = claim.Fields.Count == 0 ? [later] : [.. claim.Fields.Keys.Select(name => later.FindAll(other => Frontier.Speaks(other, name)))];
            var next = rivals.SelectMany(all => all.FindAll(one => !all.Exists(other => isLater(other, one)))).DistinctBy(one => one.Claim.Evidence.Record);
            return new(claim, Counts: true, rivals.Exists(all => all.Count == 0), [.. next]);
        }
    }
}
