using KnowledgeBase.Claims;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>A reader remembers what is registered from one question to the next: it must never show.</summary>
public sealed class KnownReferencesTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private const int Histories = 25;
    private readonly PostgresEventLog _log = new(database.Source, TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_reader_answers_right_while_the_archive_grows_at_the_end_and_at_earlier_positions()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        var reader = new WorldReader(database.Source, _log);
        for (var i = 0; i < Histories; i++)
        {
            var (random, archive) = (new Random(seed + i), await ProjectedArchive.Create(database, $"g{i}", seed + i, 60));
            for (var (done, next) = (0, 0); done < archive.History.Log.Count; done = next)
            {
                next = Math.Min(archive.History.Log.Count, done + 1 + random.Next(15));
                await archive.Append(done..next);
                foreach (var by in (RecordingPoint?[])[null, RecordingPoint.At(next), RecordingPoint.At(random.Next(next + 1))])
                {
                    var vantage = archive.History.RandomVantage(random, recordedBy: false) with { RecordedBy = by };
                    // Days that come of the clock are not those of the history, which has a clock of its own.
                    if (vantage.AsOf is null) vantage = vantage with { AsOf = Day.Of(2017, 9, 1) };
                    // Whom the archive never had up to now cannot be listened to yet.
                    var now = ReferenceModel.At([.. archive.History.Log.Take(next)], Vantage.Open, EdtfPadding.Default).Sources.Values;
                    vantage = vantage with { AccordingTo = [.. vantage.AccordingTo.Where(selector => now.Any(edition => ReferenceModel.Selects(selector, edition)))] };
                    var known = archive.History.Log.Take((int)(by?.Position ?? next)).ToList();
                    var expected = Fingerprint.Of(ReferenceModel.At(known, vantage with { RecordedBy = null }, EdtfPadding.Default));
                    var (actual, at) = await reader.Ask(archive.Name, vantage, snapshot => Fingerprint.Of(snapshot.World), Ct);
                    actual.ShouldBe(expected, $"seed {seed + i}, {next} events, {VantageText.ToOptions(vantage)}\n{archive.History}");
                    at.Position.ShouldBe(by?.Position ?? next);
                }
            }
        }
    }

    [Fact]
    public async Task An_archive_dropped_and_made_anew_or_rebuilt_is_not_mistaken_for_the_old_one()
    {
        var (reader, archives) = (new WorldReader(database.Source, _log), new Archives(database.Source, TimeProvider.System));
        var first = await ProjectedArchive.Create(database, "again", 1, 40);
        await first.Append(..);
        (await reader.Ask("again", Vantage.Open, snapshot => Fingerprint.Of(snapshot.World), Ct)).Answer.ShouldBe(Fingerprint.Of(ReferenceModel.At(first.History.Log, Vantage.Open, EdtfPadding.Default)));

        await archives.Drop("again", ct: Ct);
        await Should.ThrowAsync<UnknownArchiveException>(() => reader.Ask("again", Vantage.Open, snapshot => 0, Ct));
        var second = await ProjectedArchive.Create(database, "again", 2, 50);
        await second.Append(..);
        var expected = Fingerprint.Of(ReferenceModel.At(second.History.Log, Vantage.Open, EdtfPadding.Default));
        (await reader.Ask("again", Vantage.Open, snapshot => Fingerprint.Of(snapshot.World), Ct)).Answer.ShouldBe(expected);

        await new ProjectionService(database.Source, _log).Rebuild("again", ct: Ct);
        (await reader.Ask("again", Vantage.Open, snapshot => Fingerprint.Of(snapshot.World), Ct)).Answer.ShouldBe(expected);
    }
}
