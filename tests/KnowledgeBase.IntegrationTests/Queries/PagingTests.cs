using KnowledgeBase.Claims;
using KnowledgeBase.IntegrationTests.Projections;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.IntegrationTests.Queries;

/// <summary>An answer asked page by page is the whole answer, however little is looked at for a page.</summary>
public sealed class PagingTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const int Histories = 12;
    private const int Vantages = 3;

    [Fact]
    public async Task Positions_page_by_page() => await ForEach("positions", async (archive, vantage, random) =>
    {
        foreach (var (actor, topic) in new (string?, string?)[] { (null, null), ("actor/turkey", null), (null, "topic/guarantors") })
        {
            if (!await Are(archive, vantage, actor, topic)) continue;
            var ask = new AskPositions(archive, vantage, actor, topic);
            var whole = (await database.Send(ask)).Positions.Select(answer => $"{answer.Entity} {answer.Member} {Outcome.Of(answer)}");
            var pages = await Pages(after => ask with { After = after, Limit = random.Next(1, 4), Look = random.Next(1, 4) }, answer => answer.Positions.Select(one => $"{one.Entity} {one.Member} {Outcome.Of(one)}"), answer => answer.Next);
            pages.ShouldBe(whole);
        }
    });

    [Fact]
    public async Task Things_page_by_page() => await ForEach("things", async (archive, vantage, random) =>
    {
        foreach (var ask in new[] { new AskThings(archive, vantage, "zone"), new AskThings(archive, vantage, "actor"), new AskThings(archive, vantage, "agreement", Items: ["signed"]) })
        {
            var whole = (await database.Send(ask)).Things.Select(thing => $"{thing.Thing} {thing.Status}");
            (await Pages(after => ask with { After = after, Limit = random.Next(1, 3) }, answer => answer.Things.Select(thing => $"{thing.Thing} {thing.Status}"), answer => answer.Next)).ShouldBe(whole);
        }
    });

    [Fact]
    public async Task Statements_page_by_page_and_those_on_a_topic_found_by_it() => await ForEach("statements", async (archive, vantage, random) =>
    {
        static string show(StatementAnswer one) => $"{one.Statement} {string.Join(", ", one.Aspects.Select(Outcome.Of))} {string.Join(", ", one.Answers.Select(answer => answer.Claim.Evidence.Record))}";
        foreach (var filter in new[] { new StatementFilter(), new StatementFilter(Speaker: "actor/turkey"), new StatementFilter(Topic: "topic/guarantors"), new StatementFilter(Topic: "topic/monitors", Speaker: "actor/russia") })
        {
            if (!await Are(archive, vantage, filter.Speaker, filter.Topic)) continue;
            var ask = new AskStatements(archive, vantage, filter, 1_000);
            var whole = (await database.Send(ask)).Statements.Select(show).ToList();
            (await Pages(after => ask with { After = after, Limit = random.Next(1, 3), Look = random.Next(1, 5) }, answer => answer.Statements.Select(show), answer => answer.Next)).ShouldBe(whole);
            if (filter is not { Topic: not null, Speaker: null }) continue;
            // Asked of all statements, one by one.
            var narrower = (await database.Send(new AskTopic(archive, vantage, filter.Topic))).Narrower.Select(one => one.Topic).Append(filter.Topic).ToHashSet();
            var all = (await database.Send(new AskStatements(archive, vantage, new StatementFilter(), 1_000))).Statements;
            whole.ShouldBe(all.Where(one => one.Answers.Any(answer => narrower.Contains(answer.Claim.Entity))).Select(show));
        }
    });

    [Fact]
    public async Task Differences_and_findings_page_by_page() => await ForEach("differences", async (archive, vantage, random) =>
    {
        var compare = new AskDifferences(archive, vantage with { AsOf = Day.Of(2017, 5, 1) }, vantage);
        var differences = (await database.Send(compare)).Differences;
        (await Pages(after => compare with { After = after, Limit = random.Next(1, 4) }, answer => answer.Differences, answer => answer.Next)).ShouldBe(differences, ignoreOrder: true);

        var check = new AskFindings(archive, vantage);
        var findings = (await database.Send(check)).Findings.Select(finding => finding.Identity);
        (await Pages(after => check with { After = after, Limit = random.Next(1, 4) }, answer => answer.Findings.Select(finding => finding.Identity), answer => answer.Next)).ShouldBe(findings, ignoreOrder: true);
    });

    // Registrations are retracted in some histories.
    private async Task<bool> Are(string archive, Vantage vantage, params IEnumerable<string?> things)
    {
        var names = (await database.Send(new AskOverview(archive, vantage))).Names;
        return things.OfType<string>().All(thing => names.TryFind(thing) is not null);
    }

    private async Task<List<TItem>> Pages<TAnswer, TItem>(Func<string, IRequest<TAnswer>> ask, Func<TAnswer, IEnumerable<TItem>> items, Func<TAnswer, string?> next)
    {
        var (all, after) = (new List<TItem>(), (string?)"");
        for (var pages = 0; after is not null; pages++)
        {
            pages.ShouldBeLessThan(500, "pages come to no end");
            var answer = await database.Send(ask(after));
            all.AddRange(items(answer));
            after = next(answer);
        }

        return all;
    }

    private async Task ForEach(string name, Func<string, Vantage, Random, Task> test)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KB_TEST_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        for (var i = 0; i < Histories; i++)
        {
            var archive = await ProjectedArchive.Create(database.Database, $"pages-{name}-{i}", seed + i, 45);
            await archive.Append(..);
            var random = new Random(seed + i);
            for (var nth = 0; nth < Vantages; nth++)
            {
                var vantage = archive.History.RandomVantage(random);
                try
                {
                    await test(archive.Name, vantage, random);
                }
                catch (Exception failure)
                {
                    throw new ShouldAssertException($"seed {seed + i}, {VantageText.ToQueryString(vantage)}\n{failure.Message}\n{archive.History}", failure);
                }
            }
        }
    }
}
