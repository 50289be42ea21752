using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>Says that what an event claims is not to be relied on: it leaves every verdict and is listed apart.</summary>
/// <param name="Amending">Who deprecates what, and why.</param>
/// <exception cref="UnknownRecordException">There is no such record.</exception>
/// <exception cref="InvalidRecordsException">It cannot be deprecated.</exception>
public sealed record DeprecateEvent(Amending Amending) : IRequest<Amended>;

internal sealed class DeprecateEventHandler(IEventLog log, KeptTimelines kept) : IRequestHandler<DeprecateEvent, Amended>
{
    public Task<Amended> Handle(DeprecateEvent request, CancellationToken cancellationToken) =>
        new Amend(log, kept).Record(request.Amending, "record.deprecated", _ => [], cancellationToken);
}
