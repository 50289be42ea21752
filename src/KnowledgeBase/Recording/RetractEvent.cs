using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>Removes an event from what the archive says, or undoes an earlier amendment. The log keeps both.</summary>
/// <param name="Amending">Who retracts what, and why.</param>
/// <exception cref="UnknownRecordException">There is no such record.</exception>
/// <exception cref="InvalidRecordsException">It cannot be retracted.</exception>
public sealed record RetractEvent(Amending Amending) : IRequest<Amended>;

internal sealed class RetractEventHandler(IEventLog log, KeptTimelines kept) : IRequestHandler<RetractEvent, Amended>
{
    public Task<Amended> Handle(RetractEvent request, CancellationToken cancellationToken) =>
        new Amend(log, kept).Record(request.Amending, "record.retracted", _ => [], cancellationToken);
}
