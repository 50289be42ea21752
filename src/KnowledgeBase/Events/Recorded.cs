using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>An event as it stands in the log, apart from how the log stores it.</summary>
/// <param name="Position">Its place in the archive, from 1.</param>
/// <param name="Timestamp">When it was recorded, UTC.</param>
/// <param name="Id">Its id, unique in the archive.</param>
/// <param name="Stream">What it is about: <c>zone/idlib</c>.</param>
/// <param name="StoredType">Its stored type name.</param>
/// <param name="Data">Its content as stored, in the version that the type name says.</param>
/// <param name="Recorder">Who recorded it.</param>
public sealed record Recorded(
    long Position, DateTimeOffset Timestamp, Guid Id, string Stream, string StoredType, JsonObject Data, string? Recorder = null)
{
    private readonly Lazy<Event> _content = new(() => Read(StoredType, Position, Data));

    /// <summary>The content in the current version of its type.</summary>
    /// <exception cref="UnknownEventTypeException">This program does not know the type.</exception>
    public Event Content => _content.Value;

    /// <summary>The record id.</summary>
    public string Record => Content.Record;

    private static Event Read(string storedType, long position, JsonObject data)
    {
        var (type, version) = EventTypes.FindStored(storedType) ?? throw new UnknownEventTypeException(storedType, position);
        return EventJson.FromJson(type, version == type.Version ? data : Upcasters.Upcast(type, version, data));
    }
}

/// <summary>The log holds an event whose type this program does not know; a newer program wrote it.</summary>
public sealed class UnknownEventTypeException(string storedType, long position)
    : Exception($"The event at position {position} is of type '{storedType}', which this program does not know: a newer version recorded it.");
