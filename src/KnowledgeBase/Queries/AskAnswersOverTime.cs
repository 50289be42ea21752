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

internal sealed class AskAnswersOverTimeHandler(WorldReader reader, IMediator mediator) : IRequestHandler<AskAnswersOverTime, AnswersOverTime>
{
    public async Task<AnswersOverTime> Handle(AskAnswersOverTime request, CancellationToken cancellationToken)
    {
        UnknownItemException.Check([request.Item]);
        var ((thing, touched, log), at) = await reader.Ask(request.Archive, request.Vantage, snapshot => Touched(snapshot, request), cancellationToken);
        var positions = await new RecordedPositions(reader, mediator).Of(request.Archive, at, touched, log, cancellationToken);
        var rows = new List<RecordedAnswers>();
        foreach (var position in positions.TakeLast(request.Limit))
        {
            var vantage = at.Pinned with { RecordedBy = RecordingPoint.At(position) };
            var (periods, _) = await reader.Ask(request.Archive, vantage, snapshot => Timeline.Of(snapshot.World, world => Outcome.Of(world, thing, request.Item)), cancellationToken);
            if (rows.Count > 0 && rows[^1].Periods.SequenceEqual(periods)) continue;
            if (rows.Count > 0) rows[^1] = rows[^1] with { To = position - 1 };
            rows.Add(new(position, at.Position, periods));
        }

        return new(at, thing, request.Item, rows, Math.Max(0, positions.Count - request.Limit));
    }

    // What the answers rest on: aspects of the thing, of acts, of the anchors of relative dates.
    private static (string Thing, IReadOnlyList<(string Thing, string Aspect)> Touched, ReferenceLog Log) Touched(Snapshot snapshot, AskAnswersOverTime request)
    {
        var (thing, touched, looked) = (snapshot.Names.Find(request.Thing), new HashSet<string>(StringComparer.Ordinal), new HashSet<ClaimsWanted>());
        foreach (var period in Timeline.Of(snapshot.World, world => Outcome.Of(world, thing, request.Item)))
            Outcome.Of(snapshot.World.On(period.First.IsFinite ? period.First : period.Last, touched, looked), thing, request.Item);
        return (thing, [.. looked.Select(wanted => (wanted.Entity, wanted.Aspect ?? "")).Distinct()], snapshot.ReferenceLog);
    }
}
