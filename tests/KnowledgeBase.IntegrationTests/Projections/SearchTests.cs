using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Projections;

/// <summary>What a search finds against a scan of every effective event that the reference model admits.</summary>
public sealed class SearchTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private const int Histories = 40;
    private const int VantagesEach = 8;

    private static readonly string[][] Searches =
        [["Ceasefire"], ["homs"], ["rossiya"], ["TÜRKİYE"], ["the", "federation"], ["actor/russia"], ["actor", "rf"], ["a ceasefire", "HOMS"], ["south", "federation"], ["iran", "ceasefire"], ["nothing"]];

    [Fact]
    public async Task A_search_finds_what_a_scan_of_all_admitted_events_finds()
    {
        var (seed, log) = (int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount, new PostgresEventLog(database.Source, TimeProvider.System));
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        var (handler, found) = (new AskSearchHandler(new WorldReader(database.Source, log)), 0);
        for (var i = 0; i < Histories; i++)
        {
            var (archive, random) = ($"s{i}", new Random(seed + i));
            await new Archives(database.Source, TimeProvider.System).Create(archive, ct: Ask.Ct);
            var history = History.Of(seed + i, random.Next(10, 80), archive);
            await Append(log, archive, history.Log, random.Next(1, 30));
            for (var j = 0; j < VantagesEach; j++)
            {
                var (vantage, search) = (history.RandomVantage(random, recordedBy: true), Searches[random.Next(Searches.Length)]);
                var answer = await handler.Handle(new AskSearch(archive, vantage, search, Limit: 1000), Ask.Ct);
                var why = $"seed {seed + i}, {string.Join(' ', search)} {VantageText.ToOptions(vantage)}\n{history}";

                answer.Hits.Select(hit => hit.Position).Order().ToList().ShouldBe(Scan(history.Log, vantage, search), why);
                answer.Found.ShouldBe(answer.Hits.Count, why);
                found += answer.Hits.Count;
            }
        }

        found.ShouldBeGreaterThan(Histories);
    }

    [Fact]
    public async Task A_thing_that_is_no_longer_registered_is_still_the_same_as_another()
    {
        var (log, asked) = (new PostgresEventLog(database.Source, TimeProvider.System), Vantage.Open);
        await new Archives(database.Source, TimeProvider.System).Create("gone", ct: Ask.Ct);
        (string Stream, string Type, string Data)[] events =
        [
            ("source/a", "source.registered", """{ "record": "a", "name": "A", "retrieved": "2017-06-01" }"""),
            ("actor/rf", "actor.registered", """{ "record": "rf", "name": "Rossiya", "kind": "state" }"""),
            ("actor/russia", "actor.registered", """{ "record": "russia", "name": "Russia", "kind": "state" }"""),
            ("zone/idlib", "zone.registered", """{ "record": "idlib", "name": "Idlib" }"""),
            ("actor/rf", "thing.sameAs", """{ "record": "same", "other": "actor/russia" }"""),
            ("zone/idlib", "zone.proposed", """{ "record": "said", "source": "source/a", "by": ["actor/russia"], "quote": "a zone" }"""),
            ("actor/russia", "record.retracted", """{ "record": "no", "target": "russia", "reason": "a test" }"""),
        ];
        await Append(log, "gone", [.. events.Select((one, n) => new Recorded(n + 1, default, EventIds.Of("gone", $"{JsonNode.Parse(one.Data)!["record"]}"), one.Stream, one.Type, (JsonObject)JsonNode.Parse(one.Data)!))], 10);

        var answer = await new AskSearchHandler(new WorldReader(database.Source, log)).Handle(new AskSearch("gone", asked, ["rossiya"], Limit: 10), Ask.Ct);

        answer.Hits.Select(hit => hit.Position).ShouldContain(6);
    }

    private static List<long> Scan(IReadOnlyList<Recorded> log, Vantage vantage, string[] search)
    {
        var known = log.Where(recorded => vantage.RecordedBy is not { Position: { } position } || recorded.Position <= position).ToList();
        var amendments = known.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target);
        var effective = known.Where(recorded => recorded.Content is not Amendment).Select(recorded => Effective.Of(recorded, record => amendments[record])).OfType<Effective>().ToList();
        var world = ReferenceModel.At(log, vantage);
        var names = effective.SelectMany(one => one.Content switch
        {
            IRegistration registration => [registration.Name, .. registration.Aliases ?? []],
            ThingAliased aliased => [aliased.Alias],
            _ => Array.Empty<string>(),
        }, (one, name) => (Thing: world.Canonical(one.Event.Stream), Name: $" {SearchText.Fold(name)} ")).ToList();

        var words = search.Select(word => $" {SearchText.Fold(word)} ").ToList();
        var whole = $" {SearchText.Fold(string.Join(' ', search))} ";
        var asAName = names.Where(pair => pair.Name == whole).Select(pair => pair.Thing).ToHashSet();
        var terms = asAName.Count > 0 ? [whole] : words;
        return
        [
            .. effective.Where(one => Admitted(one, world, vantage)).Where(one =>
            {
                var texts = SearchText.Of(one.Content).Select(text => $" {SearchText.Fold(text)} ").ToList();
                if (texts.Count == 0) return false;
                var references = SearchText.References(one.Event, one.Content).Select(world.Canonical).ToHashSet();
                bool Has(string phrase) => texts.Exists(text => text.Contains(phrase, StringComparison.Ordinal));
                return (asAName.Count > 0 && words.TrueForAll(Has)) || terms.TrueForAll(term =>
                    Has(term) || names.Any(name => names.Contains((name.Thing, term)) && (Has(name.Name) || references.Contains(name.Thing))));
            }).Select(one => one.Event.Position),
        ];
    }

    private static bool Admitted(Effective one, World world, Vantage vantage) => one.Content switch
    {
        Report => ClaimsOf.Event(one.Event, one.Content).Any(claim => world.EveryClaim(world.Canonical(claim.Entity)).Any(admitted => admitted.Evidence.Position == one.Event.Position)),
        SourceOmitted => ReferenceModel.Heard(world.Sources.Values, vantage).TryGetValue(world.Sources[one.Event.Stream].Work, out var heard) && world.Sources[one.Event.Stream].Number <= heard,
        _ => true,
    };

    private static async Task Append(PostgresEventLog log, string archive, IReadOnlyList<Recorded> events, int chunkSize)
    {
        foreach (var chunk in events.Chunk(chunkSize))
        {
            await log.InTransaction(
                archive,
                async transaction =>
                {
                    var stored = await transaction.Append([.. chunk.Select(recorded => new StreamAppend(recorded.Stream, [new NewEvent(recorded.Id, recorded.StoredType, recorded.Data.ToJsonString())]))], Ask.Ct);
                    await ProjectionStore.Live.Project(transaction, archive, [.. stored.Select(Stored.ToRecorded)], Ask.Ct);
                    return 0;
                },
                Ask.Ct);
        }
    }
}
