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
        var days = Timeline.Zip(before.Days, after.Days);
        var items = days.SelectMany(period => period.Value.Left.Keys.Union(period.Value.Right.Keys)).Distinct().Order(StringComparer.Ordinal);
        foreach (var item in items)
        {
            ImpactChange? open = null;
            foreach (var (first, last, (left, right)) in days)
            {
                var (was, @is) = (left.GetValueOrDefault(item, Outcome.Silent), right.GetValueOrDefault(item, Outcome.Silent));
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

/// <summary>What is said of a thing on every day, and what is to be found wrong with that.</summary>
internal sealed record Told(string Thing, IReadOnlyList<Period<IReadOnlyDictionary<string, Outcome>>> Days, IReadOnlyList<Finding> Findings)
{
    public static Told Of(World world, string thing) =>
        new(thing, Timeline.Of(world, thing), Finding.Of(world, thing));
}
