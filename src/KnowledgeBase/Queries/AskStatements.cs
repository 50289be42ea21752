using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;
using NpgsqlTypes;

namespace KnowledgeBase.Queries;

/// <summary>What was said, from a vantage.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from.</param>
/// <param name="Filter">Which statements.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="After">Only statements whose reference comes after this one.</param>
/// <exception cref="UnknownThingException">The filter names something that there is not.</exception>
public sealed record AskStatements(string Archive, Vantage Vantage, StatementFilter Filter, int Limit = 100, string After = "") : IRequest<StatementsAnswer>
{
    /// <summary>At most so many are looked at, whether they fit the filter or not; those on a topic are found by it.</summary>
    public int Look { get; init; } = int.MaxValue;
}

/// <summary>Which statements; what is null does not matter. Things by reference, slug, name or alias.</summary>
/// <param name="Statement">One statement.</param>
/// <param name="Speaker">Who said it, or on whose behalf a position was taken by it.</param>
/// <param name="Topic">The topic that it answers, or a broader one of that.</param>
/// <param name="At">The meeting at which it was said.</param>
/// <param name="Span">With a topic: the days in which it surely was made.</param>
public sealed record StatementFilter(string? Statement = null, string? Speaker = null, string? Topic = null, string? At = null, DayBounds? Span = null);

/// <summary>Statements at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Statements">By reference.</param>
/// <param name="More">Whether there are more after the last.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record StatementsAnswer(ResolvedVantage At, IReadOnlyList<StatementAnswer> Statements, bool More, Names Names)
{
    /// <summary>What the next ones come after; null: there are none.</summary>
    public string? Next { get; init; }
}

/// <summary>One statement.</summary>
/// <param name="Statement">Its reference.</param>
/// <param name="Aspects">Every aspect that is not silent; <c>said</c> has a value for each source that reports it.</param>
/// <param name="Answers">What its reports answer to which topics, for whom; entity is the topic, member the actor.</param>
public sealed record StatementAnswer(string Statement, IReadOnlyList<Answer> Aspects, IReadOnlyList<DatedClaim> Answers)
{
    /// <summary>What each source that reports it has of it.</summary>
    public IEnumerable<AnswerValue> Said => Aspects.Where(aspect => aspect.Aspect.EndsWith("said", StringComparison.Ordinal)).SelectMany(aspect => aspect.Values);

    /// <summary>Who said it, by these sources.</summary>
    public IEnumerable<string> Speakers => Said.Select(value => value.Claim.Evidence.Speaker).OfType<string>().Distinct();
}

internal sealed class AskStatementsHandler(WorldReader reader) : IRequestHandler<AskStatements, StatementsAnswer>
{
    private const int Page = 200;
    private static readonly string AnswersSql = Sql.Load("Queries/answers_of_reports.sql");

    public async Task<StatementsAnswer> Handle(AskStatements request, CancellationToken cancellationToken)
    {
        if (request.Filter is { Topic: not null, Statement: null }) return await OfTopic(request, cancellationToken);
        var (found, after, vantage, looked) = (new List<StatementAnswer>(), request.After, request.Vantage, 0);
        while (true)
        {
            var page = request.Filter.Statement is { } one ? [one] : await reader.Statements(request.Archive, after, Page, cancellationToken);
            var (statements, names, at) = await Of(request.Archive, vantage, request.Filter, page, cancellationToken);
            // Further pages are read as of the same position.
            vantage = vantage with { RecordedBy = RecordingPoint.At(at.Position), AsOf = at.AsOf.IsFinite ? at.AsOf : null };
            found.AddRange(statements);
            if (request.Filter.Statement is { } named && found.Count == 0) throw new UnknownThingException("statement", named, []);
            looked += page.Count;
            if (page.Count > 0) after = page[^1];
            var (isOver, isWhole) = (found.Count > request.Limit, request.Filter.Statement is not null || page.Count < Page);
            if (isOver || isWhole || looked >= request.Look)
            {
                return new(at with { Asked = request.Vantage }, [.. found.Take(request.Limit)], isOver || !isWhole, names)
                {
                    Next = isOver ? found[request.Limit - 1].Statement : isWhole ? null : after,
                };
            }

        }
    }

