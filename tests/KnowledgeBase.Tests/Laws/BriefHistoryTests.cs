using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;

namespace KnowledgeBase.Tests.Laws;

/// <summary>A brief history tells of every claim what the whole one does, but not always by which claims it was superseded wholly.</summary>
public sealed class BriefHistoryTests
{
    [Fact]
    public void A_brief_history_has_the_same_fates() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60),
        Prop.ForAll(History.Arbitrary, history =>
        {
            var vantage = history.RandomVantage(new Random(history.Seed));
            var world = ReferenceModel.At(history.Log, vantage);
            foreach (var record in history.Log.Where(recorded => recorded.Content is not KnowledgeBase.Events.Amendment))
            {
                var of = new HistoryOf(record.Stream, Record: record.Record);
                var whole = ClaimHistory.Of(world, vantage, history.Log, of);
                // On one day of many, only the claims that can be in the frontier are found, as in the claim tables.
                var brief = ClaimHistory.Of(world.On(world.AsOf), vantage, history.Log, of, brief: true);
                var same = whole.Zip(brief).All(pair => pair.First.Fate == pair.Second.Fate && (pair.First.SupersededBy.SequenceEqual(pair.Second.SupersededBy) || (pair.First.Fate == Fate.Superseded && pair.Second.SupersededBy.Count == 0)));
                if (whole.Count != brief.Count || !same) return false.Label($"{record.Record}:\n{Show(whole)}\nbut in brief:\n{Show(brief)}");
            }

            return true.ToProperty();
        }));

    private static string Show(IReadOnlyList<HistoryEntry> entries) =>
        string.Join('\n', entries.Select(entry => $"{entry.Claim?.Entity} {entry.Claim?.Aspect} {entry.Claim?.Member} {entry.Fate} by {string.Join(", ", entry.SupersededBy)}"));
}
