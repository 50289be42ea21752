using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>What two vantages answer differently.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="From">One vantage.</param>
/// <param name="To">The other.</param>
/// <param name="Things">Only these things, by reference or name; everything but statements when null.</param>
/// <exception cref="UnknownThingException">There is no such thing.</exception>
public sealed record AskDifferences(string Archive, Vantage From, Vantage To, IReadOnlyList<string>? Things = null) : IRequest<DifferencesAnswer>;

/// <summary>How an item differs.</summary>
public enum DifferenceKind
{
    Appeared,
    Vanished,
    Changed,
    BecameContested,

    /// <summary>It was contested, and is not any more.</summary>
    Settled,
}

/// <summary>One item that answers differently.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Item">The aspect, with its member; <c>status</c>; <c>obligation …</c>.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Before">What is answered from the one vantage.</param>
/// <param name="After">What is answered from the other.</param>
public sealed record Difference(string Thing, string Item, DifferenceKind Kind, Outcome Before, Outcome After)
{
    internal static Difference Of(string thing, string item, Outcome before, Outcome after) => new(thing, item, KindOf(before, after), before, after);

    private static DifferenceKind KindOf(Outcome before, Outcome after) =>
        before.Verdict == Verdict.Silent ? DifferenceKind.Appeared
        : after.Verdict == Verdict.Silent ? DifferenceKind.Vanished
        : after.Verdict == Verdict.Contested && before.Verdict != Verdict.Contested ? DifferenceKind.BecameContested
        : before.Verdict == Verdict.Contested && after.Verdict != Verdict.Contested ? DifferenceKind.Settled
        : DifferenceKind.Changed;
}

/// <summary>The differences between two vantages.</summary>
/// <param name="From">One vantage, with the position that it was read at.</param>
/// <param name="To">The other.</param>
/// <param name="Differences">By thing and item.</param>
/// <param name="Names">The label of every reference, as of the other.</param>
public sealed record DifferencesAnswer(ResolvedVantage From, ResolvedVantage To, IReadOnlyList<Difference> Differences, Names Names);

internal sealed class AskDifferencesHandler(WorldReader reader) : IRequestHandler<AskDifferences, DifferencesAnswer>
{
    private static readonly string[] Kinds = ["zone", "agreement", "meeting", "incident", "topic", "actor", "source"];

    public async Task<DifferencesAnswer> Handle(AskDifferences request, CancellationToken cancellationToken)
    {
        var (after, to) = await reader.Ask(request.Archive, request.To, snapshot => Outcomes(snapshot, request, snapshot.Names.Find), cancellationToken);
        var (before, from) = await reader.Ask(request.Archive, request.From, snapshot => Outcomes(snapshot, request, snapshot.Names.TryFind), cancellationToken);
        var things = before.Outcomes.Keys.Union(after.Outcomes.Keys).Order(StringComparer.Ordinal);
        var differences = things.SelectMany(thing => Compare(thing, before.Outcomes.GetValueOrDefault(thing), after.Outcomes.GetValueOrDefault(thing))).ToList();
        return new(from, to, differences, after.Names);
    }

    // A thing that is not registered at one of the positions is silent there.
    private static (Dictionary<string, IReadOnlyDictionary<string, Outcome>> Outcomes, Names Names) Outcomes(Snapshot snapshot, AskDifferences request, Func<string, string?> find)
    {
        var things = request.Things is { } named
            ? named.Select(find).OfType<string>()
            : Kinds.SelectMany(snapshot.Things);
        return (things.Distinct().ToDictionary(thing => thing, thing => Outcome.Of(snapshot.World, thing)), snapshot.Names);
    }

    private static IEnumerable<Difference> Compare(string thing, IReadOnlyDictionary<string, Outcome>? before, IReadOnlyDictionary<string, Outcome>? after)
    {
        var items = (before?.Keys ?? []).Union(after?.Keys ?? []).Order(StringComparer.Ordinal);
        return from item in items
               let was = before?.GetValueOrDefault(item) ?? Outcome.Silent
               let @is = after?.GetValueOrDefault(item) ?? Outcome.Silent
               where was != @is
               select Difference.Of(thing, item, was, @is);
    }
}
