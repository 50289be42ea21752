namespace KnowledgeBase.Events;

// Stream statement/…. The record types are the storage format.

/// <summary>What somebody does by saying it.</summary>
public enum StatementKind { Assertion, Demand, Commitment, Condition, Denial, Refusal, Praise, Announcement, Question }

/// <summary>A source reports that somebody said something.</summary>
[Stored("statement.made")]
public sealed record StatementMade : Report
{
    [Ref("actor")]
    public required string Speaker { get; init; }

    [Ref("actor")]
    public IReadOnlyList<string>? OnBehalfOf { get; init; }

    [Ref("actor")]
    public string? To { get; init; }

    [Ref("meeting")]
    public string? At { get; init; }

    public required StatementKind Kind { get; init; }

    [Ref("topic")]
    public string? Topic { get; init; }

    /// <summary>One of the topic's answers, or <c>unclear</c>.</summary>
    [Slug]
    public string? Answer { get; init; }

    /// <summary>What it is about.</summary>
    [Ref]
    public IReadOnlyList<string>? About { get; init; }

    /// <summary>The paraphrase.</summary>
    public required string Text { get; init; }

    public string? Language { get; init; }
}

/// <summary>Somebody denies that it was said.</summary>
[Stored("statement.denied")]
public sealed record StatementDenied : Report
{
    [Ref("actor")]
    public required string By { get; init; }
}

/// <summary>The speaker takes it back.</summary>
[Stored("statement.withdrawn")]
public sealed record StatementWithdrawn : Report;
