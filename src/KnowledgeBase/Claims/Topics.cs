using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>Do the actors agree on a topic?</summary>
public enum TopicVerdict
{
    /// <summary>Nobody has a position.</summary>
    Silent,

    /// <summary>All positions are settled, on one answer.</summary>
    Agreed,

    /// <summary>Some position is not settled, and the settled ones do not differ.</summary>
    Open,

    /// <summary>At least two actors are settled on different answers.</summary>
    Divided,
}

/// <summary>The positions on a topic at a vantage.</summary>
/// <param name="Verdict">Do the actors agree.</param>
/// <param name="Positions">One answer for each actor that has spoken, by actor.</param>
/// <param name="Differ">Who differs from whom.</param>
public sealed record TopicPositions(TopicVerdict Verdict, IReadOnlyList<Answer> Positions, IReadOnlyList<(string A, string B)> Differ)
{
    /// <summary>The positions of all actors on a topic.</summary>
    public static TopicPositions Of(World world, string topic) => Of(world, world.Canonical(topic), Frontier.Members(world, world.Canonical(topic), "position"));

    /// <summary>The positions of some actors on a topic.</summary>
    public static TopicPositions Of(World world, string topic, IEnumerable<string> actors)
    {
        topic = world.Canonical(topic);
        var positions = actors.Select(actor => Frontier.Of(world, topic, "position", actor))
            .Where(answer => answer.Verdict != Claims.Verdict.Silent).ToList();
        var settled = positions.Where(answer => answer.Verdict == Claims.Verdict.Settled)
            .SelectMany(answer => answer.Values.Where(value => value.Dated.Asserted).Take(1).Select(value => (Actor: answer.Member, Answer: value.Value["answer"]))).ToList();
        List<(string, string)> differ =
        [
            .. from a in settled from b in settled
               where string.CompareOrdinal(a.Actor, b.Actor) < 0 && !a.Answer.AgreesWith(b.Answer)
               select (a.Actor, b.Actor),
        ];
        var verdict = positions.Count == 0 ? TopicVerdict.Silent
            : differ.Count > 0 ? TopicVerdict.Divided
            : settled.Count == positions.Count ? TopicVerdict.Agreed
            : TopicVerdict.Open;
        return new(verdict, positions, differ);
    }

    /// <summary>
    /// How often each answer was given on the narrower topics of a broader one, by statements that surely fall in a span of days and
    /// surely were made by the day asked about. A statement counts once on each topic, whoever reports it and on whose behalf soever
    /// it was made. A count of what was said, from which no verdict follows.
    /// </summary>
    public static IReadOnlyDictionary<string, int> Tally(World world, IEnumerable<string> topics, DayBounds span) => Tally(Given(world, topics, span));

    /// <summary>How often each answer was given.</summary>
    public static IReadOnlyDictionary<string, int> Tally(IEnumerable<GivenAnswer> given) => given.GroupBy(one => one.Answer).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>The answers that a tally counts, each with its statement.</summary>
    /// <param name="world">What is known.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="span">The days.</param>
    /// <param name="actor">Only those of this actor; of all when null.</param>
    public static IEnumerable<GivenAnswer> Given(World world, IEnumerable<string> topics, DayBounds span, string? actor = null) => topics
        .Select(world.Canonical).Distinct()
        .SelectMany(topic => world.EveryClaim(topic, "position", actor).Select(claim => (topic, claim)))
        .Where(pair => world.Dating.Date(pair.claim) is { Asserted: true } dated && dated.On.Earliest >= span.Earliest && dated.On.Latest <= Day.Min(span.Latest, world.AsOf))
        .Select(pair => new GivenAnswer(pair.topic, world.Canonical(pair.claim.Evidence.Statement!), pair.claim.Fields["answer"].Word!)).Distinct();
}

/// <summary>An answer that was given in a statement.</summary>
/// <param name="Topic">To which topic.</param>
/// <param name="Statement">In which statement.</param>
/// <param name="Answer">The answer.</param>
public sealed record GivenAnswer(string Topic, string Statement, string Answer);
