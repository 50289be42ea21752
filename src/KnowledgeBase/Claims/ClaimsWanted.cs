namespace KnowledgeBase.Claims;

/// <summary>Which claims are asked for: of an entity, perhaps of one aspect, perhaps of one member.</summary>
/// <param name="Entity">The thing.</param>
/// <param name="Aspect">The aspect; every one when null.</param>
/// <param name="Member">The member; every one when null.</param>
/// <param name="Superseded">Also the claims that cannot be in a frontier, because they are superseded or of a later day.</param>
public readonly record struct ClaimsWanted(string Entity, string? Aspect = null, string? Member = null, bool Superseded = false)
{
    /// <summary>True when whoever has these claims has the others' too.</summary>
    public bool Covers(ClaimsWanted other) =>
        Entity == other.Entity && (Aspect is null || Aspect == other.Aspect) && (Member is null || Member == other.Member) && (Superseded || !other.Superseded);
}
