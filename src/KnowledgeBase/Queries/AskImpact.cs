using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Queries;

/// <summary>What an amendment that is recorded changed when it came.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Record">The amendment's record id.</param>
/// <exception cref="UnknownRecordException">There is no record of that id.</exception>
/// <exception cref="NoAmendmentException">It is no amendment.</exception>
public sealed record AskImpact(string Archive, string Record) : IRequest<Amended>;

/// <summary>The record is something else than an amendment.</summary>
public sealed class NoAmendmentException(string record, string type)
    : LogException($"'{record}' is no amendment but {type}. An impact is told of corrections, retractions and deprecations; what became of any record is told by 'kb trace {record}'.");

internal sealed class AskImpactHandler(IEventLog log, NpgsqlDataSource source, KeptTimelines kept, KeptImpacts impacts) : IRequestHandler<AskImpact, Amended>
{
    public Task<Amended> Handle(AskImpact request, CancellationToken cancellationToken) => Read(request, cancellationToken);

    private async Task<Amended> Read(AskImpact request, CancellationToken ct)
    {
        var found = await log.Find(request.Archive, [EventIds.Of(request.Archive, request.Record)], ct);
        var recorded = found.Select(Stored.ToRecorded).FirstOrDefault() ?? throw new UnknownRecordException(request.Archive, request.Record);
        if (recorded.Content is not Amendment amendment) throw new NoAmendmentException(request.Record, recorded.StoredType);
        var stream = (await log.ReadStream(request.Archive, recorded.Stream, ct: ct)).Select(Stored.ToRecorded).Where(one => one.Position <= recorded.Position).ToList();
        var root = Amend.RootOf(recorded, stream);
        var (was, @is) = (Amend.Content(root, [.. stream.Where(one => one.Position < recorded.Position)]), Amend.Content(root, stream));
        var impact = await ProjectionTables.WhileTheyLast(
            source,
            async connection => await impacts.Get(await ProjectionTables.Live(connection, request.Archive, ct), EventIds.Of(request.Archive, request.Record), () => ImpactReader.Read(
                connection, request.Archive, recorded.Position - 1, recorded.Position, Day.Of(recorded.Timestamp), [.. new[] { was, @is }.OfType<Event>()], root, kept, ct)),
            ct);
        return new(request.Record, amendment.Target, recorded.Stream, recorded.Position, FieldChange.Between(was, @is), impact);
    }
}
