using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

// Stream place/…. The record types are the storage format.

/// <summary>A place enters the archive.</summary>
[Stored("place.registered")]
public sealed record PlaceRegistered : Event, IRegistration
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>The larger place it lies in.</summary>
    [Ref("place")]
    public string? Within { get; init; }

    /// <summary>Its outline, a GeoJSON geometry (RFC 7946).</summary>
    public JsonObject? Geometry { get; init; }
}
