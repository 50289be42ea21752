using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>The zones with the places in them and the outlines of these: what a map is drawn from.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Limit">At most so many zones.</param>
public sealed record AskMap(string Archive, Vantage Vantage, int Limit = 200) : IRequest<MapAnswer>;

/// <summary>Zones at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Zones">By reference.</param>
/// <param name="Outlines">The outline of every place that has one and is in a zone, or around such a place: GeoJSON geometries (RFC 7946). A member <c>schematic</c> that is true says that it is only drawn.</param>
/// <param name="Around">The outermost places around those in the zones, of those that have an outline.</param>
/// <param name="LeftOut">How many zones were too many.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record MapAnswer(ResolvedVantage At, IReadOnlyList<ZoneOnMap> Zones, IReadOnlyDictionary<string, JsonObject> Outlines, IReadOnlyList<string> Around, int LeftOut, Names Names);

/// <summary>A zone and the places in it.</summary>
/// <param name="Zone">Its reference.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Places">The places that it is said to have, or that an act gives it.</param>
public sealed record ZoneOnMap(string Zone, Status Status, IReadOnlyList<PlaceInZone> Places);

/// <summary>A place in a zone.</summary>
/// <param name="Place">Its reference.</param>
/// <param name="Extents">How much of it, by those who say so: <c>whole</c>, <c>part</c>, …</param>
/// <param name="Verdict">What the claims amount to.</param>
/// <param name="LaidDown">Whether only an act says so.</param>
public sealed record PlaceInZone(string Place, IReadOnlyList<string> Extents, Verdict Verdict, bool LaidDown)
{
    /// <summary>Whether it is certain that the place, or something of it, is in the zone.</summary>
    public bool IsCertain => Verdict == Verdict.Settled;
}

internal sealed class AskMapHandler(WorldReader reader) : IRequestHandler<AskMap, MapAnswer>
{
    public async Task<MapAnswer> Handle(AskMap request, CancellationToken cancellationToken) =>
        (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request.Limit), cancellationToken)).Answer;

    private static MapAnswer Answer(Snapshot snapshot, int limit)
    {
        var zones = snapshot.Things("zone");
        List<ZoneOnMap> shown = [.. zones.Take(limit).Select(zone => new ZoneOnMap(zone, Status.Of(snapshot.World, zone), Places(snapshot.World, zone)))];
        var within = shown.SelectMany(zone => zone.Places).Select(place => place.Place).Distinct().ToList();
        var around = within.Select(place => Around(snapshot, place)).OfType<string>().Distinct().ToList();
        var outlines = within.Concat(around).Distinct().Select(place => (place, Place(snapshot, place)?.Geometry)).Where(pair => pair.Geometry is not null).ToDictionary(pair => pair.place, pair => pair.Geometry!);
        return new(snapshot.At, shown, outlines, around, zones.Count - shown.Count, snapshot.Names);
    }

    private static IReadOnlyList<PlaceInZone> Places(World world, string zone)
    {
        // What is said to be so goes before what an act lays down.
        var answers =
            from aspect in new[] { "area", "agreed.area" }
            from place in Frontier.Members(world, zone, aspect)
            where place.Length > 0
            let answer = Frontier.Of(world, zone, aspect, place)
            where answer.Verdict is not (Verdict.Silent or Verdict.Lapsed) && answer.Values.Any(value => value.Dated.Asserted)
            select answer;
        return [.. answers.DistinctBy(answer => answer.Member).OrderBy(answer => answer.Member, StringComparer.Ordinal).Select(answer => new PlaceInZone(
            answer.Member,
            [.. answer.Values.Where(value => value.Dated.Asserted).Select(value => value.Value.TryGetValue("extent", out var extent) ? extent.Word! : "whole").Distinct()],
            answer.Verdict,
            answer.Aspect != "area"))];
    }

    private static string? Around(Snapshot snapshot, string place)
    {
        string? outermost = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = Place(snapshot, place)?.Within; next is not null && seen.Add(next); next = Place(snapshot, next)?.Within)
        {
            if (Place(snapshot, next)?.Geometry is not null) outermost = snapshot.World.Canonical(next);
        }

        return outermost;
    }

    private static PlaceRegistered? Place(Snapshot snapshot, string place) => snapshot.Registrations.GetValueOrDefault(snapshot.World.Canonical(place)) as PlaceRegistered;
}
