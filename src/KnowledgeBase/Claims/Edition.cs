using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>What an edition is, as far as it matters to answers.</summary>
/// <param name="Source">Its reference.</param>
/// <param name="Content">Its effective registration.</param>
/// <param name="Published">When it was published: as we date it, padded, and no later than it was retrieved.</param>
public sealed record Edition(string Source, SourceRegistered Content, DayBounds Published)
{
    /// <summary>The work that it is an edition of.</summary>
    public string Work => Content.Work ?? Source;

    /// <summary>Its number among the editions of the work.</summary>
    public int Number => Content.Edition ?? 1;

    internal static Edition Of(string source, SourceRegistered content, EdtfPadding padding)
    {
        var retrieved = content.Retrieved.Bounds.Latest;
        var published = content.Published?.Padded(padding) ?? DayBounds.Unbounded;
        return new(source, content, new DayBounds(Day.Min(published.Earliest, retrieved), Day.Min(published.Latest, retrieved)));
    }
}
