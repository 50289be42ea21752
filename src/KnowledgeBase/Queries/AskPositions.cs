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
public sealed record AskPositions(string Archive, Vantage Vantage, string? Actor = null, string? Topic = null) : IRequest<PositionsAnswer>;

/// <summary>Positions at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Topics">The topics asked about that somebody has a position on, by reference.</param>
/// <param name="Positions">One answer for each actor on each topic; entity is the topic, member the actor.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record PositionsAnswer(ResolvedVantage At, IReadOnlyList<string> Topics, IReadOnlyList<Answer> Positions, Names Names)
{
    /// <summary>Those of the actors that are persons: what they say need not be what the side says that they speak for.</summary>
    public IReadOnlySet<string> Persons { get; init; } = new HashSet<string>();
}

internal sealed class AskPositionsHandler(WorldReader reader) : IRequestHandler<AskPositions, PositionsAnswer>
{
    public async Task<PositionsAnswer> Handle(AskPositions request, CancellationToken cancellationToken) =>
        (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request), cancellationToken)).Answer;

    private static PositionsAnswer Answer(Snapshot snapshot, AskPositions request)
    {
        var actor = request.Actor is { } named ? snapshot.Names.Find("actor", named) : null;
        var topics = request.Topic is { } text && snapshot.Names.Find("topic", text) is var topic ? snapshot.Narrower(topic).Prepend(topic) : snapshot.Things("topic");
        List<Answer> positions =
        [
            .. topics.SelectMany(one => actor is null
                    ? Frontier.Members(snapshot.World, one, "position").Select(member => Frontier.Of(snapshot.World, one, "position", member))
                    : [Frontier.Of(snapshot.World, one, "position", actor)])
                .Where(answer => answer.Verdict != Verdict.Silent || answer.Deprecated.Count > 0),
        ];
        return new(snapshot.At, [.. positions.Select(answer => answer.Entity).Distinct()], positions, snapshot.Names)
        {
            Persons = positions.Select(answer => answer.Member).Distinct()
                .Where(one => snapshot.Registrations.GetValueOrDefault(one) is ActorRegistered { Kind: ActorKind.Person }).ToHashSet(StringComparer.Ordinal),
        };
    }
}