    // What answers a topic is found by the topic, however many other statements there are.
    private async Task<StatementsAnswer> OfTopic(AskStatements request, CancellationToken ct)
    {
        var filter = request.Filter;
        var ((named, names), at) = await reader.Ask(
            request.Archive,
            request.Vantage,
            snapshot =>
            {
                var (world, topic) = (snapshot.World, snapshot.Names.Find("topic", filter.Topic!));
                var span = filter.Span ?? new DayBounds(Day.BeginningOfTime, Day.EndOfTime);
                var all = snapshot.Narrower(topic).Prepend(topic).SelectMany(one => world.EveryClaim(one, "position", filter.Speaker is { } someone ? snapshot.Names.Find("actor", someone) : null))
                    .Where(claim => filter.Span is null || (world.Dating.Date(claim).On is var on && on.Earliest >= span.Earliest && on.Latest <= span.Latest))
                    .Select(claim => world.Canonical(claim.Evidence.Statement!)).Where(one => string.CompareOrdinal(one, request.After) > 0).Distinct().Order(StringComparer.Ordinal);
                return (all.ToList(), snapshot.Names);
            },
            ct);
        var found = new List<StatementAnswer>();
        // A meeting may leave some of them out.
        foreach (var page in named.Chunk(request.Limit + 1).TakeWhile(_ => found.Count <= request.Limit)) found.AddRange((await Of(request.Archive, at.Pinned, filter, page, ct)).Statements);
        return new(at, [.. found.Take(request.Limit)], found.Count > request.Limit, names) { Next = found.Count > request.Limit ? found[request.Limit - 1].Statement : null };
    }

    // What a report answers to a topic it says in the event that reports the statement: it is found by that, however much others say of the topic.
    private async Task<(List<StatementAnswer> Statements, Names Names, ResolvedVantage At)> Of(string archive, Vantage vantage, StatementFilter filter, IReadOnlyList<string> page, CancellationToken ct)
    {
        var (reports, at) = await reader.Ask(
            archive,
            vantage,
            snapshot => page.Select(one => Reference(snapshot.World, one)).Distinct().SelectMany(statement => Frontier.Of(snapshot.World, statement))
                .SelectMany(answer => answer.Values).Select(value => value.Claim.Evidence).Where(evidence => evidence.Topic is not null).Select(evidence => evidence.Position).Distinct().ToList(),
            ct);
        var claims = reports.Count == 0 ? [] : await Answers(archive, at.Position, reports, ct);
        var (answer, _) = await reader.Ask(archive, at.Pinned, snapshot => (Of(snapshot, filter, page, claims), snapshot.Names), ct);
        return (answer.Item1, answer.Names, at);
    }

    private Task<List<Claim>> Answers(string archive, long position, IReadOnlyList<long> reports, CancellationToken ct) => reader.InSnapshot(
        archive,
        Vantage.Open,
        async (connection, _) =>
        {
            var tables = await ProjectionTables.Live(connection, archive, ct);
            return await connection.Query(
                Sql.Command(tables.Rewrite(AnswersSql), Sql.Value(position), Sql.Array(NpgsqlDbType.Bigint, reports)), row => ClaimTexts.Read(row.GetString(0)), ct);
        },
        ct);

    private static string Reference(World world, string statement) => statement.Contains('/') ? world.Canonical(statement) : $"statement/{statement}";

    private static List<StatementAnswer> Of(Snapshot snapshot, StatementFilter filter, IReadOnlyList<string> statements, List<Claim> claims)
    {
        var answers = claims.Select(snapshot.World.Canonical).ToLookup(claim => claim.Evidence.Event);
        var (world, names) = (snapshot.World, snapshot.Names);
        var speaker = filter.Speaker is { } someone ? names.Find("actor", someone) : null;
        var meeting = filter.At is { } place ? names.Find("meeting", place) : null;
        IReadOnlyList<string>? topics = filter.Topic is { } text && names.Find("topic", text) is var topic ? [topic, .. snapshot.Narrower(topic)] : null;
        return
        [
            .. statements.Select(one => Reference(world, one)).Distinct()
                .Select(statement => Of(snapshot, statement, answers))
                .Where(one => one.Aspects.Count > 0
                    && (speaker is null || one.Answers.Any(answer => answer.Claim.Member == speaker) || Said(one).Any(value => value.Claim.Evidence.Speaker is { } who && world.Canonical(who) == speaker))
                    && (meeting is null || Said(one).Any(value => value.Value.TryGetValue("at", out var at) && at.Word == meeting))
                    && (topics is null || one.Answers.Any(answer => topics.Contains(answer.Claim.Entity)))),
        ];
    }

    private static StatementAnswer Of(Snapshot snapshot, string statement, ILookup<Guid, Claim> claims)
    {
        var said = Frontier.Of(snapshot.World, statement);
        var reports = said.SelectMany(answer => answer.Values).Select(value => value.Claim.Evidence).Where(evidence => evidence.Topic is not null).DistinctBy(evidence => evidence.Event)
            .GroupBy(evidence => snapshot.World.Canonical(evidence.Topic!));
        var answers = reports.SelectMany(topic => topic.OrderBy(evidence => evidence.Position).SelectMany(evidence => claims[evidence.Event])).Select(snapshot.World.Dating.Date);
        return new(statement, said, [.. answers]);
    }

    private static IEnumerable<AnswerValue> Said(StatementAnswer statement) => statement.Aspects.Where(aspect => aspect.Aspect == "said").SelectMany(aspect => aspect.Values);
}
