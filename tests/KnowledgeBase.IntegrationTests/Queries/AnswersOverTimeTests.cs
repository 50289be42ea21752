using KnowledgeBase.Claims;
using KnowledgeBase.IntegrationTests.Projections;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Queries;

/// <summary>Answers in two times, and changes over days, against the reference model asked at every position.</summary>
public sealed class AnswersOverTimeTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Histories = 25;
    private const int ItemsEach = 4;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answers_in_two_times_are_those_of_the_reference_model_at_every_position()
    {
        var seed = Seed();
        for (var i = 0; i < Histories; i++) await AnswersAsTheModelDoes($"two-{i}", seed + i, i % 2 == 0);
    }

    // Signed at 24, in force as agreed at 27; and what is in force as agreed is looked at no more since the signing was retracted at 44.
    [Fact]
    public Task What_is_not_looked_at_any_more_was_looked_at_once() => AnswersAsTheModelDoes("two-retracted", 43388815, open: true);

    private async Task AnswersAsTheModelDoes(string name, int seed, bool open)
    {
        var archive = await ProjectedArchive.Create(database.Database, name, seed, 40);
        await archive.Append(..);
        var (log, random) = (archive.History.Log, new Random(seed));
        var vantage = open ? Vantage.Open : archive.History.RandomVantage(new Random(seed + 1));
        var world = ReferenceModel.At(log, Vantage.Open, EdtfPadding.Default);
        var names = (await database.Send(new AskOverview(archive.Name, Vantage.Open))).Names;
        var items = log.Select(recorded => recorded.Stream).Where(stream => !stream.StartsWith("statement/", StringComparison.Ordinal)).Distinct().Where(thing => names.TryFind(thing) is not null)
            .SelectMany(thing => Outcome.Of(world, thing).Keys.Select(item => (Thing: thing, Item: item)))
            .Where(one => one.Item is not ("actors" or "published")).ToArray();
        random.Shuffle(items);
        foreach (var (thing, item) in items.Take(ItemsEach))
        {
            var answer = await database.Send(new AskAnswersOverTime(archive.Name, vantage, thing, item, Limit: 1_000));
            var some = await database.Send(new AskAnswersOverTime(archive.Name, vantage, thing, item, Limit: 3));
            foreach (var position in Enumerable.Range(1, log.Count))
            {
                var expected = Timeline.Of(ReferenceModel.At(log, vantage with { RecordedBy = RecordingPoint.At(position) }, EdtfPadding.Default), one => Outcome.Of(one, answer.Thing).GetValueOrDefault(item, Outcome.Silent));
                var actual = answer.Rows.LastOrDefault(row => row.From <= position)?.Periods ?? Told.Silent;
                actual.ShouldBe(expected, $"seed {seed}, {thing} {item} at position {position}\n{archive.History}");
                if (some.Rows.LastOrDefault(row => row.From <= position) is { } told) told.Periods.ShouldBe(expected, $"seed {seed}, {thing} {item} at position {position}, of the last ones\n{archive.History}");
            }
        }
    }

    [Fact]
    public async Task A_thing_has_a_version_wherever_anything_that_is_said_of_it_changes()
    {
        var seed = Seed();
        for (var i = 0; i < Histories; i++)
        {
            var archive = await ProjectedArchive.Create(database.Database, $"versions-{i}", seed + i, 40);
            await archive.Append(.., chunkSize: 1);
            var log = archive.History.Log;
            foreach (var thing in (string[])["zone/idlib", "agreement/memorandum", "topic/monitors"])
            {
                var versions = (await database.Send(new AskVersions(archive.Name, Vantage.Open, thing.Split('/')[0], thing))).Versions.Select(version => version.Position).ToHashSet();
                var before = "";
                foreach (var position in Enumerable.Range(1, log.Count))
                {
                    var world = ReferenceModel.At(log, new Vantage { RecordedBy = RecordingPoint.At(position) }, EdtfPadding.Default);
                    var now = string.Join('\n', Timeline.Items(world, thing).SelectMany(one => one.Periods.Select(period => $"{one.Item} {period}")));
                    if (now != before && !versions.Contains(position)) throw new ShouldAssertException($"seed {seed + i}: {thing} has no version at {position}\n{before}\nbecame\n{now}\n{archive.History}");
                    before = now;
                }
            }
        }
    }

    // One after another of one server, which keeps what it worked out: of other vantages and positions, and of archives with things of the same name.
    [Fact]
    public async Task Timelines_are_those_of_the_reference_model_from_vantage_to_vantage()
    {
        var seed = Seed();
        for (var i = 0; i < Histories; i++)
        {
            var archive = await ProjectedArchive.Create(database.Database, $"kept-{i}", seed + i, 40);
            await archive.Append(..);
            var random = new Random(seed + i);
            foreach (var vantage in Enumerable.Range(0, 12).Select(_ => archive.History.RandomVantage(random, recordedBy: true)))
            {
                var names = (await database.Send(new AskOverview(archive.Name, vantage))).Names;
                var world = ReferenceModel.At(archive.History.Log, vantage, EdtfPadding.Default);
                foreach (var thing in ((string[])["zone/idlib", "agreement/memorandum", "topic/monitors", "source/work-a"]).Where(thing => names.TryFind(thing) is not null))
                {
                    var answer = await database.Send(new AskTimeline(archive.Name, vantage, thing));
                    Show(answer.Items).ShouldBe(Show(Timeline.Items(world, thing)), $"seed {seed + i}, {thing}, {VantageText.ToQueryString(vantage)}\n{archive.History}");
                }
            }
        }
    }

    [Fact]
    public async Task Neighbouring_rows_differ_and_reach_to_the_last_position()
    {
        await Astana();

        var answer = await database.Send(new AskAnswersOverTime("astana", Vantage.Open, "zone/homs", "agreed.area"));

        answer.Rows.Count.ShouldBeGreaterThan(3);
        answer.Rows[^1].To.ShouldBe(answer.At.Position);
        foreach (var (row, next) in answer.Rows.Zip(answer.Rows.Skip(1)))
        {
            row.To.ShouldBe(next.From - 1);
            row.Periods.ShouldNotBe(next.Periods);
        }

        answer.Rows[^1].Periods.Any(period => period.Value.Verdict == Verdict.Contested).ShouldBeTrue();
    }

    [Fact]
    public async Task Changes_are_where_the_timelines_of_the_things_change()
    {
        await Astana();

        var changes = await database.Send(new AskChanges("astana", Vantage.Open, null, ["zone", "agreement"]));

        changes.LeftOut.ShouldBe(0);
        foreach (var thing in changes.Changes.GroupBy(change => change.Thing))
        {
            var timeline = await database.Send(new AskTimeline("astana", Vantage.Open, thing.Key));
            var expected = timeline.Items.SelectMany(item => item.Periods.Zip(item.Periods.Skip(1)).Select(pair => (pair.Second.First, item.Item, pair.First.Value, pair.Second.Value)));
            thing.Select(change => (change.Day, change.Item, change.Before, change.After)).ShouldBe(expected.OrderBy(one => one.First).ThenBy(one => one.Item, StringComparer.Ordinal));
        }

        changes.Days.ShouldBe(changes.Days.Order());
        (await database.Send(new AskChanges("astana", Vantage.Open, null, ["zone", "agreement"], Limit: 1))).LeftOut.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Claims_in_time_that_stand_are_those_of_the_frontier()
    {
        await Astana();
        foreach (var thing in (string[])["zone/homs", "zone/idlib", "agreement/astana-memorandum-2017", "meeting/astana-4"])
        {
            var vantage = new Vantage { AsOf = Day.Of(2017, 9, 20) };
            var claims = await database.Send(new AskClaims("astana", vantage, thing));
            var answer = (await database.Send(new AskThings("astana", vantage, thing.Split('/')[0], thing))).Things[0];

            var standing = claims.Claims.Where(one => one.Fate is Fate.Stands).Select(one => (one.Claim.Claim.Aspect, one.Claim.Claim.Member, one.Claim.Claim.Evidence.Record));
            var values = answer.Aspects.SelectMany(aspect => aspect.Values).Where(value => value.Standing != Standing.Lapsed).Select(value => (value.Claim.Aspect, value.Claim.Member, value.Claim.Evidence.Record));
            values.Except(standing).ShouldBeEmpty();
            claims.Claims.Count.ShouldBeGreaterThanOrEqualTo(values.Count());
        }
    }

    [Fact]
    public async Task The_map_has_the_places_of_each_zone_and_says_which_are_contested()
    {
        await Astana();

        var map = await database.Send(new AskMap("astana", new Vantage { AsOf = Day.Of(2017, 5, 6) }));

        var homs = map.Zones.Single(zone => zone.Zone == "zone/homs").Places.ShouldHaveSingleItem();
        homs.Extents.Order().ShouldBe(["part", "whole"]);
        homs.Verdict.ShouldBe(Verdict.Contested);
        homs.LaidDown.ShouldBeTrue();
        map.Zones.Single(zone => zone.Zone == "zone/eastern-ghouta").Places.ShouldHaveSingleItem().IsCertain.ShouldBeTrue();
        map.Outlines.Keys.ShouldContain("place/homs");
        map.Around.ShouldBe(["place/syria"]);
        var one = await database.Send(new AskMap("astana", new Vantage { AsOf = Day.Of(2017, 5, 6), AccordingTo = [new(SourceSelectorKind.Publisher, "TASS")] }));
        one.Zones.Single(zone => zone.Zone == "zone/homs").Places.ShouldHaveSingleItem().Extents.ShouldBe(["part"]);
    }

    [Fact]
    public async Task What_a_source_says_comes_record_by_record_as_the_archive_stood()
    {
        await Astana();

        var first = await database.Send(new AskSaid("astana", Vantage.Open, ["source/tass-astana-4"], Limit: 10));
        var second = await database.Send(new AskSaid("astana", Vantage.Open, ["source/tass-astana-4"], After: first.Records[^1].Position, Limit: 1_000));
        var all = await database.Send(new AskSaid("astana", Vantage.Open, ["source/tass-astana-4"], Limit: 1_000));

        first.More.ShouldBeTrue();
        second.More.ShouldBeFalse();
        first.Records.Concat(second.Records).Select(record => record.Record).ShouldBe(all.Records.Select(record => record.Record));
        all.Records.SelectMany(record => record.Claims).ShouldAllBe(claim => claim.Evidence.Source == "source/tass-astana-4");
        all.Records.Select(record => record.Position).ShouldBe(all.Records.Select(record => record.Position).Order());
        var before = first.Records[3].Position;
        (await database.Send(new AskSaid("astana", new Vantage { RecordedBy = RecordingPoint.At(before) }, ["source/tass-astana-4"], Limit: 1_000))).Records.Count.ShouldBe(4);
        var inferred = await database.Send(new AskSaid("astana", Vantage.Open, ["source/sputnik-astana-6"], BasedOn: ["sputnik-9-partly-separated"]));
        inferred.Records.SelectMany(record => record.Claims).ShouldAllBe(claim => claim.Evidence.BasedOn == "sputnik-9-partly-separated");
    }

    private async Task Astana()
    {
        await database.Service<KnowledgeBase.Log.Archives>().Create("astana", idempotent: true, ct: Ct);
        await database.Send(new ImportDossier("astana", RecordingDatabase.Astana, "tester"));
    }

    private static int Seed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        return seed;
    }

    private static string Show(IReadOnlyList<(string Item, IReadOnlyList<Period<Outcome>> Periods)> items) => string.Join('\n', items.SelectMany(one => one.Periods.Select(period => $"{one.Item} {period}")));
}
