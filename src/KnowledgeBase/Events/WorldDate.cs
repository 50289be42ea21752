using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

/// <summary>How a relative date lies to its anchor.</summary>
public enum DateRelation { At, Before, After }

/// <summary>
/// A date told by an occurrence: ten days after the signing, two weeks before the meeting, or just before or after it. It resolves
/// to that occurrence's date at the vantage, so correcting the anchor moves it.
/// </summary>
public sealed record RelativeDate
{
    /// <summary>The thing that it happened to: <c>agreement/astana-memorandum-2017</c>.</summary>
    [Ref]
    public required string Anchor { get; init; }

    /// <summary>The occurrence: <c>signed</c>.</summary>
    public required string Aspect { get; init; }

    /// <summary>The member, where the occurrence has several.</summary>
    public string? Member { get; init; }

    /// <summary>A signed ISO 8601 duration, with <see cref="DateRelation.At"/> only: <c>P10D</c>, <c>-P2W</c>.</summary>
    public IsoPeriod? Offset { get; init; }

    /// <summary>Before or after the anchor, that day included, where no duration is known.</summary>
    public DateRelation Relation { get; init; }
}

/// <summary>A date in world time: EDTF, or relative to an occurrence. In JSON a text or an object.</summary>
public sealed record WorldDate
{
    private WorldDate(Edtf? edtf, RelativeDate? relative) => (Edtf, Relative) = (edtf, relative);

    /// <summary>The date as written, when it is one.</summary>
    public Edtf? Edtf { get; }

    /// <summary>The relation, when it is one.</summary>
    public RelativeDate? Relative { get; }

    public static implicit operator WorldDate(Edtf edtf) => new(edtf, null);

    public static implicit operator WorldDate(RelativeDate relative) => new(null, relative);

    /// <summary>An EDTF date.</summary>
    /// <exception cref="FormatException">Not EDTF.</exception>
    public static WorldDate Of(string edtf) => Time.Edtf.Parse(edtf);

    /// <summary>As written, or "P10D after agreement/x signed".</summary>
    public override string ToString() => Edtf?.ToString() ?? Relative switch
    {
        { Relation: DateRelation.Before } r => $"before {r.Anchor} {r.Aspect}",
        { Relation: DateRelation.After } r => $"after {r.Anchor} {r.Aspect}",
        { Offset: { } offset } r => $"{offset} from {r.Anchor} {r.Aspect}",
        { } r => $"when {r.Anchor} {r.Aspect}",
        null => "",
    };
}
