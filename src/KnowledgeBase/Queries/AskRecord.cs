using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>One record as it stands now, field by field, for whoever is to amend it.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Record">Its record id, or its event's id.</param>
/// <exception cref="UnknownRecordException">There is no such record.</exception>
public sealed record AskRecord(string Archive, string Record) : IRequest<RecordAnswer>;

/// <summary>A record as it stands.</summary>
/// <param name="Record">Its record id.</param>
/// <param name="Stream">What it is about.</param>
/// <param name="Type">The name of its type, without version.</param>
/// <param name="Fields">Every field that it can have, corrections applied, in the order of dossiers.</param>
/// <param name="IsAmendment">It amends another record: it can be retracted, and no more.</param>
/// <param name="IsRetracted">It was retracted; the fields are those that it would have.</param>
/// <param name="IsDeprecated">What it claims is not to be relied on.</param>
/// <param name="Amendments">Every amendment of it, by position, those that were retracted themselves included.</param>
public sealed record RecordAnswer(
    string Record, string Stream, string Type, IReadOnlyList<RecordField> Fields, bool IsAmendment, bool IsRetracted, bool IsDeprecated, IReadOnlyList<Recorded> Amendments)
{
    /// <summary>As it stands in the log.</summary>
    public required Recorded Stored { get; init; }

    /// <summary>What it says now; what it would say, where it was retracted.</summary>
    public required Event Content { get; init; }
}

internal sealed class AskRecordHandler(IEventLog log) : IRequestHandler<AskRecord, RecordAnswer>
{
    public async Task<RecordAnswer> Handle(AskRecord request, CancellationToken cancellationToken)
    {
        Guid[] ids = Guid.TryParse(request.Record, out var id) ? [id, EventIds.Of(request.Archive, request.Record)] : [EventIds.Of(request.Archive, request.Record)];
        var recorded = (await log.Find(request.Archive, ids, cancellationToken)).Select(Stored.ToRecorded).FirstOrDefault() ?? throw new UnknownRecordException(request.Archive, request.Record);
        var stream = (await log.ReadStream(request.Archive, recorded.Stream, ct: cancellationToken)).Select(Stored.ToRecorded);
        var amendments = stream.Where(one => one.Content is Amendment).ToLookup(one => ((Amendment)one.Content).Target, StringComparer.Ordinal);
        IEnumerable<Recorded> Of(string record) => amendments[record];

        var (type, content) = (EventTypes.Of(recorded.Content), Effective.ContentOf(recorded, Of));
        return new(
            recorded.Record,
            recorded.Stream,
            type.Name,
            RecordField.Of(type, EventJson.ToJson(content)),
            recorded.Content is Amendment,
            Effective.IsRetracted(recorded.Record, Of),
            Effective.Standing(recorded.Record, Of).Any(amendment => amendment.Content is RecordDeprecated),
            [.. Of(recorded.Record).OrderBy(amendment => amendment.Position)])
        {
            Stored = recorded,
            Content = content,
        };
    }
}
