using System.Text.Json;
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
    private readonly ReadOnlyMemory<byte> _json;
    private JsonObject? _data = data;
    private Event? _content = content;

    private Recorded(long position, DateTimeOffset timestamp, Guid id, string stream, string storedType, ReadOnlyMemory<byte> json)
        : this(position, timestamp, id, stream, storedType, data: null!) => _json = json;

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
    public JsonObject Data => _data ??= (JsonObject)JsonNode.Parse(_json.Span)!;

    /// <summary>Who recorded it.</summary>
    public string? Recorder { get; } = recorder;

    /// <summary>The content in the current version of its type.</summary>
    /// <exception cref="UnknownEventTypeException">This program does not know the type.</exception>
    public Event Content => _content ??= Read();

    /// <summary>The record id.</summary>
    public string Record => Content.Record;

    /// <summary>With its content as JSON text, which is read when first asked for.</summary>
    internal static Recorded OfJson(long position, DateTimeOffset timestamp, Guid id, string stream, string storedType, ReadOnlyMemory<byte> json) =>
        new(position, timestamp, id, stream, storedType, json);

    private Event Read()
    {
        var (type, version) = EventTypes.FindStored(StoredType) ?? throw new UnknownEventTypeException(StoredType, Position);
        return version != type.Version ? EventJson.FromJson(type, Upcasters.Upcast(type, version, Data))
            : _json.IsEmpty ? EventJson.FromJson(type, Data)
            : (Event)JsonSerializer.Deserialize(_json.Span, type.Clr, EventJson.Options)!;
    }
}

/// <summary>The log holds an event whose type this program does not know; a newer program wrote it.</summary>
public sealed class UnknownEventTypeException(string storedType, long position)
    : Exception($"The event at position {position} is of type '{storedType}', which this program does not know: a newer version recorded it.");
