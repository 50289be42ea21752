using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>The claim tables against the reference model, over random histories through the real database.</summary>
public sealed class ProjectionTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private const int Histories = 120;
    private const int VantagesEach = 12;
    private readonly PostgresEventLog _log = new(database.Source, TimeProvider.System);
    private readonly Archives _archives = new(database.Source, TimeProvider.System);

    [Theory]
    [InlineData("few", Heard.MostFew)]
    [InlineData("many", 0)]
    public async Task Answers_equal_those_of_the_reference_model_at_random_vantages(string works, int mostFew)
    {
        var (seed, reader) = (int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount, new WorldReader(database.Source, _log) { MostFew = mostFew });
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        for (var i = 0; i < Histories / 2; i++)
        {
            var history = await RecordHistory($"{works}{i}", seed + i, padding: i % 4);
            var random = new Random(seed + i);
            for (var j = 0; j < VantagesEach; j++)
            {
                var vantage = history.RandomVantage(random, recordedBy: true);
                var expected = Fingerprint.Of(ReferenceModel.At(history.Log, vantage, new EdtfPadding(i % 4, i % 4, i % 4)));
                var (actual, at) = await reader.Ask($"{works}{i}", vantage, snapshot => Fingerprint.Of(snapshot.World), TestContext.Current.CancellationToken);
                actual.ShouldBe(expected, $"seed {seed + i}, {VantageText.ToOptions(vantage)}, read at {at.Position}\n{history}");
            }
        }
    }

    [Fact]
    public async Task Histories_and_references_to_replaced_records_equal_those_of_the_reference_model()
    {
        var (seed, reader) = (int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount, new WorldReader(database.Source, _log));
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        HistoryOf[] asked = [new("zone/idlib"), new("zone/idlib", "control"), new("zone/homs", "area", "place/hama"), new("agreement/memorandum"), new("topic/monitors", "position"), new("actor/russia"), new("source/a2")];
        var (handler, followed, fates) = (new AskHistoryHandler(reader), 0, new HashSet<Fate>());
        for (var i = 0; i < Histories / 2; i++)
        {
            var history = await RecordHistory($"t{i}", seed + i);
            var random = new Random(seed + i);
            for (var j = 0; j < VantagesEach; j++)
            {
                var vantage = history.RandomVantage(random, recordedBy: true);
                var world = ReferenceModel.At(history.Log, vantage);
                var (bases, at) = await reader.Ask($"t{i}", vantage, snapshot => Fingerprint.Bases(snapshot.World), TestContext.Current.CancellationToken);
                bases.ShouldBe(Fingerprint.Bases(world), $"seed {seed + i}, {VantageText.ToOptions(vantage)}\n{history}");
                followed += history.Log.Count(recorded => recorded.Content is Report { BasedOn: { } basis } && world.Replacements.Follow(basis) != basis);

                var of = asked[random.Next(asked.Length)];
                if (at.Position < RandomHistory.PreludeLength) continue;
                of = of with { Thing = world.Canonical(of.Thing) };
                var expected = ClaimHistory.Of(world, vantage, ReferenceModel.Known(history.Log, vantage.RecordedBy), of);
                if (expected.Count == 0) continue;
                var actual = await handler.Handle(new AskHistory($"t{i}", vantage, of.Thing, of.Aspect, of.Member), TestContext.Current.CancellationToken);
                Fingerprint.Of(actual.Entries).ShouldBe(Fingerprint.Of(expected), $"seed {seed + i}, {of}, {VantageText.ToOptions(vantage)}\n{history}");
                fates.UnionWith(expected.Select(entry => entry.Fate));
            }
        }

        followed.ShouldBeGreaterThan(0);
        fates.Count.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task A_rebuild_in_any_batch_size_gives_the_very_rows_that_appending_gave()
    {
        var seed = Environment.TickCount;
        for (var i = 0; i < 25; i++)
        {
            var archive = $"r{i}";
            await RecordHistory(archive, seed + i);
            var before = await Rows(archive);
            foreach (var batchSize in new[] { 1, 7, 1000 })
            {
                var service = new ProjectionService(database.Source, _log) { BatchSize = batchSize };
                (await service.Verify(archive, ct: TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty($"seed {seed + i}, batches of {batchSize}");
                await service.Rebuild(archive, ct: TestContext.Current.CancellationToken);
                (await Rows(archive)).ShouldBe(before, $"seed {seed + i}, batches of {batchSize}");
            }
        }
    }

    [Theory]
    [InlineData("update {claim} set member = 'other' where aspect = 'established'")]
    [InlineData("delete from {claim_key} where aspect = 'established'")]
    [InlineData("delete from {reference} where stream = 'zone/idlib'")]
    [InlineData("update {search} set folded = 'other' where stream = 'zone/idlib' and type = 'zone.registered'")]
    public async Task Verify_names_what_was_tampered_with_and_a_rebuild_mends_it(string tampering)
    {
        var name = $"v{tampering.GetHashCode(StringComparison.Ordinal):x}";
        await _archives.Create(name, ct: TestContext.Current.CancellationToken);
        var archive = new Tests.TestArchive();
        archive.Report("source/a", "zone/idlib", "zone.established", new { on = "2017-09-15" });
        await Append(name, archive.Log, 10);
        var service = new ProjectionService(database.Source, _log);
        foreach (var table in ProjectionTables.Names) tampering = tampering.Replace($"{{{table}}}", await database.Table(name, table), StringComparison.Ordinal);
        (await database.Execute(tampering)).ShouldBe(1);

        (await service.Verify(name, ct: TestContext.Current.CancellationToken)).Differences.ShouldHaveSingleItem().Entity.ShouldBe("zone/idlib");
        await service.Rebuild(name, ct: TestContext.Current.CancellationToken);

        (await service.Verify(name, ct: TestContext.Current.CancellationToken)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_touches_the_rows_of_its_event_and_of_those_that_share_its_key_alone()
    {
        await _archives.Create("touched", ct: TestContext.Current.CancellationToken);
        var archive = new Tests.TestArchive();
        var (first, second) = ("source/a", "source/b");
        for (var i = 0; i < 20; i++) archive.Report(i % 2 == 0 ? first : second, $"zone/z{i % 5}", "zone.established", new { on = $"2017-09-{i + 1:00}" });
        await Append("touched", archive.Log, 10);
        var corrected = archive.Log.Last(recorded => recorded.StoredType == "zone.established");
        var table = await database.Table("touched", "claim");
        var rows = $"select ctid::text || ' ' || xmin::text, event_position from {table} order by 1";
        var before = await database.Rows(rows);

        archive.Correct(corrected.Record, new { on = "2017-10-01" });
        await Append("touched", [archive.Log[^1]], 10);

        var after = await database.Rows(rows);
        after.Except(before).Concat(before.Except(after)).Select(row => row.Split(' ')[^1]).Distinct().ShouldBe([$"{corrected.Position}"]);
        after.Count.ShouldBe(before.Count + 1);
    }

    [Fact]
    public async Task A_position_that_is_not_recorded_yet_is_refused()
    {
        await RecordHistory("future", 1);
        var reader = new WorldReader(database.Source, _log);

        var refused = await Should.ThrowAsync<FuturePositionException>(() => reader.Ask("future", new Vantage { RecordedBy = RecordingPoint.At(1_000_000) }, _ => 0, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("1000000");
    }

    /// <summary>Appends a random history, in random chunks, as recording does.</summary>
    private async Task<History> RecordHistory(string archive, int seed, int padding = 1)
    {
        await _archives.Create(archive, padding: padding, ct: TestContext.Current.CancellationToken);
        var random = new Random(seed);
        var history = History.Of(seed, random.Next(10, 60), archive);
        await Append(archive, history.Log, random.Next(1, 30));
        return history;
    }

    private async Task Append(string archive, IReadOnlyList<Recorded> log, int chunkSize)
    {
        foreach (var chunk in log.Chunk(chunkSize))
        {
            await _log.InTransaction(
                archive,
                async transaction =>
                {
                    var stored = await transaction.Append(
                        [.. chunk.Select(recorded => new StreamAppend(recorded.Stream, [new NewEvent(EventIds.Of(archive, recorded.Record), recorded.StoredType, recorded.Data.ToJsonString())]))],
                        TestContext.Current.CancellationToken);
                    await ProjectionStore.Live.Project(transaction, archive, [.. stored.Select(Stored.ToRecorded)], TestContext.Current.CancellationToken);
                    return 0;
                },
                TestContext.Current.CancellationToken);
        }
    }

    private async Task<List<string>> Rows(string archive)
    {
        var rows = new List<string>();
        foreach (var table in ProjectionTables.Names)
        {
            await using var command = database.Source.CreateCommand($"select t::text from {await database.Table(archive, table)} t order by t::text collate \"C\"");
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
