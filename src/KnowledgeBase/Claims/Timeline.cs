using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>A run of days on which something stayed the same.</summary>
/// <typeparam name="T">What stayed the same.</typeparam>
/// <param name="First">The first day; the beginning of time when it always was so.</param>
/// <param name="Last">The last day, included; the end of time when it stays so.</param>
/// <param name="Value">What it was.</param>
public sealed record Period<T>(Day First, Day Last, T Value);

/// <summary>
/// An answer over all days. It can only change where a date of a claim that it rests on begins or ends, or where a term does, so it
/// is worked out on these days alone. A test compares that with asking on every day.
/// </summary>
public static class Timeline
{
    // Before every date that is told; the beginning of time itself would be as early as what has no beginning.
    private static readonly Day LongAgo = new(Day.BeginningOfTime.Number + 1);

    /// <summary>The periods of an answer, in order, without gaps; neighbours differ.</summary>
    /// <param name="world">The claims, at the vantage's other coordinates.</param>
    /// <param name="ask">The answer on a day; pure.</param>
    /// <param name="looked">Takes what was looked at on any day.</param>
    public static IReadOnlyList<Period<T>> Of<T>(World world, Func<World, T> ask, HashSet<ClaimsWanted>? looked = null)
    {
        looked ??= [];
        var answers = new SortedDictionary<Day, T>();
        var (touched, read) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<ClaimsWanted>());
        var waiting = new HashSet<Day> { LongAgo };
        // What an answer rests on can differ from day to day, and a term ends on a day that no claim names.
        while (waiting.Count > 0)
        {
            foreach (var day in waiting) answers[day] = ask(world.On(day, touched, looked));
            // Looking for the ends of terms touches more.
            var things = touched.ToList().FindAll(thing => world.On(LongAgo, touched, looked).Claims(thing, "agreed.term", "").Any());
            var found = things.SelectMany(thing => waiting.SelectMany(day => TermDays(world.On(day, touched, looked), thing))).ToList();
            waiting = [.. found.Concat(looked.Except(read).SelectMany(wanted => ClaimDays(world, wanted))).Where(day => day.IsFinite && !answers.ContainsKey(day))];
            read.UnionWith(looked);
        }

        return Merge([.. answers.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>Every item that is said of a thing on any day, each over all days: what the dates of one item are matters to no other.</summary>
    public static IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> Items(World world, string thing, Func<string, bool>? only = null) =>
    [
        .. Outcome.Items(world, thing).Distinct().Where(item => only?.Invoke(item) ?? true).Order(StringComparer.Ordinal).Select(item => (Item: item, Periods: Of(world, on => Outcome.Of(on, thing, item))))
            .Where(one => one.Periods.Any(period => period.Value != Outcome.Silent)),
    ];

    /// <summary>Two answers side by side, for each run of days on which neither changes.</summary>
    public static IReadOnlyList<Period<(TLeft Left, TRight Right)>> Zip<TLeft, TRight>(IReadOnlyList<Period<TLeft>> left, IReadOnlyList<Period<TRight>> right)
    {
        var both = new List<Period<(TLeft Left, TRight Right)>>();
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            var (a, b) = (left[i], right[j]);
            var last = Day.Min(a.Last, b.Last);
            both.Add(new(Day.Max(a.First, b.First), last, (a.Value, b.Value)));
            if (a.Last == last) i++;
            if (b.Last == last) j++;
        }

        return both;
    }

    private static List<Period<T>> Merge<T>(List<(Day Day, T Value)> answers)
    {
        var periods = new List<Period<T>>();
        for (var i = 0; i < answers.Count; i++)
        {
            var last = i + 1 < answers.Count ? answers[i + 1].Day.Plus(-1) : Day.EndOfTime;
            if (periods.Count > 0 && EqualityComparer<T>.Default.Equals(periods[^1].Value, answers[i].Value)) periods[^1] = periods[^1] with { Last = last };
            else periods.Add(new(i == 0 ? Day.BeginningOfTime : answers[i].Day, last, answers[i].Value));
        }

        return periods;
    }

    private static IEnumerable<Day> ClaimDays(World world, ClaimsWanted wanted) => world.EveryClaim(wanted).Select(world.Dating.Date).SelectMany(claim =>
        new[] { claim.On, claim.Since, claim.Until }.OfType<DayBounds>().SelectMany(Days)
            .Concat(claim.Claim.Dates.Keys.Where(claim.Fields.ContainsKey).SelectMany(name => Days(claim.Fields[name]))));

    private static IEnumerable<Day> TermDays(World world, string thing) =>
        Acts.TermOf(world, thing) is { } term ? Days(term.End) : [];

    private static IEnumerable<Day> Days(FieldValue value) =>
        new[] { value.Min, value.Max }.OfType<long>().SelectMany(number => new[] { new Day(number), new Day(number + 1) });

    private static IEnumerable<Day> Days(DayBounds bounds) => new[] { bounds.Earliest, bounds.Latest }
        .Where(day => day.IsFinite).SelectMany(day => new[] { day, day.Plus(1) });
}
