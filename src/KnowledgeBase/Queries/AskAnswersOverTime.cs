using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>
/// Which answer was given when: an item of a thing over all days, at every position at which that changed. The notion is that of a
/// bitemporal table (SQL:2011): world time across, recording time down.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; what was recorded after its position is not there.</param>
/// <param name="Thing">A reference, or a slug, name or alias that only one thing has.</param>
/// <param name="Item">The item: an aspect, with its member behind a space; <c>status</c>; <c>obligation …</c>.</param>
/// <param name="Limit">At most so many positions, the last ones.</param>
/// <exception cref="UnknownThingException">There is no such thing.</exception>
/// <exception cref="UnknownItemException">There is no such item.</exception>
public sealed record AskAnswersOverTime(string Archive, Vantage Vantage, string Thing, string Item, int Limit = 60) : IRequest<AnswersOverTime>;

/// <summary>An item in two times.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Thing">The thing's reference.</param>
/// <param name="Item">The item.</param>
/// <param name="Rows">From the first position to the last; neighbours differ.</param>
/// <param name="LeftOut">How many earlier positions were not asked.</param>
public sealed record AnswersOverTime(ResolvedVantage At, string Thing, string Item, IReadOnlyList<RecordedAnswers> Rows, int LeftOut);

/// <summary>What was answered as the archive stood over some positions.</summary>
/// <param name="From">The first position.</param>
/// <param name="To">The last position.</param>
/// <param name="Periods">The answers over all days.</param>
public sealed record RecordedAnswers(long From, long To, IReadOnlyList<Period<Outcome>> Periods);

internal sealed class AskAnswersOverTimeHandler(WorldReader reader) : IRequestHandler<AskAnswersOverTime, AnswersOverTime>
{
    public Task<AnswersOverTime> Handle(AskAnswersOverTime request, CancellationToken cancellationToken)
    {
        UnknownItemException.Check([request.Item]);
        return reader.Read(
            request.Archive,
            request.Vantage,
            async (connection, snapshot) =>
            {
                var thing = snapshot.Names.Find(request.Thing);
                var positions = new RecordedPositions(new ClaimLog(connection, snapshot), snapshot);
                var (answers, leftOut) = await positions.Ask(world => (Timeline.Of(world, on => Outcome.Of(on, thing, request.Item), out var looked), looked), request.Limit, cancellationToken);
                return new AnswersOverTime(snapshot.At, thing, request.Item, Rows(answers, snapshot.At.Position), leftOut);
            },
            cancellationToken);
    }

    private static List<RecordedAnswers> Rows(SortedDictionary<long, IReadOnlyList<Period<Outcome>>> answers, long last)
    {
        var rows = new List<RecordedAnswers>();
        foreach (var (position, periods) in answers)
        {
            if (rows.Count > 0 && rows[^1].Periods.SequenceEqual(periods)) continue;
            if (rows.Count > 0) rows[^1] = rows[^1] with { To = position - 1 };
            rows.Add(new(position, last, periods));
        }

        // The archive was empty before it had a position.
        return rows[1..];
    }
}
