using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

// Stream agreement/…: an act. The record types are the storage format.

/// <summary>An act (memorandum, agreement, joint statement, decision) enters the archive.</summary>
[Stored("agreement.registered")]
public sealed record AgreementRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

[Stored("agreement.proposed")]
public sealed record AgreementProposed : Report
{
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }
}

[Stored("agreement.adopted")]
public sealed record AgreementAdopted : Report
{
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }

    [Ref("meeting")]
    public string? At { get; init; }
}

/// <summary>The act is signed; each signatory in a capacity: <c>guarantor</c>, <c>party</c>, <c>witness</c>.</summary>
[Stored("agreement.signed")]
public sealed record AgreementSigned : Report
{
    [Ref("actor")]
    public IReadOnlyList<string>? By { get; init; }

    [Slug]
    public string? Capacity { get; init; }

    [Ref("meeting")]
    public string? At { get; init; }
}

/// <summary>What the act lays down, item by item; with a deadline it is an obligation.</summary>
[Stored("agreement.provided")]
public sealed record AgreementProvided : Report
{
    /// <summary>A short word that names the provision within the act.</summary>
    [Slug]
    public required string Provision { get; init; }

    [Ref("actor")]
    public IReadOnlyList<string>? Parties { get; init; }

    public WorldDate? Deadline { get; init; }

    public string? Condition { get; init; }

    public string? Text { get; init; }

    internal override Modality DefaultModality => Events.Modality.Agreed;
}

/// <summary>An obligation of the act was fulfilled; <c>on</c> says when.</summary>
[Stored("agreement.fulfilled")]
public sealed record ObligationFulfilled : Report
{
    [Slug]
    public required string Provision { get; init; }
}

/// <summary>A source says that an obligation was missed.</summary>
[Stored("agreement.missed")]
public sealed record ObligationMissed : Report
{
    [Slug]
    public required string Provision { get; init; }
}

/// <summary>Entry into force: reported, or with modality <c>agreed</c> laid down by the act for the date in <c>on</c>.</summary>
[Stored("agreement.enteredIntoForce")]
public sealed record EnteredIntoForce : Report;

/// <summary>How long the act is in force, and how that is renewed: by itself, by consensus, or both.</summary>
[Stored("agreement.termSet")]
public sealed record TermSet : Report
{
    public required IsoPeriod Duration { get; init; }

    public bool? RenewsAutomatically { get; init; }

    public bool? RenewsByConsensus { get; init; }

    /// <summary>The zones that the term belongs to; the act itself when none.</summary>
    [Ref("zone")]
    public IReadOnlyList<string>? Zones { get; init; }

    internal override Modality DefaultModality => Events.Modality.Agreed;
}

/// <summary>The term is extended by a duration.</summary>
[Stored("agreement.extended")]
public sealed record AgreementExtended : Report
{
    public required IsoPeriod By { get; init; }

    /// <summary>Which extension, where the act has several: <c>first</c>, <c>second</c>. Reports with the same word, or none, are of one.</summary>
    [Slug]
    public string? Extension { get; init; }
}

[Stored("agreement.amended")]
public sealed record AgreementAmended : Report
{
    /// <summary>The act that amends it.</summary>
    [Ref("agreement")]
    public required string By { get; init; }
}

[Stored("agreement.suspended")]
public sealed record AgreementSuspended : Report;

[Stored("agreement.resumed")]
public sealed record AgreementResumed : Report;

[Stored("agreement.terminated")]
public sealed record AgreementTerminated : Report;

[Stored("agreement.rejected")]
public sealed record AgreementRejected : Report
{
    [Ref("actor")]
    public required string By { get; init; }
}
