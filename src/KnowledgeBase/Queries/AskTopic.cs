using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>Do the actors agree on a topic, who differs from whom; for a broader topic also its narrower ones, and a tally.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Topic">By reference, slug, name or alias.</param>
/// <param name="Span">The days that the tally counts; all up to the day asked about when null.</param>
/// <param name="Actor">Only this actor's positions and answers, on the topics that it answered in the span; all actors' when null.</param>
/// <exception cref="UnknownThingException">There is no such topic, or no such actor.</exception>
public sealed record AskTopic(string Archive, Vantage Vantage, string Topic, DayBounds? Span = null, string? Actor = null) : IRequest<TopicAnswer>
{
    /// <summary>Answers are not counted where more positions than these were ever claimed on the topic and those below it.</summary>
    public int MostCounted { get; init; } = int.MaxValue;
}

/// <summary>A topic at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Topic">Its reference.</param>
/// <param name="Definition">The question, its answers and its broader topic.</param>
/// <param name="Positions">Do the actors agree.</param>
/// <param name="Narrower">The topics below it, each with its positions.</param>
/// <param name="Tally">How often each answer was given on it and below it; no verdict follows from that.</param>
/// <param name="Span">The days that the tally counts.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record TopicAnswer(
    ResolvedVantage At,
    string Topic,
    TopicDefined Definition,
    TopicPositions Positions,
    IReadOnlyList<(string Topic, TopicPositions Positions)> Narrower,
    IReadOnlyDictionary<string, int> Tally,
    DayBounds Span,
    Names Names)
{
    /// <summary>Where one actor was asked about: the answers that the tally counts, each with its statement.</summary>
    public IReadOnlyList<GivenAnswer> Given { get; init; } = [];

    /// <summary>So many answers were given that they were not counted.</summary>
    public bool Uncounted { get; init; }
}

internal sealed class AskTopicHandler(WorldReader reader) : IRequestHandler<AskTopic, TopicAnswer>
{
    public async Task<TopicAnswer> Handle(AskTopic request, CancellationToken cancellationToken)
    {
        var uncounted = request.MostCounted < int.MaxValue && await Claims(request, cancellationToken) > request.MostCounted;
        return (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request, uncounted), cancellationToken)).Answer;
    }

    private async Task<int> Claims(AskTopic request, CancellationToken ct)
    {
        var (topics, at) = await reader.Ask(
            request.Archive,
            request.Vantage,
            snapshot => snapshot.Names.Find("topic", request.Topic) is var topic ? snapshot.Narrower(topic).Prepend(topic).SelectMany(snapshot.Names.References).ToList() : [],
            ct);
        return (await reader.Amounts(request.Archive, at.Position, topics, request.MostCounted + 1, ct, "position")).Sum();
    }

    private static TopicAnswer Answer(Snapshot snapshot, AskTopic request, bool uncounted)
    {
        var topic = snapshot.Names.Find("topic", request.Topic);
        var narrower = snapshot.Narrower(topic);
        var span = request.Span ?? new DayBounds(Day.BeginningOfTime, snapshot.World.AsOf);
        if (request.Actor is { } name) return OfActor(snapshot, topic, narrower, span, snapshot.Names.Find("actor", name));
        return new(
            snapshot.At,
            topic,
            (TopicDefined)snapshot.Registrations[topic],
            TopicPositions.Of(snapshot.World, topic),
            [.. narrower.Select(one => (one, TopicPositions.Of(snapshot.World, one)))],
            uncounted ? new Dictionary<string, int>() : TopicPositions.Tally(snapshot.World, narrower.Prepend(topic), span),
            span,
            snapshot.Names)
        {
            Uncounted = uncounted,
        };
    }

    private static TopicAnswer OfActor(Snapshot snapshot, string topic, IReadOnlyList<string> narrower, DayBounds span, string actor)
    {
        var world = snapshot.World;
        var given = TopicPositions.Given(world, narrower.Prepend(topic), span, actor).OrderBy(one => one.Topic, StringComparer.Ordinal).ThenBy(one => one.Statement, StringComparer.Ordinal).ToList();
        var answered = given.Select(one => one.Topic).Distinct().Where(one => one != topic);
        return new(
            snapshot.At,
            topic,
            (TopicDefined)snapshot.Registrations[topic],
            TopicPositions.Of(world, topic, [actor]),
            [.. answered.Select(one => (one, TopicPositions.Of(world, one, [actor])))],
            TopicPositions.Tally(given),
            span,
            snapshot.Names)
        {
            Given = given,
        };
    }
}
