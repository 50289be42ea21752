using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Data;

/// <summary>A line of the table that is imported: who controls a zone, or what an actor answers on a topic.</summary>
internal sealed record Row(string Id, AspectKey Key, string Value, string On, Day Latest, string Source)
{
    /// <summary>How long a value holds, in days, before another may take its place.</summary>
    private const int Holds = 1_500;

    private static readonly string[] Answers = ["yes", "no", "abstain"];

    public static IReadOnlyList<string> AnswersOfTopics => Answers;

    public static Row Of(Workload load, KeyGroup group, int key, int nth, long number, bool rare, int shift)
    {
        // The votes of a roll call are given on one day.
        var about = (ulong)(group.Size == 1 ? key / Workload.Actors : number);
        var day = (int)((nth + (Dice.Below(1_000, about, 1) / 1_000.0)) * Workload.Span / group.Size);
        var (on, latest) = Date(Workload.FirstDay.Plus(day + shift), (ulong)number);
        var source = rare ? Workload.RareSource(group) : $"s{SourceAfter(load, latest, (ulong)number)}";
        return new($"r{number}", Workload.Key(group, key), ValueOf(group, key, day, (ulong)number), on, latest, source);
    }

    /// <summary>The day that a source was published.</summary>
    public static Day Published(Workload load, int source) => Workload.FirstDay.Plus((long)source * (Workload.Span + 400) / load.Sources);

    // Sources agree on what held in a stretch of time, all but one report in a hundred.
    private static string ValueOf(KeyGroup group, int key, int day, ulong number)
    {
        var of = (ulong)((group.First * 1_000_000L) + key);
        var stretch = (ulong)((day + Dice.Below(Holds, of, 2)) / Holds);
        var wrong = Dice.Below(100, number, 3) == 0 ? 1 : 0;
        var roll = Dice.Below(6, of, stretch, 4) + wrong;
        return group.FirstTopic is null ? $"actor/a{roll}" : Answers[roll % Answers.Length];
    }

    // One date in ten is not a day: one in a hundred is a year, others a month, an interval, or about a day.
    private static (string On, Day Latest) Date(Day day, ulong number)
    {
        var (year, month, _) = day.ToCalendar();
        return Dice.Below(1_000, number, 5) switch
        {
            < 10 => ($"{year:0000}", Day.Of(year, 12, 31)),
            < 50 => ($"{year:0000}-{month:00}", Day.Of(year, month, Day.DaysInMonth(year, month))),
            < 75 => ($"[{day.Plus(-10)}..{day.Plus(10)}]", day.Plus(10)),
            < 100 => ($"{day}~", day.Plus(1)),
            _ => ($"{day}", day),
        };
    }

    private static int SourceAfter(Workload load, Day day, ulong number)
    {
        var at = (day.Number - Workload.FirstDay.Number + 4) * load.Sources / (Workload.Span + 400);
        return (int)Math.Clamp(at + 1 + Dice.Below(3, number, 6), 0, load.Sources - 1);
    }
}
