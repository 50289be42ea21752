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
    public static IReadOnlyList<Period<T>> Of<T>(World world, Func<World, T> ask) => Of(world, ask, out _);

    /// <summary>The same, and what was looked at on any day.</summary>
    internal static IReadOnlyList<Period<T>> Of<T>(World world, Func<World, T> ask, out IReadOnlyList<ClaimsWanted> looked)
    {
        var look = world.Look();
        var periods = Of(new Days(world), ask, look);
        looked = look.Except();
        return periods;
    }

    private static List<Period<T>> Of<T>(Days days, Func<World, T> ask, Looked looked)
    {
        var (answers, read) = (new SortedDictionary<Day, T>(), days.Look());
        var waiting = new HashSet<Day> { LongAgo };
        // What an answer rests on can differ from day to day, and a term ends on a day that no claim names.
        while (waiting.Count > 0)
        {
            foreach (var day in waiting) answers[day] = ask(days.On(day, looked));
            // Looking for the ends of terms looks at more.
            var found = looked.Except().Select(wanted => wanted.Entity).Distinct().ToList().FindAll(thing => days.HasTerm(thing, looked))
                .SelectMany(thing => waiting.SelectMany(day => TermDays(days.On(day, looked), thing))).ToList();
            waiting = [.. found.Concat(looked.Except(read).SelectMany(days.OfClaims)).Where(day => day.IsFinite && !answers.ContainsKey(day))];
            read.UnionWith(looked);
        }

        return Merge([.. answers.Select(pair => (pair.Key, pair.Value))]);
    }

    /// <summary>Every item that is said of a thing on any day, each over all days: what the dates of one item are matters to no other.</summary>
    public static IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> Items(World world, string thing, Func<string, bool>? only = null) => Items(world, thing, only, null);

    /// <summary>The same, where what was worked out before is kept.</summary>
    internal static IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> Items(World world, string thing, Func<string, bool>? only, KeptTimelines.View? kept) =>
        [.. Told(world, thing, only, kept).Select(one => (one.Item, one.Periods)).Where(one => one.Periods.Any(period => period.Value != Outcome.Silent))];

    /// <summary>Every item that something may be said of, over all days, and what was looked at for it.</summary>
    internal static IEnumerable<(string Item, IReadOnlyList<Period<Outcome>> Periods, IReadOnlyList<ClaimsWanted> Looked)> Told(World world, string thing, Func<string, bool>? only = null, KeptTimelines.View? kept = null)
    {
        if (!world.HasAll(thing)) yield break;
        thing = world.Canonical(thing);
        var days = new Days(world);
        foreach (var item in Outcome.Items(world, thing).Distinct().Where(item => only?.Invoke(item) ?? true).Order(StringComparer.Ordinal))
        {
            if (kept?.Find(thing, item) is { } known)
            {
                yield return (item, known.Periods, known.Looked);
                continue;
            }

            var looked = world.Look();
            var periods = Of(days, on => Outcome.Of(on, thing, item), looked);
            var all = looked.Except();
            kept?.Add(thing, item, periods, all);
            yield return (item, periods, all);
        }
    }

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

    private static IEnumerable<Day> TermDays(World world, string thing) => Acts.TermOf(world, thing) is { } term ? Of(term.End) : [];

    private static IEnumerable<Day> Of(FieldValue value) =>
        new[] { value.Min, value.Max }.OfType<long>().SelectMany(number => new[] { new Day(number), new Day(number + 1) });

    private static IEnumerable<Day> Of(DayBounds bounds) => new[] { bounds.Earliest, bounds.Latest }
        .Where(day => day.IsFinite).SelectMany(day => new[] { day, day.Plus(1) });

    // The world on each day that some item is asked about: what one works out of an act, another needs too.
    private sealed class Days(World world)
    {
        private readonly Dictionary<Day, World> _on = [];
        private readonly Dictionary<ClaimsWanted, IReadOnlyList<Day>> _ofClaims = [];

        public Looked Look() => world.Look();

        public World On(Day day, Looked looked)
        {
            if (!_on.TryGetValue(day, out var on)) _on[day] = on = world.On(day);
            on.Looked = looked;
            return on;
        }

        public bool HasTerm(string thing, Looked looked) => On(LongAgo, looked).Claims(thing, "agreed.term", "").Any();

        // The days on which dates of claims begin, and those after they end.
        public IReadOnlyList<Day> OfClaims(ClaimsWanted wanted) => _ofClaims.TryGetValue(wanted, out var days) ? days : _ofClaims[wanted] =
        [
            .. world.EveryClaim(wanted).Select(world.Dating.Date).SelectMany(claim =>
                new[] { claim.On, claim.Since, claim.Until }.OfType<DayBounds>().SelectMany(Of)
                    .Concat(claim.Claim.Dates.Keys.Where(claim.Fields.ContainsKey).SelectMany(name => Of(claim.Fields[name])))).Distinct(),
        ];
    }
}
