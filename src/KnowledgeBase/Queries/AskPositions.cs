using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>Who holds which position: an actor's, a topic's, or all of them.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Actor">An actor, by reference, slug, name or alias; all when null.</param>
/// <param name="Topic">A topic, likewise, with the topics below it; all when null.</param>
/// <exception cref="UnknownThingException">There is no such actor or topic.</exception>
public sealed record AskPositions(string Archive, Vantage Vantage, string? Actor = null, string? Topic = null) : IRequest<PositionsAnswer>
{
    /// <summary>At most so many positions.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>At most so many topics are looked at, whether anybody has a position on them or not.</summary>
    public int Look { get; init; } = int.MaxValue;

    /// <summary>Only positions that come after this one: <c>topic/…</c>, a space, <c>actor/…</c>.</summary>
    public string After { get; init; } = "";
}

/// <summary>Positions at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Topics">The topics asked about that somebody has a position on, by reference.</param>
/// <param name="Positions">One answer for each actor on each topic, by topic and actor; entity is the topic, member the actor.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record PositionsAnswer(ResolvedVantage At, IReadOnlyList<string> Topics, IReadOnlyList<Answer> Positions, Names Names)
{
    /// <summary>Those of the actors that are persons: what they say need not be what the side says that they speak for.</summary>
    public IReadOnlySet<string> Persons { get; init; } = new HashSet<string>();

    /// <summary>What the next ones come after; null: there are none.</summary>
    public string? Next { get; init; }
}

internal sealed class AskPositionsHandler(WorldReader reader) : IRequestHandler<AskPositions, PositionsAnswer>
{
    /// <summary>Topics whose claims are loaded at a time, when not all are asked for.</summary>
    private const int Page = 5;

    // Behind every actor.
    private const string End = "actor0";

    public async Task<PositionsAnswer> Handle(AskPositions request, CancellationToken cancellationToken) =>
        (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request), cancellationToken)).Answer;

    private static PositionsAnswer Answer(Snapshot snapshot, AskPositions request)
    {
        var actor = request.Actor is { } named ? snapshot.Names.Find("actor", named) : null;
        var (afterTopic, afterActor) = request.After.Split(' ', 2) is [var first, var second] ? (first, second) : (request.After, "");
        var topics = request.Topic is { } text && snapshot.Names.Find("topic", text) is var topic ? snapshot.Narrower(topic).Prepend(topic) : snapshot.Things("topic");
        var found = new List<Answer>();
        // What some topics lack is loaded before the next are looked at.
        var left = topics.Order(StringComparer.Ordinal).Where(one => string.CompareOrdinal(one, afterTopic) is var order && (order > 0 || (order == 0 && afterActor != End))).ToList();
        var looked = left.Take(request.Look).ToList();
        var pages = looked.Chunk(request.Limit == int.MaxValue ? request.Limit : Page);
        foreach (var page in pages.TakeWhile(_ => found.Count <= request.Limit && snapshot.World.Missing!.Count == 0))
            found.AddRange(page.SelectMany(one => On(snapshot.World, one, actor)).Where(answer => answer.Entity != afterTopic || string.CompareOrdinal(answer.Member, afterActor) > 0));
        List<Answer> positions = [.. found.Take(request.Limit)];
        return new(snapshot.At, [.. positions.Select(answer => answer.Entity).Distinct()], positions, snapshot.Names)
        {
            Persons = positions.Select(answer => answer.Member).Distinct()
                .Where(one => snapshot.Registrations.GetValueOrDefault(one) is ActorRegistered { Kind: ActorKind.Person }).ToHashSet(StringComparer.Ordinal),
            Next = found.Count > request.Limit ? $"{positions[^1].Entity} {positions[^1].Member}" : left.Count > looked.Count ? $"{looked[^1]} {End}" : null,
        };
    }

    private static IEnumerable<Answer> On(World world, string topic, string? actor) =>
        (actor is null ? Frontier.Members(world, topic, "position") : [actor]).Select(member => Frontier.Of(world, topic, "position", member))
            .Where(answer => answer.Verdict != Verdict.Silent || answer.Deprecated.Count > 0);
}
