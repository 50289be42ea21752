namespace KnowledgeBase.Events;

/// <summary>
/// The content of one recorded event, as stored: its JSON is this record, flat, in camelCase. The record types in this folder
/// <em>are</em> the storage format: a change of shape needs a new version and an upcaster (<see cref="Upcasters"/>).
/// The stream that an event stands on (<c>zone/idlib</c>) says what it is about.
/// </summary>
public abstract record Event
{
    /// <summary>The caller's own id of this record, unique in the archive, 1-200 characters without spaces.</summary>
    [RecordId]
    public required string Record { get; init; }

    /// <summary>The record that this one stands in for, which is retracted; references to the old id follow it.</summary>
    [RecordId]
    public string? Replaces { get; init; }

    /// <summary>An editor's remark; never a claim.</summary>
    public string? Note { get; init; }
}

/// <summary>What one source reports: evidence, modality, polarity and world time, common to every report.</summary>
public abstract record Report : Event
{
    /// <summary>The source that says so (one edition of a work).</summary>
    [Ref("source")]
    public required string Source { get; init; }

    /// <summary>What the later editions of the work know this record by; a restatement has the same key.</summary>
    [RecordId]
    public string? Key { get; init; }

    /// <summary>Paragraphs of the source, counted from 1.</summary>
    public IReadOnlyList<int>? Paragraphs { get; init; }

    /// <summary>A short literal quotation, at most 300 characters.</summary>
    [MaxLength(300)]
    public string? Quote { get; init; }

    /// <summary>Whether the source names whom it has this from.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>The chain of those who relay it, nearest to the source first.</summary>
    public IReadOnlyList<string>? Via { get; init; }

    /// <summary>True when the link to the thing, or the order, is the editor's inference.</summary>
    public bool Inferred { get; init; }

    /// <summary>The record of the statement that this rests on.</summary>
    [RecordId]
    public string? BasedOn { get; init; }

    /// <summary>Planned, agreed or reported; <see cref="DefaultModality"/> when unset.</summary>
    public Modality? Modality { get; init; }

    /// <summary>Denied: it did not happen by then, does not hold, was not agreed.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>The day it happened, took effect or was seen to hold; an interval is an extent, its first day to its last.</summary>
    public WorldDate? On { get; init; }

    /// <summary>For a state first seen on <see cref="On"/>: when it had begun.</summary>
    public WorldDate? Since { get; init; }

    /// <summary>The last day it was seen or said to hold.</summary>
    public WorldDate? Until { get; init; }

    /// <summary>Order within one single day.</summary>
    public int? Order { get; init; }

    /// <summary>Of a plan: the date aimed at.</summary>
    public WorldDate? Aim { get; init; }

    /// <summary>The act that lays this down, for what is agreed: an agreement, or a statement such as a joint one.</summary>
    [Ref("agreement", "statement")]
    public string? Under { get; init; }

    /// <summary>What part of the thing is meant, in words: "some of the delegation".</summary>
    public string? Part { get; init; }

    /// <summary>The modality of this kind of report when it says none.</summary>
    internal virtual Modality DefaultModality => Events.Modality.Reported;
}

/// <summary>What an editor did to the record. It stands on its target's stream.</summary>
public abstract record Amendment : Event
{
    /// <summary>The record id of the event that is amended.</summary>
    [RecordId]
    public required string Target { get; init; }

    /// <summary>Why, in words; required.</summary>
    public required string Reason { get; init; }
}

/// <summary>What a report says of its content: a plan, a term of an act, or something on the ground.</summary>
public enum Modality { Reported, Agreed, Planned }

/// <summary>Asserted, or denied.</summary>
public enum Polarity { Asserted, Denied }

/// <summary>How a source attributes what it reports.</summary>
public enum Attribution { Named, Anonymous, Unattributed }

/// <summary>The stored name of an event type, and the version of its shape; version 2 and later are stored as <c>name.v2</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StoredAttribute(string name, int version = 1) : Attribute
{
    /// <summary>The stored name without its version.</summary>
    public string Name { get; } = name;

    /// <summary>The current version of the shape.</summary>
    public int Version { get; } = version;
}

/// <summary>The text is a reference <c>kind/slug</c> to a thing of one of these kinds (any kind when none is named).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefAttribute(params string[] kinds) : Attribute
{
    /// <summary>The kinds allowed.</summary>
    public IReadOnlyList<string> Kinds { get; } = kinds;
}

/// <summary>The text is the id of a record, or a key.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordIdAttribute : Attribute;

/// <summary>The text is a short lower-case word: <c>ceasefire</c>, <c>joint-working-group</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SlugAttribute : Attribute;

/// <summary>The longest text allowed, in characters; 20,000 where nothing else is said.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaxLengthAttribute(int length) : Attribute
{
    /// <summary>Characters.</summary>
    public int Length { get; } = length;
}
