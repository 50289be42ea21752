using KnowledgeBase.Events;

namespace KnowledgeBase.Claims;

/// <summary>Which records stand in for which: a reference to a record that was replaced leads to the one that took its place.</summary>
public sealed class Replacements
{
    private readonly ILookup<string, Replacement> _of;

    internal Replacements(IEnumerable<Replacement> replacements) => _of = replacements.ToLookup(one => one.Old, StringComparer.Ordinal);

    /// <summary>The records that stand in for one in the end: whoever took its place and stands, or took the place of one that did.</summary>
    public IReadOnlyList<string> For(string record) =>
        [.. _of[record].SelectMany(one => one.Stands ? [one.Record] : For(one.Record)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The record that a reference leads to: the one that stands in for it; itself when there is none, or it isn't clear which.</summary>
    public string Follow(string record) => For(record) is [var one] ? one : record;

    /// <summary>Those of a log.</summary>
    internal static Replacements Of(IReadOnlyCollection<Recorded> known)
    {
        var amendments = known.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target, StringComparer.Ordinal);
        return new(known.Where(recorded => recorded.Content is { Replaces: not null } and not Amendment)
            .Select(recorded => new Replacement(recorded.Content.Replaces!, recorded.Record, !Effective.IsRetracted(recorded.Record, record => amendments[record]))));
    }
}

/// <summary>A record that was recorded in place of a retracted one.</summary>
/// <param name="Old">The retracted record.</param>
/// <param name="Record">The one in its place.</param>
/// <param name="Stands">Whether that isn't retracted itself.</param>
internal readonly record struct Replacement(string Old, string Record, bool Stands);
