using KnowledgeBase.Dossiers;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Tables;

/// <summary>A later edition: just the difference is recorded, and each edition then answers like an archive of it alone.</summary>
public sealed class ReconcileEditionTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>, IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private TableRequest _first = null!;
    private TableRequest _second = null!;

    private static Vantage AsOf => new() { AsOf = Edtf.Parse("2018-01-01").Bounds.Earliest };

    private static Vantage Of2016 => AsOf with { PublishedBy = new PublicationDay(Edtf.Parse("2016-12-31").Bounds.Earliest) };

    public async ValueTask InitializeAsync()
    {
        var (map, first, second, renames) = await Editions.Write(_folder);
        _first = new TableRequest("", first, map, "tester") { BatchRows = 9 };
        _second = _first with { Path = second, Edition = Editions.Second, Renames = renames };
    }

    [Fact]
    public async Task Each_edition_answers_like_an_archive_of_it_alone()
    {
        await Import("both", _first);
        await Import("first-alone", _first);
        await Import("second-alone", _second);

        var done = await database.Send(new ReconcileEdition(_second with { Archive = "both" }));

        var difference = done.Difference;
        (done.Rows, difference.Same, difference.New, difference.Restated, difference.Omitted).ShouldBe((46, 41, 4, 1, 2));
        difference.Changed.ShouldBe(new Dictionary<string, long> { ["answer"] = 1, ["text"] = 1 }, ignoreOrder: true);
        // The edition, a question, its four votes, a restated and two omitted ones, and the new name.
        done.Recorded.ShouldBe(1 + 1 + 4 + 1 + 2 + 1);
        (await Editions.Answers(database, "both", AsOf)).ShouldBe(await Editions.Answers(database, "second-alone", AsOf));
        (await Editions.Answers(database, "both", Of2016)).ShouldBe(await Editions.Answers(database, "first-alone", AsOf));
        (await Editions.Answers(database, "both", Of2016)).Count.ShouldBe(2 * 44);
        (await database.Service<ProjectionService>().Verify("both")).Differences.ShouldBeEmpty();
        (await database.Send(new AskThings("both", AsOf, "actor", "Myanmar"))).Things.ShouldHaveSingleItem().Thing.ShouldBe("actor/burma");
    }

    [Fact]
    public async Task Corrections_of_the_earlier_edition_count_as_what_it_says()
    {
        await Import("corrected", _first);
        await Correct("corrected", "votes-1:3:chile", "yes");
        await Correct("corrected", "votes-1:7:peru", "abstain");
        await Correct("corrected", "votes-1:1:chile", (await Answer("corrected", "votes-1:1:chile"))!);

        var difference = (await database.Send(new ReconcileEdition(_second with { Archive = "corrected", DryRun = true }))).Difference;

        difference.RestatedSamples.Select(one => one.Key).ShouldBe(["vote:7:peru"]);
        (difference.Same, difference.Restated).ShouldBe((41, 1));
    }

    [Fact]
    public async Task Renames_are_suggested_and_never_assumed()
    {
        await Import("unnamed", _first);

        var done = await database.Send(new ReconcileEdition(_second with { Archive = "unnamed", Renames = null, DryRun = true }));

        done.Difference.Renames.ShouldBe([new SuggestedRename("Burma", "Myanmar", 11, 11)]);
        (done.Difference.New, done.Difference.Omitted, done.Recorded).ShouldBe((15, 13, 0));
        (await database.Send(new AskImports("unnamed"))).ShouldHaveSingleItem().Kind.ShouldBe(ImportKind.Import);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(45)]
    public async Task Broken_off_and_run_again_it_records_the_very_same(int after)
    {
        var (whole, broken) = ($"one-{after}", $"two-{after}");
        await Import(whole, _first);
        await Import(broken, _first);
        await database.Send(new ReconcileEdition(_second with { Archive = whole }));

        using var stop = new CancellationTokenSource();
        var progress = new Stop(now => now.Phase == ImportPhase.Recording && now.Rows >= after, stop);
        await Should.ThrowAsync<OperationCanceledException>(() => database.Send(new ReconcileEdition(_second with { Archive = broken, Progress = progress }), stop.Token));
        await database.Send(new ReconcileEdition(_second with { Archive = broken }));
        (await database.Send(new ReconcileEdition(_second with { Archive = broken }))).Recorded.ShouldBe(0);

        (await Log(broken)).ShouldBe(await Log(whole));
        (await database.Send(new AskImports(broken))).ShouldAllBe(import => import.Complete);
    }

    [Fact]
    public async Task What_cannot_be_reconciled_is_refused_with_what_would_be_right()
    {
        await database.Create("empty");
        (await Refusal(_second with { Archive = "empty" })).ShouldContain("the archive has no edition of 'votes' before source/votes-2; import one first");
        (await Refusal(_second with { Archive = "empty", Edition = Editions.First, Renames = null })).ShouldContain("source/votes-1 is no later edition");
        (await Refusal(_second with { Archive = "empty", Edition = "source/votes-3" })).ShouldContain("source/votes-3 is neither under 'sources' nor registered in the archive. Under 'sources' there are source/votes-1, source/votes-2. Did you mean");
        var map = Path.Combine(_folder.Root, "bad.yaml");
        await File.WriteAllTextAsync(map, (await File.ReadAllTextAsync(_second.Mapping, TestContext.Current.CancellationToken)).Replace("record: \"{source.slug}:", "record: \"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await Refusal(_second with { Archive = "empty", Mapping = map })).ShouldContain("bad.yaml:16:5: statement.made: its 'record' is the same in all editions, and a record is of one; take {source.slug} into it.");
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();

    private async Task Import(string archive, TableRequest table)
    {
        await database.Create(archive);
        await database.Send(new ImportTable(table with { Archive = archive }));
    }

    private async Task<string> Refusal(TableRequest table) => (await Should.ThrowAsync<DossierException>(() => database.Send(new ReconcileEdition(table)))).Message;

    private Task<Amended> Correct(string archive, string record, string answer) =>
        database.Send(new CorrectEvent(new(archive, record, "Misread.", "tester"), [("answer", answer), ("text", $"Votes {answer}.")]));

    private async Task<string?> Answer(string archive, string record) =>
        (await database.Database.Rows("select data ->> 'answer' from kb.mt_events where tenant_id = $1 and data ->> 'record' = $2", archive, record)).Single();

    private Task<List<string>> Log(string archive) => database.Database.Rows(
        "select e.position, e.stream, m.version, m.type, m.data from kb.entry e join kb.mt_events m on m.seq_id = e.seq_id where e.archive = $1 order by e.position", archive);

    private sealed class Stop(Func<TableProgress, bool> when, CancellationTokenSource stop) : IProgress<TableProgress>
    {
        public void Report(TableProgress value)
        {
            if (when(value)) stop.Cancel();
        }
    }
}
