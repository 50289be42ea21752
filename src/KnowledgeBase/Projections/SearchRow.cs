using KnowledgeBase.Events;

namespace KnowledgeBase.Projections;

/// <summary>The free text of an effective event, with who says it; no source: it counts whoever is listened to.</summary>
internal sealed record SearchRow(long EventPosition, string Stream, string Type, string Record, string? Source, string Text, string Folded) : Row(EventPosition)
{
    /// <summary>The row of an event; null when there is nothing in it to be found.</summary>
    public static SearchRow? Of(Effective effective)
    {
        var texts = SearchText.Of(effective.Content);
        if (texts.Count == 0) return null;
        var folded = SearchText.Fold(texts, SearchText.References(effective.Event, effective.Content));
        var source = effective.Content switch { Report report => report.Source, SourceOmitted => effective.Event.Stream, _ => null };
        return new(effective.Event.Position, effective.Event.Stream, EventTypes.Of(effective.Content).Name, effective.Content.Record, source, string.Join('\n', texts.Select(text => text.ReplaceLineEndings(" "))), folded);
    }
}
