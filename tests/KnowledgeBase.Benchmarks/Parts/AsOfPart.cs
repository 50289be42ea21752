using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Log;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What a question took.</summary>
/// <param name="Archive">The size of the archive in claims.</param>
/// <param name="Corrected">All its history was corrected five times.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Size">Claims on the key, where it is about one.</param>
/// <param name="View">From where.</param>
/// <param name="Cold">Of keys that nothing in this run had asked about; null where there were none.</param>
/// <param name="Warm">Of keys asked about before.</param>
/// <param name="Values">Values of an answer, on the average.</param>
/// <param name="Failure">Why there are no figures.</param>
internal sealed record AsOfCell(long Archive, bool Corrected, string Question, int? Size, View View, Timing? Cold, Timing? Warm, double Values, string? Failure = null);

/// <summary>Asks every question of an archive, from every view.</summary>
internal sealed class AsOfPart(Run run)
{
    private const int Warmed = 100;
    private const int MostKeys = 200;
    private const int Enough = 20;

    public async Task Measure(string archive, Workload load, bool corrected)
    {
        var positions = ((long)Reference.Records(load).Count(), (await run.Target.Service<IEventLog>().Head(archive)).Position);
        foreach (var question in Question.All(run.Target, archive, load))
        {
            foreach (var view in Enum.GetValues<View>())
            {
                var cell = new AsOfCell(load.Claims, corrected, question.Name, question.Size, view, null, null, 0);
                cell = await run.Attempt($"{load.Claims:N0} claims{(corrected ? " corrected" : "")}: {question.Name} {question.Size} {view.Name()}", () => Cell(cell, question, positions), failure => cell with { Failure = failure });
                run.Results.AsOf.Add(cell);
            }
        }
    }

    private async Task<AsOfCell> Cell(AsOfCell cell, Question question, (long First, long Last) positions)
    {
        var (view, values, asked) = (cell.View, 0L, 0);
        var subjects = Subjects(question, view);
        async Task ask(int subject, int nth)
        {
            values += await question.Ask(subject, view.Vantage(nth, positions, question.Rare));
            asked++;
        }

        await run.Sampler(cold: true).Take(Warmed, nth => ask(question.Subjects - 1, -1 - nth));
        (values, asked) = (0, 0);
        // One source is asked about where it says something.
        var onlyFirst = view == View.OneSource;
        var cold = onlyFirst || question.IsNeverCold || question.Subjects == 1 ? null : await run.Sampler(cold: true).Take(subjects.Count, nth => ask(subjects[nth], nth));
        var warm = await run.Sampler(cold: false).Take(int.MaxValue, nth => ask(onlyFirst ? 0 : subjects[nth % Math.Max(1, cold?.Samples ?? 1)], 1_000_000 + nth));
        if (values == 0 && !question.MayBeSilent && (run.Options.Small || asked >= Enough)) throw new InvalidOperationException("no answer had a value.");
        return cell with { Cold = cold, Warm = warm, Values = (double)values / asked };
    }

    // Each view has subjects of its own, as far as there are enough; the last one warms up the program, and the first has the rare source.
    private static List<int> Subjects(Question question, View view)
    {
        if (question.Subjects == 1) return [0];
        var views = Enum.GetValues<View>().Length;
        var all = Enumerable.Range(0, question.Subjects - 1);
        return question.Subjects <= views
            ? [.. all]
            : [.. all.Where(subject => subject % views == (int)view).OrderBy(subject => Dice.Roll((ulong)subject, 10)).Take(MostKeys)];
    }
}
