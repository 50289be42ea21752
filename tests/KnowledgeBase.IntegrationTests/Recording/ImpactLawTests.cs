using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>An impact is what the timelines of all things differ in, before an amendment and after it, by the reference model.</summary>
public sealed class ImpactLawTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Histories = 25;

    [Fact]
    public async Task An_impact_is_what_every_timeline_differs_in()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        var compared = 0;
        for (var i = 0; i < Histories; i++)
        {
            var archive = await ProjectedArchive.Create(database.Database, $"impact-law-{i}", seed + i, 45);
            var log = archive.History.Log;
            var half = log.Count / 2;
            await archive.Append(..half);
            // What is kept of these has to be right still when more is recorded.
            foreach (var amendment in log.Take(half).Where(recorded => recorded.Content is Amendment)) await database.Send(new AskImpact(archive.Name, amendment.Record));
            await archive.Append(half..);
            foreach (var amendment in log.Where(recorded => recorded.Content is Amendment))
            {
                var impact = (await database.Send(new AskImpact(archive.Name, amendment.Record))).Impact;
                var (before, after) = (At(log, amendment.Position - 1), At(log, amendment.Position));
                // What is the same under two names, before and after, may be told under either.
                List<string> shown(IEnumerable<ImpactChange> changes) =>
                    [.. changes.Select(change => Show(before.Canonical(change.Thing) == after.Canonical(change.Thing) ? change with { Thing = after.Canonical(change.Thing) } : change)).Distinct().Order(StringComparer.Ordinal)];
                var (expected, found) = (shown(Expected(log, before, after)), shown(impact.Changes));
                if (!found.SequenceEqual(expected))
                    throw new ShouldAssertException($"seed {seed + i}, {amendment.Record} at {amendment.Position}\nmissing:\n{string.Join('\n', expected.Except(found))}\ntoo many:\n{string.Join('\n', found.Except(expected))}\n{archive.History}");
                compared += expected.Count;
            }
        }

        compared.ShouldBeGreaterThan(0);
    }

    private static World At(IReadOnlyList<Recorded> log, long position) => ReferenceModel.At(log, new Vantage { RecordedBy = RecordingPoint.At(position) }, EdtfPadding.Default);

    private static IEnumerable<ImpactChange> Expected(IReadOnlyList<Recorded> log, World before, World after)
    {
        foreach (var thing in log.SelectMany(one => ClaimsOf.Event(one, one.Content).Select(claim => claim.Entity).Append(one.Stream)).Distinct())
        {
            var (was, @is) = (Timeline.Items(before, thing).ToDictionary(one => one.Item, one => one.Periods), Timeline.Items(after, thing).ToDictionary(one => one.Item, one => one.Periods));
            foreach (var item in was.Keys.Union(@is.Keys))
            {
                ImpactChange? open = null;
                foreach (var (first, last, (left, right)) in Timeline.Zip(was.GetValueOrDefault(item, Told.Silent), @is.GetValueOrDefault(item, Told.Silent)))
                {
                    if (open is not null && (open.Before, open.After) == (left, right))
                    {
                        open = open with { Last = last };
                        continue;
                    }

                    if (open is not null) yield return open;
                    open = left == right ? null : new(thing, item, first, last, left, right);
                }

                if (open is not null) yield return open;
            }
        }
    }

    private static string Show(ImpactChange change) => $"{change.Thing} {change.Item} {change.First}-{change.Last}: {change.Before} → {change.After}";
}
