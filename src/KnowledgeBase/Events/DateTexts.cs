using System.Collections.Concurrent;

namespace KnowledgeBase.Events;

/// <summary>Dates by their texts, which come again and again: reading one takes longer than all the rest of an event.</summary>
internal static class DateTexts
{
    private const int MaxKept = 50_000;
    private const int MaxLength = 30;
    private static readonly ConcurrentDictionary<string, WorldDate> Kept = new(StringComparer.Ordinal);
    private static int _count;

    /// <summary>Whether a text is a date that was read lately.</summary>
    public static bool Knows(string text) => Kept.ContainsKey(text);

    /// <summary>The date of a text.</summary>
    /// <exception cref="FormatException">Not EDTF.</exception>
    public static WorldDate Read(string text)
    {
        if (Kept.TryGetValue(text, out var kept)) return kept;
        var date = WorldDate.Of(text);
        if (text.Length > MaxLength) return date;
        if (Interlocked.Increment(ref _count) > MaxKept)
        {
            Kept.Clear();
            _count = 0;
        }

        Kept.TryAdd(text, date);
        return date;
    }
}
