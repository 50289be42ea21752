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
public sealed record AskDifferences(string Archive, Vantage From, Vantage To, IReadOnlyList<string>? Things = null) : IRequest<DifferencesAnswer>
{
    /// <summary>When no things are named: at most so many are compared, in the order of <see cref="DifferencesAnswer.Kinds"/>.</summary>
    public int Limit { get; init; } = int.MaxValue;

    /// <summary>When no things are named: only those after this one.</summary>
    public string After { get; init; } = "";
}

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
public sealed record DifferencesAnswer(ResolvedVantage From, ResolvedVantage To, IReadOnlyList<Difference> Differences, Names Names)
{
    /// <summary>The kinds of things that are compared, in order; those of a kind by reference.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["zone", "agreement", "meeting", "incident", "topic", "actor", "source"];

    /// <summary>How many things were compared.</summary>
    public int Looked { get; init; }

    /// <summary>How many there are after these.</summary>
    public int Left { get; init; }

    /// <summary>What the next ones come after; null: there are none.</summary>
    public string? Next { get; init; }
}

internal sealed class AskDifferencesHandler(WorldReader reader) : IRequestHandler<AskDifferences, DifferencesAnswer>
{
    public async Task<DifferencesAnswer> Handle(AskDifferences request, CancellationToken cancellationToken)
    {
        var (things, next, left) = request.Things is { } named ? (named, null, 0) : await Part(request, cancellationToken);
        var (after, to) = await reader.Ask(request.Archive, request.To, snapshot => Outcomes(snapshot, things, request.Things is null ? snapshot.Names.TryFind : snapshot.Names.Find), cancellationToken);
        var (before, from) = await reader.Ask(request.Archive, request.From, snapshot => Outcomes(snapshot, things, snapshot.Names.TryFind), cancellationToken);
        var found = before.Outcomes.Keys.Union(after.Outcomes.Keys).Order(StringComparer.Ordinal).ToList();
        var differences = found.SelectMany(thing => Compare(thing, before.Outcomes.GetValueOrDefault(thing), after.Outcomes.GetValueOrDefault(thing))).ToList();
        return new(from, to, differences, after.Names) { Looked = found.Count, Left = left, Next = next };
    }

    // Whatever is registered from one vantage or the other.
    private async Task<(IReadOnlyList<string> Things, string? Next, int Left)> Part(AskDifferences request, CancellationToken ct)
    {
        static List<string> all(Snapshot snapshot) => [.. DifferencesAnswer.Kinds.SelectMany(snapshot.Things)];
        var both = (await reader.Ask(request.Archive, request.To, all, ct)).Answer.Union((await reader.Ask(request.Archive, request.From, all, ct)).Answer)
            .Select(thing => (Kind: KindOf(thing), Thing: thing)).Where(one => request.After.Length == 0 || Compare(one, (KindOf(request.After), request.After)) > 0).ToList();
        both.Sort(Compare);
        var things = both.Take(request.Limit).Select(one => one.Thing).ToList();
        return (things, both.Count > things.Count ? things[^1] : null, both.Count - things.Count);
    }

    private static int KindOf(string thing) => DifferencesAnswer.Kinds.Index().First(kind => thing.StartsWith($"{kind.Item}/", StringComparison.Ordinal)).Index;

    private static int Compare((int Kind, string Thing) a, (int Kind, string Thing) b) => a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind) : string.CompareOrdinal(a.Thing, b.Thing);

    // A thing that is not registered at one of the positions is silent there.
    private static (Dictionary<string, IReadOnlyDictionary<string, Outcome>> Outcomes, Names Names) Outcomes(Snapshot snapshot, IReadOnlyList<string> named, Func<string, string?> find)
    {
        var things = named.Select(find).OfType<string>();
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
