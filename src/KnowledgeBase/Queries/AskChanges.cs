using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>On which days what is said of some things changes.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; its day matters only where it is left open.</param>
/// <param name="Things">These, by reference, slug, name or alias; null: of each of <paramref name="Kinds"/> the first.</param>
/// <param name="Kinds">Kinds of things, when none are named.</param>
/// <param name="Limit">At most so many things: each is asked over all days.</param>
/// <exception cref="UnknownThingException">There is no such thing.</exception>
public sealed record AskChanges(string Archive, Vantage Vantage, IReadOnlyList<string>? Things, IReadOnlyList<string> Kinds, int Limit = 100) : IRequest<ChangesAnswer>
{
    /// <summary>Only things about which no more claims than these were ever made: a thing is asked on every day that one of them names.</summary>
    public int MostClaims { get; init; } = int.MaxValue;

    /// <summary>As many things as have no more claims than these together.</summary>
    public int MostClaimsTogether { get; init; } = int.MaxValue;
}

/// <summary>An item of a thing answers otherwise from a day on.</summary>
/// <param name="Day">The first day of the new answer.</param>
/// <param name="Thing">The thing.</param>
/// <param name="Item">The item, as in <see cref="Outcome.Of(World, string)"/>.</param>
/// <param name="Before">The answer on the day before.</param>
/// <param name="After">The answer from the day on.</param>
public sealed record Change(Day Day, string Thing, string Item, Outcome Before, Outcome After);

/// <summary>Changes over all days.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Changes">By day, thing and item.</param>
/// <param name="LeftOut">How many things were not asked, because they or their claims were too many.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record ChangesAnswer(ResolvedVantage At, IReadOnlyList<Change> Changes, int LeftOut, Names Names)
{
    /// <summary>The days of the changes, in order, each once.</summary>
    public IReadOnlyList<Day> Days { get; } = [.. Changes.Select(change => change.Day).Distinct()];
}

internal sealed class AskChangesHandler(WorldReader reader, KeptTimelines kept) : IRequestHandler<AskChanges, ChangesAnswer>
{
    public async Task<ChangesAnswer> Handle(AskChanges request, CancellationToken cancellationToken)
    {
        if (request is { MostClaims: int.MaxValue, MostClaimsTogether: int.MaxValue })
            return (await reader.Ask(request.Archive, request.Vantage, snapshot => Things(snapshot, request) is var all ? Answer(snapshot, [.. all.Take(request.Limit)], all.Count) : null!, cancellationToken)).Answer;
        var ((things, names), at) = await reader.Ask(request.Archive, request.Vantage, snapshot => (Things(snapshot, request), snapshot.Names), cancellationToken);
        var few = await Few(request, [.. things.Take(request.Limit)], names, at.Position, cancellationToken);
        return (await reader.Ask(request.Archive, at.Pinned, snapshot => Answer(snapshot, few, things.Count), cancellationToken)).Answer with { At = at };
    }

    private async Task<IReadOnlyList<string>> Few(AskChanges request, IReadOnlyList<string> things, Names names, long position, CancellationToken ct)
    {
        var references = things.SelectMany(thing => names.References(thing).Select(reference => (Thing: thing, Reference: reference))).ToList();
        var most = Math.Min(request.MostClaims, request.MostClaimsTogether - 1) + 1;
        var amounts = await reader.Amounts(request.Archive, position, [.. references.Select(one => one.Reference)], most, ct);
        var (few, left) = (new List<string>(), request.MostClaimsTogether);
        foreach (var (thing, amount) in references.Zip(amounts).GroupBy(pair => pair.First.Thing).Select(group => (group.Key, group.Sum(pair => pair.Second))))
        {
            if (amount > request.MostClaims || amount > left) continue;
            few.Add(thing);
            left -= amount;
        }

        return few;
    }

    private static List<string> Things(Snapshot snapshot, AskChanges request) => request.Things is { } named ? [.. named.Select(snapshot.Names.Find).Distinct()] : [.. request.Kinds.SelectMany(snapshot.Things)];

    private ChangesAnswer Answer(Snapshot snapshot, IReadOnlyList<string> asked, int all)
    {
        if (!snapshot.World.HasAll(asked)) return new(snapshot.At, [], 0, snapshot.Names);
        var known = kept.Of(snapshot.World);
        var changes = asked.SelectMany(thing => Changes(snapshot.World, thing, known))
            .OrderBy(change => change.Day).ThenBy(change => change.Thing, StringComparer.Ordinal).ThenBy(change => change.Item, StringComparer.Ordinal);
        return new(snapshot.At, [.. changes], all - asked.Count, snapshot.Names);
    }

    private static IEnumerable<Change> Changes(World world, string thing, KeptTimelines.View known) =>
        from one in Timeline.Items(world, thing, null, known)
        from pair in one.Periods.Zip(one.Periods.Skip(1))
        select new Change(pair.Second.First, thing, one.Item, pair.First.Value, pair.Second.Value);
}
