namespace KnowledgeBase.Events;

// Stream actor/…. The record types are the storage format.

/// <summary>What an actor is.</summary>
public enum ActorKind { State, Government, Organisation, ArmedGroup, InternationalBody, Person }

/// <summary>An actor enters the archive.</summary>
[Stored("actor.registered")]
public sealed record ActorRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public required ActorKind Kind { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

[Stored("actor.formed")]
public sealed record ActorFormed : Report;

[Stored("actor.dissolved")]
public sealed record ActorDissolved : Report;

/// <summary>It goes by this name from then on.</summary>
[Stored("actor.renamed")]
public sealed record ActorRenamed : Report
{
    public required string Name { get; init; }
}

/// <summary>A role is held; several may be at once.</summary>
[Stored("actor.roleTaken")]
public sealed record RoleTaken : Report
{
    /// <summary>A short word: <c>foreign-minister</c>.</summary>
    [Slug]
    public required string Role { get; init; }

    /// <summary>Of whom: the state or body that the role is in.</summary>
    [Ref("actor")]
    public string? Of { get; init; }
}

[Stored("actor.roleLeft")]
public sealed record RoleLeft : Report
{
    [Slug]
    public required string Role { get; init; }

    [Ref("actor")]
    public string? Of { get; init; }
}

[Stored("actor.joined")]
public sealed record MemberJoined : Report
{
    [Ref("actor")]
    public required string Organisation { get; init; }
}

[Stored("actor.left")]
public sealed record MemberLeft : Report
{
    [Ref("actor")]
    public required string Organisation { get; init; }
}

[Stored("actor.succeeded")]
public sealed record ActorSucceeded : Report
{
    [Ref("actor")]
    public required string By { get; init; }
}

/// <summary>Somebody puts it on a list: "terrorist", "outlawed".</summary>
[Stored("actor.designated")]
public sealed record ActorDesignated : Report
{
    [Ref("actor")]
    public required string By { get; init; }

    [Slug]
    public required string As { get; init; }
}
