using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

/// <summary>What has become of a claim, seen from a vantage.</summary>
public enum Fate
{
    /// <summary>It is part of the answer, wholly or in part.</summary>
    Stands,

    /// <summary>Later claims took its place.</summary>
    Superseded,

    /// <summary>Its last day is past.</summary>
    Lapsed,

    /// <summary>It is of a day later than the one asked about, or of an act that is not made by then.</summary>
    OfALaterDay,

    /// <summary>A later edition, listened to, says it anew.</summary>
    Restated,

    /// <summary>A later edition, listened to, leaves it out.</summary>
    Omitted,

    /// <summary>It is not to be relied on.</summary>
    Deprecated,

    /// <summary>Its record was removed.</summary>
    Retracted,

    /// <summary>By a correction its record says nothing of this any more.</summary>
    CorrectedAway,

    /// <summary>Its source is not listened to, or not certainly published by then.</summary>
    NotAdmitted,
}

/// <summary>What can happen to a record.</summary>
public enum HistoryStepKind
{
    Corrected,
    Retracted,
    Deprecated,

    /// <summary>An earlier amendment of it was retracted.</summary>
    Undone,

    /// <summary>A later edition of the work says it anew.</summary>
    Restated,

    /// <summary>A later edition of the work leaves it out.</summary>
    Omitted,

    /// <summary>Another record stands in for it.</summary>
    Replaced,
}

/// <summary>One thing that happened to a record.</summary>
/// <param name="Kind">What.</param>
/// <param name="Record">By which record.</param>
/// <param name="Position">Where that was recorded.</param>
/// <param name="RecordedAt">When, UTC.</param>
/// <param name="Recorder">By whom.</param>
public sealed record HistoryStep(HistoryStepKind Kind, string Record, long Position, DateTimeOffset RecordedAt, string? Recorder)
{
    /// <summary>Why; of an amendment.</summary>
    public string? Reason { get; init; }

    /// <summary>Of an undoing: the amendment that was undone.</summary>
    public string? Target { get; init; }

    /// <summary>Of a restatement or an omission: the later edition.</summary>
    public string? Source { get; init; }

    /// <summary>The fields that it changed.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];
}

/// <summary>One claim that was ever made, and what became of it.</summary>
/// <param name="Recorded">The record that made it, as it stands in the log.</param>
/// <param name="Claim">The claim as that record first made it, references canonical; null for a registration or a name, which claims nothing.</param>
/// <param name="Now">The claim as the record makes it now; null when it doesn't.</param>
/// <param name="Steps">What happened to the record, in the order of recording.</param>
/// <param name="Fate">What became of the claim.</param>
/// <param name="SupersededBy">The records whose claims supersede it, in part where it stands all the same.</param>
public sealed record HistoryEntry(Recorded Recorded, Claim? Claim, Claim? Now, IReadOnlyList<HistoryStep> Steps, Fate Fate, IReadOnlyList<string> SupersededBy);

/// <summary>Whose history is asked for.</summary>
/// <param name="Thing">The thing, by its canonical reference.</param>
/// <param name="Aspect">One aspect of it; every one when null.</param>
/// <param name="Member">One member, by its name in the aspect or the slug of that; every one when null.</param>
/// <param name="Record">Only this record, and those that stand in for it, whatever they are about.</param>
public sealed record HistoryOf(string Thing, string? Aspect = null, string? Member = null, string? Record = null)
{
    internal bool Covers(Claim claim) => (Record is not null || claim.Entity == Thing) && (Aspect is null || claim.Aspect == Aspect)
        && (Member is null || claim.Member == Member || claim.Member.EndsWith($"/{Member}", StringComparison.Ordinal)
            || (Aspects.IsList(claim.Aspect) && claim.Member.Length == 0 && Frontier.DeniesItem(claim, Member)));
}
