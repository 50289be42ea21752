using System.Text.Json.Nodes;

namespace KnowledgeBase.Events;

/// <summary>An event as it stands in the log, apart from how the log stores it.</summary>
/// <param name="position">Its place in the archive, from 1.</param>
/// <param name="timestamp">When it was recorded, UTC.</param>
/// <param name="id">Its id, unique in the archive.</param>
/// <param name="stream">What it is about: <c>zone/idlib</c>.</param>
/// <param name="storedType">Its stored type name.</param>
/// <param name="data">Its content as stored, in the version that the type name says; not to be changed.</param>
/// <param name="recorder">Who recorded it.</param>
/// <param name="content">The content that the data hold, where that is at hand.</param>
public sealed class Recorded(long position, DateTimeOffset timestamp, Guid id, string stream, string storedType, JsonObject data, string? recorder = null, Event? content = null)
{
    private Event? _content = content;

    /// <summary>Its place in the archive, from 1.</summary>
    public long Position { get; } = position;

    /// <summary>When it was recorded, UTC.</summary>
    public DateTimeOffset Timestamp { get; } = timestamp;

    /// <summary>Its id, unique in the archive.</summary>
    public Guid Id { get; } = id;

    /// <summary>What it is about.</summary>
    public string Stream { get; } = stream;

    /// <summary>Its stored type name, with version.</summary>
    public string StoredType { get; } = storedType;

    /// <summary>Its content as stored.</summary>
    public JsonObject Data { get; } = data;

    /// <summary>Who recorded it.</summary>
    public string? Recorder { get; } = recorder;

    /// <summary>The content in the current version of its type.</summary>
    /// <exception cref="UnknownEventTypeException">This program does not know the type.</exception>
    public Event Content => _content ??= Read(StoredType, Position, Data);

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
