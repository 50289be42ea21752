namespace KnowledgeBase.Events;

// Stream meeting/…. The record types are the storage format.

/// <summary>A meeting enters the archive.</summary>
[Stored("meeting.registered")]
public sealed record MeetingRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>It is scheduled (that itself happens on <c>on</c>), for <see cref="For"/>: a plan.</summary>
[Stored("meeting.scheduled")]
public sealed record MeetingScheduled : Report
{
    public required WorldDate For { get; init; }

    [Ref("place")]
    public string? Place { get; init; }
}

[Stored("meeting.held")]
public sealed record MeetingHeld : Report
{
    [Ref("place")]
    public string? Place { get; init; }
}

/// <summary>Somebody takes part, in a capacity: <c>guarantor</c>, <c>observer</c>, <c>party</c>, <c>host</c>.</summary>
[Stored("meeting.attended")]
public sealed record MeetingAttended : Report
{
    [Ref("actor")]
    public required string Actor { get; init; }

    [Slug]
    public string? Capacity { get; init; }
}

[Stored("meeting.absent")]
public sealed record MeetingAbsent : Report
{
    [Ref("actor")]
    public required string Actor { get; init; }
}

[Stored("meeting.walkedOut")]
public sealed record MeetingWalkedOut : Report
{
    [Ref("actor")]
    public required string Actor { get; init; }
}

[Stored("meeting.participationSuspended")]
public sealed record ParticipationSuspended : Report
{
    [Ref("actor")]
    public required string Actor { get; init; }
}
