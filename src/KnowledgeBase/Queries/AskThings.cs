using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>The things of a kind, from a vantage: zones, agreements, meetings, incidents, actors, sources, topics, places.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where they are seen from.</param>
/// <param name="Kind"><c>zone</c>, <c>agreement</c>, …</param>
/// <param name="Named">One of them, by reference, slug, name or alias; every one when null.</param>
/// <param name="Items">Only these aspects - <c>established</c>, <c>agreed.rule ceasefire</c> - and obligations - <c>obligation maps</c>; every one when null.</param>
/// <exception cref="UnknownThingException">None is named so.</exception>
public sealed record AskThings(string Archive, Vantage Vantage, string Kind, string? Named = null, IReadOnlyList<string>? Items = null) : IRequest<ThingsAnswer>
{
    /// <summary>At most so many.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>Only things whose reference, or slug, comes after this one.</summary>
    public string After { get; init; } = "";
}

/// <summary>Things at a vantage.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Kind">What kind they are of.</param>
/// <param name="Things">By reference; each class of same things once.</param>
/// <param name="Names">The label of every reference that the answer holds.</param>
public sealed record ThingsAnswer(ResolvedVantage At, string Kind, IReadOnlyList<ThingAnswer> Things, Names Names)
{
    /// <summary>What the next ones come after; null: there are none.</summary>
    public string? Next { get; init; }
}

/// <summary>One thing at a vantage.</summary>
/// <param name="Thing">Its reference.</param>
/// <param name="Name">Its label.</param>
/// <param name="Aliases">Its other names, as the editors recorded them, and those of things that are the same.</param>
/// <param name="Registration">Its registration; null for a statement.</param>
/// <param name="Status">How far it has come; for zones and agreements.</param>
/// <param name="Aspects">Every aspect that is not silent.</param>
/// <param name="Obligations">Of an agreement: what it obliges to, and how that stands.</param>
/// <param name="Positions">Of an actor that was asked for by name: its answers to topics.</param>
public sealed record ThingAnswer(
    string Thing,
    string Name,
    IReadOnlyList<string> Aliases,
    IRegistration? Registration,
    Status? Status,
    IReadOnlyList<Answer> Aspects,
    IReadOnlyList<Obligation> Obligations,
    IReadOnlyList<Answer> Positions)
{
    /// <summary>Of a thing.</summary>
    /// <param name="snapshot">The archive.</param>
    /// <param name="thing">Its reference.</param>
    /// <param name="withPositions">Of an actor: whether its positions are wanted too.</param>
    /// <param name="items">What is wanted; only its claims are looked at. Everything when null.</param>
    internal static ThingAnswer Of(Snapshot snapshot, string thing, bool withPositions = false, IReadOnlyList<string>? items = null)
    {
        var world = snapshot.World;
        var wanted = items?.Select(item => item.Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        bool isWanted(string item) => wanted?.Contains(item) != false;
        return new ThingAnswer(
            thing,
            snapshot.Names.Of(thing),
            snapshot.Names.Aliases(thing),
            snapshot.Registrations.GetValueOrDefault(thing),
            Status.IsOf(thing) ? Status.Of(world, thing) : null,
            wanted is null ? Frontier.Of(world, thing) : Frontier.Of(world, thing, wanted.Where(Claims.Aspects.Exists)),
            isWanted("obligation") && thing.StartsWith("agreement/", StringComparison.Ordinal) ? [.. Obligation.Of(world, thing).Where(obligation => obligation.State != ObligationState.Silent)] : [],
            withPositions && isWanted("position") && thing.StartsWith("actor/", StringComparison.Ordinal) ? PositionsOf(snapshot, thing) : []).Only(items);
    }

    /// <summary>Whether anything is said of it.</summary>
    public bool Says => Aspects.Count + Obligations.Count + Positions.Count > 0;

    /// <summary>Whether one of these items is said of it.</summary>
    internal bool Has(IReadOnlyList<string> items) => Says || (items.Contains("status") && Status is { Stage: not null });

    private ThingAnswer Only(IReadOnlyList<string>? items) => items is null ? this : this with
    {
        Aspects = [.. Aspects.Where(answer => items.Contains(answer.Aspect) || items.Contains(Wording.Name(answer)))],
        Obligations = [.. Obligations.Where(obligation => items.Contains("obligation") || items.Contains($"obligation {obligation.Provision}"))],
        Positions = [.. Positions.Where(_ => items.Contains("position"))],
    };

    internal static IReadOnlyList<Answer> PositionsOf(Snapshot snapshot, string actor) =>
    [
        .. snapshot.Things("topic").Select(topic => Frontier.Of(snapshot.World, topic, "position", actor))
            .Where(answer => answer.Verdict != Verdict.Silent || answer.Deprecated.Count > 0),
    ];
}

internal sealed class AskThingsHandler(WorldReader reader) : IRequestHandler<AskThings, ThingsAnswer>
{
    /// <summary>Things whose claims are loaded at a time, when some aspects are asked for and not all things have them.</summary>
    private const int Page = 1_000;

    public async Task<ThingsAnswer> Handle(AskThings request, CancellationToken cancellationToken)
    {
        UnknownItemException.Check(request.Items);
        var ((things, names), at) = await reader.Ask(request.Archive, request.Vantage, snapshot => Things(snapshot, request), cancellationToken);
        return new ThingsAnswer(at, request.Kind, [.. things.Take(request.Limit)], names) { Next = things.Count > request.Limit ? things[request.Limit - 1].Thing : null };
    }

    private static (IReadOnlyList<ThingAnswer>, Names) Things(Snapshot snapshot, AskThings request)
    {
        if (request.Named is { } named) return ([ThingAnswer.Of(snapshot, snapshot.Names.Find(request.Kind, named), withPositions: true, request.Items)], snapshot.Names);
        var after = request.After.Length == 0 || request.After.Contains('/') ? request.After : $"{request.Kind}/{request.After}";
        var found = new List<ThingAnswer>();
        var page = request.Limit == int.MaxValue ? request.Limit : Math.Max(request.Limit + 1, request.Items is null ? 0 : Page);
        // What some of them lack is loaded before the next are looked at.
        var pages = snapshot.Things(request.Kind).Where(thing => string.CompareOrdinal(thing, after) > 0).Chunk(page);
        foreach (var some in pages.TakeWhile(_ => found.Count <= request.Limit && snapshot.World.Missing!.Count == 0))
            found.AddRange(some.Select(thing => ThingAnswer.Of(snapshot, thing, items: request.Items)).Where(thing => request.Items is null || thing.Has(request.Items)));
        return (found, snapshot.Names);
    }
}
