namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>A part of the log that is projected at a time: the positions after one up to another, or some positions.</summary>
internal sealed record LogSlice(long After, long To, IReadOnlyList<long>? Positions = null)
{
    public static LogSlice Of(IReadOnlyList<long> positions) => new(0, 0, positions);

    /// <summary>Everything up to a position, a slice at a time.</summary>
    public static IEnumerable<LogSlice> UpTo(long head, int size)
    {
        for (var after = 0L; after < head; after += size) yield return new(after, Math.Min(head, after + size));
    }
}
