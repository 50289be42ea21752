namespace KnowledgeBase.Access;

/// <summary>Whether a token works.</summary>
public enum TokenState
{
    /// <summary>It works.</summary>
    Valid,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody revoked it, whatever its time.</summary>
    Revoked,
}

/// <summary>A token, without its secret, which nobody has but its holder. Times are UTC.</summary>
/// <param name="Id">The part of it that may be shown: <c>kb_0123456789ab_…</c> has the id <c>0123456789ab</c>.</param>
/// <param name="Name">Its name, which is the recorder of whatever is recorded with it. Never given twice.</param>
/// <param name="Role">What its holder may do, in every archive of the database.</param>
/// <param name="Created">When it was made.</param>
/// <param name="CreatedBy">By whom.</param>
/// <param name="Expires">From when on it no longer works; null: never.</param>
/// <param name="Revoked">When it was revoked; null: it was not.</param>
/// <param name="RevokedBy">By whom; null: it was not.</param>
/// <param name="LastUsed">When it was used last, to the minute or so; null: never.</param>
public sealed record Token(
    string Id, string Name, Role Role, DateTimeOffset Created, string CreatedBy, DateTimeOffset? Expires, DateTimeOffset? Revoked, string? RevokedBy, DateTimeOffset? LastUsed)
{
    /// <summary>Whether it works at an instant, as far as is known now.</summary>
    public TokenState At(DateTimeOffset instant) =>
        Revoked is not null ? TokenState.Revoked : Expires <= instant ? TokenState.Expired : TokenState.Valid;
}

/// <summary>Who asks, as a valid token says.</summary>
/// <param name="Name">The token's name: the recorder of what is recorded.</param>
/// <param name="Role">What is allowed.</param>
public sealed record Caller(string Name, Role Role);
