using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;
using Outcome = KnowledgeBase.Claims.Outcome;

namespace KnowledgeBase.Tests.Laws;

/// <summary>A timeline is what asking on every single day gives.</summary>
public sealed class TimelineTests
{
    // Every date of the random histories, with terms and extensions, ends within these.
    private static readonly Day First = Day.Of(2016, 12, 1);
    private static readonly Day Last = Day.Of(2018, 12, 31);

    private static readonly string[] Things = ["zone/idlib", "zone/homs", "agreement/memorandum", "meeting/astana-4", "topic/guarantors", "actor/iran", "statement/s1"];

    [Fact]
    public void A_timeline_answers_as_asking_on_each_day_does() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(60),
        Prop.ForAll(History.Arbitrary, history =>
        {
            var vantage = history.RandomVantage(new Random(history.Seed));
            var world = ReferenceModel.At(history.Log, vantage);
            var thing = Things[history.Seed % Things.Length is var i && i < 0 ? -i : i];
            var items = Timeline.Items(world, thing);
            var start = First.Number + (history.Seed & 1);
            for (var day = new Day(start); day <= Last; day = day.Plus(2))
            {
                var told = items.Select(one => (one.Item, one.Periods.Single(period => period.First <= day && day <= period.Last).Value)).Where(one => one.Value != Outcome.Silent).ToDictionary(one => one.Item, one => one.Value);
                var asked = Outcome.Of(ReferenceModel.At(history.Log, vantage with { AsOf = day }), thing);
                if (Show(told) != Show(asked)) return false.Label($"{thing} on {day}: {Show(told)}, but asked: {Show(asked)}");
            }

            return items.Select(one => Gaps(one.Periods)).FirstOrDefault(gap => gap is not null) is { } gap ? false.Label(gap) : true.ToProperty();
        }));

    [Fact]
    public void A_timeline_that_is_kept_is_the_one_that_would_be_worked_out()
    {
        var kept = new KeptTimelines();
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(40),
            Prop.ForAll(History.Arbitrary, history =>
            {
                var random = new Random(history.Seed);
                foreach (var vantage in Enumerable.Range(0, 6).Select(_ => history.RandomVantage(random, recordedBy: true)))
                {
                    var world = ReferenceModel.At(history.Log, vantage);
                    foreach (var thing in Things)
                    {
                        var (told, worked) = (Timeline.Items(world, thing, null, kept.Of(world)), Timeline.Items(world, thing));
                        if (Show(told) != Show(worked)) return false.Label($"{thing}, {VantageText.ToQueryString(vantage)}: {Show(told)}, but worked out anew: {Show(worked)}");
                    }
                }

                return true.ToProperty();
            }));
    }

    [Fact]
    public void Two_timelines_are_laid_side_by_side()
    {
        var day = Day.Of(2017, 5, 4);
        Period<string>[] left = [new(Day.BeginningOfTime, day, "a"), new(day.Plus(1), Day.EndOfTime, "b")];
        Period<string>[] right = [new(Day.BeginningOfTime, day.Plus(-1), "x"), new(day, day.Plus(1), "y"), new(day.Plus(2), Day.EndOfTime, "z")];

        Timeline.Zip(left, right).Select(period => $"{period.First} {period.Last} {period.Value.Left}{period.Value.Right}")
            .ShouldBe([".. 2017-05-03 ax", "2017-05-04 2017-05-04 ay", "2017-05-05 2017-05-05 by", "2017-05-06 .. bz"]);
    }

    private static string? Gaps(IReadOnlyList<Period<Outcome>> periods)
    {
        if (periods[0].First != Day.BeginningOfTime || periods[^1].Last != Day.EndOfTime) return "the timeline does not reach over all days";
        for (var i = 1; i < periods.Count; i++)
        {
            if (periods[i].First != periods[i - 1].Last.Plus(1)) return $"a gap before {periods[i].First}";
            if (periods[i].Value == periods[i - 1].Value) return $"nothing changes on {periods[i].First}";
        }

        return null;
    }

    private static string Show(IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> items) => string.Join("; ", items.SelectMany(one => one.Periods.Select(period => $"{one.Item} {period}")));

    private static string Show(IReadOnlyDictionary<string, Outcome> outcomes) => string.Join("; ", outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value.Verdict} {pair.Value.Text}"));
}
