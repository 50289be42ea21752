using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>Replaces fields of an event: our reading of its source was wrong. The log keeps what was read before.</summary>
/// <param name="Amending">Who corrects what, and why.</param>
/// <param name="Set">Fields and their new values, written as in a YAML dossier; an empty text unsets the field.</param>
/// <exception cref="UnknownRecordException">There is no such record.</exception>
/// <exception cref="DossierException">A value cannot be read.</exception>
/// <exception cref="InvalidRecordsException">It cannot be corrected so.</exception>
public sealed record CorrectEvent(Amending Amending, IReadOnlyList<(string Field, string Value)> Set) : IRequest<Amended>
{
    /// <summary>Further fields and their new values, as JSON; null unsets the field.</summary>
    public JsonObject Fields { get; init; } = [];
}

internal sealed class CorrectEventHandler(IEventLog log, KeptTimelines kept) : IRequestHandler<CorrectEvent, Amended>
{
    public Task<Amended> Handle(CorrectEvent request, CancellationToken cancellationToken) =>
        new Amend(log, kept).Record(request.Amending, "record.corrected", target => Fields(target, request), cancellationToken);

    private static JsonObject Fields(Recorded target, CorrectEvent request)
    {
        // An amendment has no stored fields to correct; the rules say so.
        var type = EventTypes.FindStored(target.StoredType)!.Value.Type;
        var (fields, wrong) = ((JsonObject)request.Fields.DeepClone(), new List<DossierError>());
        foreach (var (name, text) in request.Set)
        {
            if (fields.ContainsKey(name)) wrong.Add(new(name, 0, 0, "is set twice; give it one new value."));
            try
            {
                fields[name] = YamlRecord.Value(type.Clr, name, text);
            }
            catch (DossierException unreadable)
            {
                wrong.AddRange(unreadable.Errors);
            }
        }

        return wrong.Count == 0 ? new() { ["targetType"] = type.StoredName, ["set"] = fields } : throw new DossierException(wrong);
    }
}
