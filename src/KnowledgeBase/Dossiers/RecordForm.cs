using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Dossiers;

/// <summary>A record that is filled in field by field, each checked as it is given.</summary>
public sealed class RecordForm
{
    private readonly EventType _type;
    private readonly string _stream;
    private readonly JsonObject _data = [];

    private RecordForm(EventType type, string stream) => (_type, _stream) = (type, stream);

    /// <summary>The fields that the record can have.</summary>
    public IReadOnlyList<EventField> Fields => EventField.Of(_type.Clr);

    /// <summary>The record so far.</summary>
    public Draft Draft => new(_stream, _type.Name, (JsonObject)_data.DeepClone());

    /// <summary>Begins a record; null, and what is wrong, when nothing can be about that.</summary>
    public static RecordForm? Begin(EventType type, string stream, out string? error)
    {
        error = EventValidator.Validate(type, stream, []).FirstOrDefault(wrong => wrong.Path.Length == 0)?.Message;
        return error is null ? new(type, stream) : null;
    }

    /// <summary>Sets a field to a value as a dossier has it, without quotation marks round texts; what is wrong with it, or null.</summary>
    public string? Set(string name, string text)
    {
        if (!Fields.Any(field => field.Name == name)) return $"there is no field '{name}'.{Nearest.Hint(name, Fields.Select(field => field.Name))}";
        try
        {
            if (YamlRecord.Value(_type.Clr, name, text.Trim()) is not { } value) return "is empty.";
            var tried = (JsonObject)_data.DeepClone();
            tried[name] = value;
            if (EventValidator.Validate(_type, _stream, tried).FirstOrDefault(wrong => wrong.Path.Split('.', '[')[0] == name) is { } error)
                return error.Path == name ? error.Message : $"{error.Path}: {error.Message}";
            _data[name] = value.DeepClone();
            return null;
        }
        catch (DossierException unreadable)
        {
            return unreadable.Errors[0].Message;
        }
    }
}
