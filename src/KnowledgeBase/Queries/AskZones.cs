using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>Every zone of an archive, from a vantage: its status, and each aspect with its verdict.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
public sealed record AskZones(string Archive, Vantage Vantage) : IRequest<ZonesAnswer>;

/// <summary>The zones at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Zones">By reference.</param>
public sealed record ZonesAnswer(ResolvedVantage At, IReadOnlyList<ZoneAnswer> Zones);

/// <summary>One zone at a vantage.</summary>
/// <param name="Zone">Its reference.</param>
/// <param name="Name">Its label.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Aspects">Every aspect that is not silent.</param>
public sealed record ZoneAnswer(string Zone, string Name, Status Status, IReadOnlyList<Answer> Aspects);

internal sealed class AskZonesHandler(WorldReader reader) : IRequestHandler<AskZones, ZonesAnswer>
{
    public async Task<ZonesAnswer> Handle(AskZones request, CancellationToken cancellationToken)
    {
        var (zones, at) = await reader.Ask(request.Archive, request.Vantage, Zones, cancellationToken);
        return new ZonesAnswer(at, zones);
    }

    private static List<ZoneAnswer> Zones(Snapshot snapshot) => snapshot.Things("zone").Select(zone => new ZoneAnswer(
        zone, snapshot.Name(zone), Status.Of(snapshot.World, zone), Frontier.Of(snapshot.World, zone))).ToList();
}
