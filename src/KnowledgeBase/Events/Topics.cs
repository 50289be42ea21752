namespace KnowledgeBase.Events;

// Stream topic/…. The record types are the storage format.

/// <summary>A question with its own answers. A broader topic answers with the positions on its narrower ones.</summary>
[Stored("topic.defined")]
public sealed record TopicDefined : Event, IRegistration
{
    /// <summary>The question.</summary>
    public required string Name { get; init; }

    /// <summary>The answers that a statement may give, short words; <c>unclear</c> is always allowed. None for a broader topic.</summary>
    [Slug]
    public IReadOnlyList<string>? Answers { get; init; }

    [Ref("topic")]
    public string? Broader { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>A source puts the topic under another one, beside the broader topic that its definition may name: an index word, an issue code.</summary>
[Stored("topic.classified")]
public sealed record TopicClassified : Report
{
    /// <summary>The topic that it is put under.</summary>
    [Ref("topic")]
    public required string As { get; init; }
}
