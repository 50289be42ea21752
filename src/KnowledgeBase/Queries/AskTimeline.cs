using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>What is said of a thing, on every day: each item over the spans in which its answer stays the same.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; its day matters only where it is left open.</param>
/// <param name="Thing">A reference, or a slug, name or alias that only one thing has.</param>
/// <param name="Items">Only these: <c>status</c>, <c>established</c>, <c>agreed.rule ceasefire</c>, <c>obligation</c>; every one when null.</param>
/// <exception cref="UnknownThingException">There is no such thing.</exception>
public sealed record AskTimeline(string Archive, Vantage Vantage, string Thing, IReadOnlyList<string>? Items = null) : IRequest<TimelineAnswer>
{
    /// <summary>Nothing is answered of a thing about which more claims than these were ever made.</summary>
    public int MostClaims { get; init; } = int.MaxValue;
}

/// <summary>A thing over all days.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Thing">Its reference.</param>
/// <param name="Items">Each item by name - an aspect with its member, <c>status</c>, <c>obligation …</c> - with its periods, the silent ones among them.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record TimelineAnswer(ResolvedVantage At, string Thing, IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> Items, Names Names)
{
    /// <summary>There are too many claims to answer.</summary>
    public bool TooMany { get; init; }
}

internal sealed class AskTimelineHandler(WorldReader reader, KeptTimelines kept) : IRequestHandler<AskTimeline, TimelineAnswer>
{
    public async Task<TimelineAnswer> Handle(AskTimeline request, CancellationToken cancellationToken)
    {
        UnknownItemException.Check(request.Items);
        if (await TooMany.Of(reader, request.Archive, request.Vantage, request.Thing, request.MostClaims, cancellationToken) is var (at, thing, names)) return new(at, thing, [], names) { TooMany = true };
        return (await reader.Ask(request.Archive, request.Vantage, snapshot => Answer(snapshot, request), cancellationToken)).Answer;
    }

    private TimelineAnswer Answer(Snapshot snapshot, AskTimeline request)
    {
        var thing = snapshot.Names.Find(request.Thing);
        bool isAsked(string item) => request.Items is null || request.Items.Any(asked => item == asked || item.StartsWith($"{asked} ", StringComparison.Ordinal));
        return new(snapshot.At, thing, Timeline.Items(snapshot.World, thing, isAsked, kept.Of(snapshot.World)), snapshot.Names);
    }
}
