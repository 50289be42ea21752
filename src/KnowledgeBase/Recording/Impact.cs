using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Recording;

/// <summary>One item of a thing that answers otherwise after an amendment, over a span of days.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Item">The aspect, with its member; <c>status</c>; <c>obligation …</c>.</param>
/// <param name="First">The first day; the beginning of time when it answers otherwise from ever.</param>
/// <param name="Last">The last day, included; the end of time when it does so for good.</param>
/// <param name="Before">What it answered.</param>
/// <param name="After">What it answers.</param>
public sealed record ImpactChange(string Thing, string Item, Day First, Day Last, Outcome Before, Outcome After);

/// <summary>What an amendment changes, with every source listened to.</summary>
/// <param name="Changes">What answers otherwise, by thing and item.</param>
/// <param name="Appeared">Contradictions, anachronisms and overdue obligations that there are now, as of the last recording.</param>
/// <param name="Vanished">Those that are gone.</param>
/// <param name="Unread">How many further things may be touched, which were too many to ask.</param>
public sealed record Impact(IReadOnlyList<ImpactChange> Changes, IReadOnlyList<Finding> Appeared, IReadOnlyList<Finding> Vanished, int Unread)
{
    /// <summary>Compares what was said of some things, on every day, with what is said now.</summary>
    internal static Impact Of(IReadOnlyList<Told> before, IReadOnlyList<Told> after, int unread)
    {
        var now = after.ToDictionary(told => told.Thing, StringComparer.Ordinal);
        var (was, found) = (before.SelectMany(told => told.Findings).ToList(), after.SelectMany(told => told.Findings).ToList());
        return new(
            [.. before.SelectMany(told => Compare(told, now[told.Thing]))],
            [.. found.ExceptBy(was.Select(finding => finding.Identity), finding => finding.Identity)],
            [.. was.ExceptBy(found.Select(finding => finding.Identity), finding => finding.Identity)],
            unread);
    }

    private static IEnumerable<ImpactChange> Compare(Told before, Told after)
    {
        foreach (var item in before.Items.Keys.Union(after.Items.Keys).Order(StringComparer.Ordinal))
        {
            ImpactChange? open = null;
            foreach (var (first, last, (was, @is)) in Timeline.Zip(before.On(item), after.On(item)))
            {
                if (open is not null && open.Before == was && open.After == @is)
                {
                    open = open with { Last = last };
                    continue;
                }

                if (open is not null) yield return open;
                open = was == @is ? null : new(before.Thing, item, first, last, was, @is);
            }

            if (open is not null) yield return open;
        }
    }
}

/// <summary>What is said of a thing on every day, item by item, and what is to be found wrong with that.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Items">Each item that there are claims for.</param>
/// <param name="Findings">What a curator should look at.</param>
internal sealed record Told(string Thing, IReadOnlyDictionary<string, IReadOnlyList<Period<Outcome>>> Items, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nobody says anything on any day.</summary>
    public static readonly IReadOnlyList<Period<Outcome>> Silent = [new(Day.BeginningOfTime, Day.EndOfTime, Outcome.Silent)];

    public static Told Of(World world, string thing, KeptTimelines.View kept) =>
        new(thing, Timeline.Items(world, thing, null, kept).ToDictionary(one => one.Item, one => one.Periods, StringComparer.Ordinal), Finding.Of(world, thing));

    public IReadOnlyList<Period<Outcome>> On(string item) => Items.TryGetValue(item, out var told) ? told : Silent;
}
