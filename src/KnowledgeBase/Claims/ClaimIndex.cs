namespace KnowledgeBase.Claims;

/// <summary>Claims by thing, aspect and member; each part of them by position.</summary>
internal sealed class ClaimIndex
{
    private static readonly Dictionary<string, Dictionary<string, List<Claim>>> Nothing = [];
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, List<Claim>>>> _claims = new(StringComparer.Ordinal);

    public void Add(Claim claim)
    {
        if (!_claims.TryGetValue(claim.Entity, out var aspects)) _claims[claim.Entity] = aspects = new(StringComparer.Ordinal);
        if (!aspects.TryGetValue(claim.Aspect, out var members)) aspects[claim.Aspect] = members = new(StringComparer.Ordinal);
        if (!members.TryGetValue(claim.Member, out var claims)) members[claim.Member] = claims = [];
        // Nearly always the last; among those of one position the order of adding is kept.
        var at = claims.Count;
        while (at > 0 && claims[at - 1].Evidence.Position > claim.Evidence.Position) at--;
        claims.Insert(at, claim);
    }

    /// <summary>The members of an aspect that a claim names, in no order.</summary>
    public IEnumerable<string> Members(string entity, string aspect) => _claims.GetValueOrDefault(entity, Nothing).TryGetValue(aspect, out var members) ? members.Keys : [];

    public IEnumerable<Claim> Find(ClaimsWanted wanted)
    {
        var aspects = _claims.GetValueOrDefault(wanted.Entity, Nothing);
        if (wanted is { Aspect: { } one, Member: { } member })
            return aspects.TryGetValue(one, out var exactly) && exactly.TryGetValue(member, out var claims) ? claims : [];
        var members = wanted.Aspect is { } aspect ? aspects.TryGetValue(aspect, out var of) ? of.Values : [] : aspects.Values.SelectMany(each => each.Values);
        return members.SelectMany(claims => wanted.Member is null ? claims : claims.Where(claim => claim.Member == wanted.Member)).OrderBy(claim => claim.Evidence.Position);
    }
}
