using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Laws;

/// <summary>What supersedes a claim is what comparing every claim with every other gives.</summary>
public sealed class SupersedingTests
{
    [Fact]
    public void What_supersedes_a_claim_is_what_comparing_all_of_them_gives() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(80),
        Prop.ForAll(History.Arbitrary, history =>
        {
            var world = ReferenceModel.At(history.Log, history.RandomVantage(new Random(history.Seed)));
            foreach (var (entity, aspect, member) in history.Log.SelectMany(one => ClaimsOf.Event(one, one.Content)).Select(claim => (world.Canonical(claim.Entity), claim.Aspect, world.CanonicalPart(claim.Member))).Distinct())
            {
                var (found, naive) = (Superseding.Of(world, entity, aspect, member), Naive(world, entity, aspect, member));
                if (!found.Select(Show).SequenceEqual(naive.Select(Show)))
                    return false.Label($"{entity} {aspect} {member}:\n{string.Join('\n', found.Select(Show))}\nbut naively:\n{string.Join('\n', naive.Select(Show))}");
            }

            return true.ToProperty();
        }));

    private static List<Superseded> Naive(World world, string entity, string aspect, string member)
    {
        var claims = world.Dating.Date(entity, aspect, member, Frontier.WithListed(aspect, member, world.EveryClaim(entity, aspect, member), () => world.EveryClaim(entity, aspect, "")));
        var (eligible, isLater) = Aspects.KindOf(aspect) switch
        {
            AspectKind.Provision => Frontier.Provisions(world, claims),
            AspectKind.State => Frontier.States(world.AsOf, claims),
            _ => (claims, (_, _) => false),
        };
        return claims.ConvertAll(claim =>
        {
            if (!eligible.Any(one => ReferenceEquals(one, claim))) return new Superseded(claim, Counts: false, Left: true, []);
            var later = Frontier.Later(claim, eligible, isLater);
            List<List<DatedClaim>> rivals = claim.Fields.Count == 0 ? [later] : [.. claim.Fields.Keys.Select(name => later.FindAll(other => Frontier.Speaks(other, name)))];
            var next = rivals.SelectMany(all => all.FindAll(one => !all.Exists(other => isLater(other, one)))).DistinctBy(one => one.Claim.Evidence.Record);
            return new Superseded(claim, Counts: true, rivals.Exists(all => all.Count == 0), [.. next]);
        });
    }

    private static string Show(Superseded one) => $"{one.Claim.Claim.Evidence.Record} {one.Claim.Claim.Member} {one.Counts} {one.Left} by {string.Join(", ", one.By.Select(by => by.Claim.Evidence.Record))}";
}
