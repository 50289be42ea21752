using KnowledgeBase.Time;

namespace KnowledgeBase.Events;

// Stream source/…: an edition of a work. The record types are the storage format.

/// <summary>A source enters the archive. Its publication date is our dating, correctable; <see cref="Printed"/> keeps what it prints itself.</summary>
[Stored("source.registered")]
public sealed record SourceRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    /// <summary>The work that this is an edition of; the source is a work of its own when unset.</summary>
    [RecordId]
    public string? Work { get; init; }

    /// <summary>The place among the editions of the work, from 1, which is the default.</summary>
    public int? Edition { get; init; }

    public string? Publisher { get; init; }

    public string? Country { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    /// <summary>When it was published, as we date it.</summary>
    public Edtf? Published { get; init; }

    /// <summary>The date that the document itself prints, right or wrong.</summary>
    public string? Printed { get; init; }

    /// <summary>The day it was retrieved: it was published no later.</summary>
    public required Edtf Retrieved { get; init; }

    /// <summary>SHA-256 of the text, 64 hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>Its publisher withdrew it: shown, never a silent filter.</summary>
[Stored("source.withdrawn")]
public sealed record SourceWithdrawn : Report;

/// <summary>A later edition leaves out what an earlier one had under this key. Stands on the stream of the later edition.</summary>
[Stored("source.omitted")]
public sealed record SourceOmitted : Event
{
    /// <summary>The key of the record that this edition no longer carries.</summary>
    [RecordId]
    public required string Key { get; init; }
}

/// <summary>The first event of a thing: it names it. One effective registration per thing.</summary>
public interface IRegistration
{
    /// <summary>The label.</summary>
    string Name { get; }

    /// <summary>Other names, spellings and transliterations.</summary>
    IReadOnlyList<string>? Aliases { get; }
}
