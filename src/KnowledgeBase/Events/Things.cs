namespace KnowledgeBase.Events;

// Any stream. The record types are the storage format.

/// <summary>A further name, spelling or transliteration of a thing.</summary>
[Stored("thing.aliased")]
public sealed record ThingAliased : Event
{
    public required string Alias { get; init; }

    public string? Language { get; init; }
}

/// <summary>Two references mean one thing of the same kind; the smallest key of the class stands for it.</summary>
[Stored("thing.sameAs")]
public sealed record ThingSameAs : Event
{
    [Ref]
    public required string Other { get; init; }

    public string? Reason { get; init; }
}
