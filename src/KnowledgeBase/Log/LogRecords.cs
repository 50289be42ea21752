namespace KnowledgeBase.Log;

/// <summary>An event to be appended. The log knows its stored name and its JSON, never its class.</summary>
/// <param name="Id">The record id: chosen by the caller, unique in the archive, not empty.</param>
/// <param name="Type">The stored name, such as <c>zone.established</c>; at most 500 characters.</param>
/// <param name="Data">A JSON object without repeated keys, NUL characters or unpaired surrogates.</param>
public sealed record NewEvent(Guid Id, string Type, string Data)
{
    /// <summary>The caller knows, under the archive's lock, that there is no such event yet: nobody need look for it.</summary>
    internal bool IsNew { get; init; }

    /// <summary><c>Full.Name, Assembly</c> of the class that Marten would read the event into; may be null.</summary>
    public string? DotNetType { get; init; }

    /// <summary>Who recorded it; stored as <c>user_name</c>.</summary>
    public string? Recorder { get; init; }

    /// <summary>The import or request that it came with.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The event that it concerns or was caused by.</summary>
    public string? CausationId { get; init; }

    /// <summary>What else belongs to the envelope; none and empty are the same.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}

/// <summary>Events for one stream, in order.</summary>
/// <param name="Stream"><c>kind/slug</c>.</param>
/// <param name="Events">May be empty: the expected version is checked all the same.</param>
/// <param name="ExpectedVersion">The stream's version before the append; 0: it must be new; null: any.
/// Not checked when every event is in the archive already, so that an append can be repeated.</param>
public sealed record StreamAppend(string Stream, IReadOnlyList<NewEvent> Events, long? ExpectedVersion = null);

/// <summary>An event as the archive holds it.</summary>
/// <param name="Position">1, 2, 3 … without gaps in its archive, in the order of commits.</param>
/// <param name="Id">The record id.</param>
/// <param name="Stream"><c>kind/slug</c>.</param>
/// <param name="Version">1, 2, 3 … in its stream.</param>
/// <param name="Type">The stored name.</param>
/// <param name="Data">The JSON object in the form that PostgreSQL prints for <c>jsonb</c>: the same text from every
/// implementation, whether returned by an append or read later.</param>
/// <param name="Timestamp">Recording time in UTC, whole microseconds: one per append, each later than the one before.</param>
public sealed record StoredEvent(long Position, Guid Id, string Stream, long Version, string Type, string Data, DateTimeOffset Timestamp)
{
    /// <summary>Who recorded it.</summary>
    public string? Recorder { get; init; }

    /// <summary>The import or request that it came with.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The event that it concerns or was caused by.</summary>
    public string? CausationId { get; init; }

    /// <summary>What else belongs to the envelope; null when there is nothing.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}

/// <summary>Where an archive ends.</summary>
/// <param name="Position">The last position; 0 when the archive is empty.</param>
/// <param name="Timestamp">When the last event was recorded; null when the archive is empty.</param>
public sealed record LogHead(long Position, DateTimeOffset? Timestamp);
