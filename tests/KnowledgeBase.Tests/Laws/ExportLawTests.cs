using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;
using KnowledgeBase.Recording;
using KnowledgeBase.Tests.Dossiers;

namespace KnowledgeBase.Tests.Laws;

/// <summary>An archive that is exported and recorded anew answers as before.</summary>
public sealed class ExportLawTests
{
    private const int Histories = 1_200;

    [Fact]
    public void What_is_recorded_from_an_export_gives_the_same_answers() => Hold((history, random) =>
    {
        var log = random.Next(3) == 0 ? [.. history.Log.Take(random.Next(history.Log.Count + 1))] : history.Log;
        var drafts = RecordingOrder.Sort(Exported.Of(log));
        var anew = History.Record(drafts);
        if (anew.Count < drafts.Count) return $"not recordable: {string.Join(", ", drafts.Select(draft => draft.Record).Except(anew.Select(recorded => recorded.Record)))} of\n{Exported.Text(drafts)}";
        for (var i = 0; i < 4; i++)
        {
            var vantage = history.RandomVantage(random);
            var (x, y) = (Fingerprint.Of(ReferenceModel.At(log, vantage)).Split('\n'), Fingerprint.Of(ReferenceModel.At(anew, vantage)).Split('\n'));
            if (!x.SequenceEqual(y)) return $"expected\n{string.Join('\n', x.Except(y))}\nbut was\n{string.Join('\n', y.Except(x))}\nfrom\n{Exported.Text(drafts)}";
        }

        return null;
    });

    // What was retracted is kept where it may be needed; that it was not shows when it is exported again.
    [Fact]
    public void An_export_of_what_was_recorded_from_an_export_holds_nothing_else() => Hold((history, _) =>
    {
        var drafts = RecordingOrder.Sort(Exported.Of(history.Log));
        var (once, twice) = (Exported.Text(drafts), Exported.Text(RecordingOrder.Sort(Exported.Of(History.Record(drafts)))));
        return twice.Split('\n').Except(once.Split('\n')).Any() ? $"{once}\nwas exported again as\n{twice}" : null;
    });

    private static void Hold(Func<History, Random, string?> wrong) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Histories).WithEndSize(100),
        Prop.ForAll(History.Arbitrary, history => wrong(history, new Random(history.Seed)) is { } problem ? false.Label(problem) : true.ToProperty()));
}
