using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>What the claims about an aspect amount to, together.</summary>
public enum Verdict
{
    /// <summary>No admitted, eligible claim.</summary>
    Silent,

    /// <summary>Only lapsed claims.</summary>
    Lapsed,

    /// <summary>One outcome, certain; "not yet", "under way" and "denied by all" are outcomes.</summary>
    Settled,

    /// <summary>More than one outcome is left, or nothing is certain.</summary>
    Open,

    /// <summary>Differing values that surely hold on a common day, or under the same act; or asserted and denied.</summary>
    Contested,
}

/// <summary>How a claim stands on the day asked about.</summary>
public enum Standing
{
    NotYet, Possibly, UnderWay, Happened,
    Certain, Possible, PossiblyLapsed, Lapsed,
    InForce, TermOver, Suspended,
}

/// <summary>The frontier of one aspect at a vantage: every value with its sources, and the verdict. Nothing is picked silently.</summary>
public sealed record Answer
{
    public required string Entity { get; init; }

    public required string Aspect { get; init; }

    /// <summary>The member; empty where there is none, and for a list as a whole.</summary>
    public required string Member { get; init; }

    public required AspectKind Kind { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Why the verdict is not plainly settled, in words.</summary>
    public string? Why { get; init; }

    /// <summary>Of an occurrence: what its claims' dates have in common, or their hull when that is nothing.</summary>
    public DayBounds? Date { get; init; }

    /// <summary>Of an occurrence that went on for some time: its last day, likewise.</summary>
    public DayBounds? End { get; init; }

    /// <summary>Of an occurrence: how it stands on the day asked about; null when denied by all, or never asserted.</summary>
    public Standing? Standing { get; init; }

    /// <summary>The claims that nothing else has superseded, by position.</summary>
    public IReadOnlyList<AnswerValue> Values { get; init; } = [];

    /// <summary>Deprecated claims, apart from all that.</summary>
    public IReadOnlyList<Claim> Deprecated { get; init; } = [];
}

/// <summary>One claim of a frontier, as it stands there.</summary>
/// <param name="Dated">The claim, with its dates resolved.</param>
/// <param name="Value">Its fields that nothing has superseded.</param>
/// <param name="Standing">How it stands on the day asked about.</param>
public sealed record AnswerValue(DatedClaim Dated, IReadOnlyDictionary<string, FieldValue> Value, Standing Standing)
{
    /// <summary>The claim.</summary>
    public Claim Claim => Dated.Claim;
}
