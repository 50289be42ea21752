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

    /// <summary>When so many positions were looked for, one for each actor who ever took one on a topic, no more topics are looked at.</summary>
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
    /// <summary>Topics whose claims are loaded at a time, when not all are asked for: of all actors, and of one.</summary>
    private const int Page = 5;
    private const int PageOfActor = 100;

    // Behind every actor.
    private const string End = "actor0";

    public async Task<PositionsAnswer> Handle(AskPositions request, CancellationToken cancellationToken)
    {
        if (request.Look == int.MaxValue) return (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request, Topics(snapshot, request)), cancellationToken)).Answer;
        var (topics, at) = await reader.Ask(request.Archive, request.Vantage, snapshot => Topics(snapshot, request), cancellationToken);
        var looked = topics.Take(request.Actor is null ? await Enough(request, topics, cancellationToken) : request.Look).ToList();
        var answer = (await reader.Ask(request.Archive, at.Pinned, snapshot => Answer(snapshot, request, looked), cancellationToken)).Answer with { At = at };
        return looked.Count < topics.Count && answer.Next is null ? answer with { Next = $"{looked[^1]} {End}" } : answer;
    }

    // How many topics have enough positions to look for.
    private async Task<int> Enough(AskPositions request, IReadOnlyList<string> topics, CancellationToken ct)
    {
        var (count, left) = (0, request.Look);
        foreach (var page in topics.Chunk(PageOfActor).TakeWhile(_ => left > 0))
        {
            foreach (var members in (await reader.Members(request.Archive, page, "position", request.Look, ct)).TakeWhile(_ => left > 0)) (count, left) = (count + 1, left - members);
        }

        return count;
    }

    private static List<string> Topics(Snapshot snapshot, AskPositions request)
    {
        var (afterTopic, afterActor) = AfterOf(request);
        var topics = request.Topic is { } text && snapshot.Names.Find("topic", text) is var topic ? snapshot.Narrower(topic).Prepend(topic) : snapshot.Things("topic");
        return [.. topics.Order(StringComparer.Ordinal).Where(one => string.CompareOrdinal(one, afterTopic) is var order && (order > 0 || (order == 0 && afterActor != End)))];
    }

    private static (string Topic, string Actor) AfterOf(AskPositions request) => request.After.Split(' ', 2) is [var topic, var actor] ? (topic, actor) : (request.After, "");

    private static PositionsAnswer Answer(Snapshot snapshot, AskPositions request, IReadOnlyList<string> topics)
    {
        var actor = request.Actor is { } named ? snapshot.Names.Find("actor", named) : null;
        var (afterTopic, afterActor) = AfterOf(request);
        var found = new List<Answer>();
        // What some topics lack is loaded before the next are looked at; all at once where they were counted.
        var pages = topics.Chunk(request.Limit == int.MaxValue ? request.Limit : actor is not null ? PageOfActor : request.Look == int.MaxValue ? Page : request.Look);
        foreach (var page in pages.TakeWhile(_ => found.Count <= request.Limit && snapshot.World.Missing!.Count == 0))
            found.AddRange(page.SelectMany(one => On(snapshot.World, one, actor)).Where(answer => answer.Entity != afterTopic || string.CompareOrdinal(answer.Member, afterActor) > 0));
        List<Answer> positions = [.. found.Take(request.Limit)];
        return new(snapshot.At, [.. positions.Select(answer => answer.Entity).Distinct()], positions, snapshot.Names)
        {
            Persons = positions.Select(answer => answer.Member).Distinct()
                .Where(one => snapshot.Registrations.GetValueOrDefault(one) is ActorRegistered { Kind: ActorKind.Person }).ToHashSet(StringComparer.Ordinal),
            Next = found.Count > request.Limit ? $"{positions[^1].Entity} {positions[^1].Member}" : null,
        };
    }

    private static IEnumerable<Answer> On(World world, string topic, string? actor) =>
        (actor is null ? Frontier.Members(world, topic, "position") : [actor]).Select(member => Frontier.Of(world, topic, "position", member))
            .Where(answer => answer.Verdict != Verdict.Silent || answer.Deprecated.Count > 0);
}
