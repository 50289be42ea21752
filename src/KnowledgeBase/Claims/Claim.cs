using System.Collections.Immutable;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>
/// What one effective event says about one aspect of one thing: (entity, aspect, member) = value, with world time, modality,
/// polarity and evidence. Derived from the event by <see cref="ClaimsOf"/>; holds nothing of its source's attributes.
/// </summary>
public sealed record Claim
{
    /// <summary>The thing: <c>zone/idlib</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>What of it: <c>established</c>, <c>agreed.area</c>, <c>planned.held</c>; see <see cref="Aspects"/>.</summary>
    public required string Aspect { get; init; }

    /// <summary>Which one, where an aspect has several: a rule, a place, an actor; else empty.</summary>
    public string Member { get; init; } = "";

    /// <summary>The coded fields, which compete one by one. Texts that are references compare by what they mean at the vantage.</summary>
    public ImmutableSortedDictionary<string, FieldValue> Fields { get; init; } = NoFields;

    /// <summary>Fields whose value is a date in world time - a deadline, the date aimed at - resolved at the vantage.</summary>
    public ImmutableSortedDictionary<string, WorldDate> Dates { get; init; } = NoDates;

    /// <summary>Free text, which never competes.</summary>
    public string? Text { get; init; }

    public Modality Modality { get; init; }

    public Polarity Polarity { get; init; }

    public WorldDate? On { get; init; }

    public WorldDate? Since { get; init; }

    public WorldDate? Until { get; init; }

    public int? Order { get; init; }

    /// <summary>Of a provision: the act that lays it down.</summary>
    public string? Act { get; init; }

    /// <summary>Of an area's list as a whole: whether it is said to be complete.</summary>
    public bool Complete { get; init; }

    /// <summary>Of a list: its items, in the member's notation.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    public required Evidence Evidence { get; init; }

    /// <summary>Whether one of its dates is relative to what happened to something else.</summary>
    internal bool IsDatedByAnother => On?.Relative is not null || Since?.Relative is not null || Until?.Relative is not null || Dates.Any(date => date.Value.Relative is not null);

    /// <summary>What else an answer made of it may rest on: the act that lays it down, and what its dates are relative to.</summary>
    internal IEnumerable<ClaimsWanted> Bases
    {
        get
        {
            if (Act is { } act)
            {
                foreach (var aspect in Acts.Bearing) yield return new(act, aspect);
            }

            if (!IsDatedByAnother) yield break;
            foreach (var date in new[] { On, Since, Until }.Concat(Dates.Values).Select(date => date?.Relative).OfType<RelativeDate>()) yield return new(date.Anchor, date.Aspect);
        }
    }

    internal static readonly ImmutableSortedDictionary<string, FieldValue> NoFields = ImmutableSortedDictionary.Create<string, FieldValue>(StringComparer.Ordinal);
    internal static readonly ImmutableSortedDictionary<string, WorldDate> NoDates = ImmutableSortedDictionary.Create<string, WorldDate>(StringComparer.Ordinal);
}

/// <summary>Where a claim comes from.</summary>
public sealed record Evidence
{
    public required Guid Event { get; init; }

    public required string Record { get; init; }

    /// <summary>The position of the event that first said so.</summary>
    public required long Position { get; init; }

    public required string Source { get; init; }

    public ImmutableArray<int> Paragraphs { get; init; } = [];

    public string? Quote { get; init; }

    public Attribution? Attribution { get; init; }

    public ImmutableArray<string> Via { get; init; } = [];

    public bool Inferred { get; init; }

    public string? BasedOn { get; init; }

    public string? Part { get; init; }

    /// <summary>Who said it, where it was said by someone.</summary>
    public string? Speaker { get; init; }

    /// <summary>The statement that it was said in.</summary>
    public string? Statement { get; init; }

    /// <summary>The topic that the statement answers.</summary>
    public string? Topic { get; init; }
}

/// <summary>The value of a coded field: a word or reference, or a number (a count, a day) known by its bounds.</summary>
/// <param name="Word">The word; null for a number. <c>unclear</c> neither supersedes nor disputes, nor does it settle.</param>
/// <param name="Min">The least it can be; null when open.</param>
/// <param name="Max">The most it can be; null when open.</param>
public sealed record FieldValue(string? Word, long? Min = null, long? Max = null)
{
    /// <summary>Said, but not which.</summary>
    public static readonly FieldValue Unclear = new("unclear");

    /// <summary>True when it is <c>unclear</c>.</summary>
    public bool IsUnclear => Word == Unclear.Word;

    /// <summary>A day known by its bounds.</summary>
    public static FieldValue Of(DayBounds bounds) => new(
        null,
        bounds.Earliest.IsFinite ? bounds.Earliest.Number : null,
        bounds.Latest.IsFinite ? bounds.Latest.Number : null);

    /// <summary>Words agree when equal, numbers when their bounds have something in common.</summary>
    public bool AgreesWith(FieldValue other) =>
        Word is null && other.Word is null
            ? Math.Max(Min ?? long.MinValue, other.Min ?? long.MinValue) <= Math.Min(Max ?? long.MaxValue, other.Max ?? long.MaxValue)
            : Word == other.Word;

    /// <inheritdoc/>
    public override string ToString() => Word ?? (Min == Max ? $"{Min}" : $"{Min?.ToString() ?? ".."}-{Max?.ToString() ?? ".."}");
}
