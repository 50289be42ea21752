namespace KnowledgeBase.Events;

// Stream incident/…. The record types are the storage format.

/// <summary>An incident enters the archive.</summary>
[Stored("incident.registered")]
public sealed record IncidentRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>A number known by its bounds, both included: "over 1,000" is at least 1,001; "around 9,000" is the editor's range.</summary>
public sealed record Count
{
    /// <summary>What is counted: <c>killed</c>, <c>defected</c>, <c>field-commanders</c>.</summary>
    [Slug]
    public required string Of { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }
}

/// <summary>A bombing, a siege broken, a defection … Version 1 had exact counts; version 2 has bounds.</summary>
[Stored("incident.occurred", version: 2)]
public sealed record IncidentOccurred : Report
{
    [Slug]
    public required string Kind { get; init; }

    [Ref("place")]
    public string? Place { get; init; }

    [Ref("actor")]
    public string? By { get; init; }

    [Ref("actor")]
    public string? Against { get; init; }

    public IReadOnlyList<Count>? Counts { get; init; }

    public string? Text { get; init; }
}
