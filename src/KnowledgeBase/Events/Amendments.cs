using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

// On the target's stream. The record types are the storage format.

/// <summary>
/// Replaces named fields of an earlier event, lists whole; a null unsets one. It mends our reading of a source. Kind, entity,
/// record id, key and targets cannot be corrected: retract, and record anew with <c>replaces</c>.
/// </summary>
[Stored("record.corrected")]
public sealed record RecordCorrected : Amendment
{
    /// <summary>The stored type name, with version, that <see cref="Set"/> was written against.</summary>
    public required string TargetType { get; init; }

    /// <summary>The fields and their new values.</summary>
    public required JsonObject Set { get; init; }
}

/// <summary>Removes an earlier event, or undoes an earlier amendment.</summary>
[Stored("record.retracted")]
public sealed record RecordRetracted : Amendment;

/// <summary>The target's claims are not to be relied on: they leave every answer and are listed apart.</summary>
[Stored("record.deprecated")]
public sealed record RecordDeprecated : Amendment;
