namespace KnowledgeBase.Time;

/// <summary>
/// The four coordinates of a question; each may be left open. The notions follow SQL:2011 bitemporal tables (valid and transaction
/// time), with publication as a third time and perspective as a filter.
/// </summary>
public sealed record Vantage
{
    /// <summary>All left open: now, everything, as recorded so far.</summary>
    public static readonly Vantage Open = new();

    /// <summary>The day in world time; open is the UTC day of the position's timestamp.</summary>
    public Day? AsOf { get; init; }

    /// <summary>Only sources certainly published by the end of this day.</summary>
    public PublicationDay? PublishedBy { get; init; }

    /// <summary>The archive as it stood at a position or an instant; open is now.</summary>
    public RecordingPoint? RecordedBy { get; init; }

    /// <summary>Only sources that one of these names; open is all.</summary>
    public IReadOnlyList<SourceSelector> AccordingTo { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Vantage? other) =>
        other is not null && AsOf == other.AsOf && PublishedBy == other.PublishedBy && RecordedBy == other.RecordedBy
        && AccordingTo.SequenceEqual(other.AccordingTo);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(AsOf, PublishedBy, RecordedBy, AccordingTo.Count);
}

/// <summary>A day in publication time.</summary>
/// <param name="Day">The last day on which a source counts as published.</param>
public readonly record struct PublicationDay(Day Day);

/// <summary>A point in recording time: a position of the log, which is repeatable for ever, or an instant, which resolves to one.</summary>
/// <param name="Position">0 or more; null for an instant.</param>
/// <param name="Instant">UTC; null for a position.</param>
public readonly record struct RecordingPoint(long? Position, DateTimeOffset? Instant)
{
    /// <summary>The archive as it stood after this many events.</summary>
    public static RecordingPoint At(long position) => new(position, null);

    /// <summary>The archive as it stood at this instant.</summary>
    public static RecordingPoint At(DateTimeOffset instant) => new(null, instant.ToUniversalTime());

    /// <summary>The position, or the instant in ISO 8601.</summary>
    public override string ToString() => Position?.ToString() ?? Instant!.Value.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ");
}

/// <summary>Whom to listen to.</summary>
/// <param name="Kind">What <paramref name="Value"/> names.</param>
/// <param name="Value">A reference, a work, or a publisher's or country's name, compared without regard to case.</param>
public sealed record SourceSelector(SourceSelectorKind Kind, string Value)
{
    /// <summary><c>source/…</c>, <c>work:…</c>, <c>publisher:…</c> or <c>country:…</c>.</summary>
    public override string ToString() => Kind == SourceSelectorKind.Source ? Value : $"{Kind.ToString().ToLowerInvariant()}:{Value}";
}

/// <summary>What a <see cref="SourceSelector"/> names: one edition, a work, a publisher, a country.</summary>
public enum SourceSelectorKind { Source, Work, Publisher, Country }

/// <summary>A vantage with its open coordinates filled in: what an answer was read at.</summary>
/// <param name="Asked">As asked.</param>
/// <param name="Position">The position of the log that the answer was read at.</param>
/// <param name="AsOf">The day that the answer is about.</param>
/// <param name="Padding">By how much the archive widens qualified dates.</param>
public sealed record ResolvedVantage(Vantage Asked, long Position, Day AsOf, EdtfPadding Padding)
{
    /// <summary>The same question, repeatable for ever: as-of day and position are fixed.</summary>
    public Vantage Pinned => Asked with { AsOf = AsOf.IsFinite ? AsOf : null, RecordedBy = RecordingPoint.At(Position) };
}
