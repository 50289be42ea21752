using KnowledgeBase.Dossiers;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Tables;

/// <summary>Tables as input: checked wholly first, recorded in batches, broken off and gone on with.</summary>
public sealed class ImportTableTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>, IAsyncLifetime
{
    private const int Rows = 44;
    private const int Events = 1 + 4 + 11 + Rows;
    private readonly TestFolder _folder = new();
    private TableRequest _table = null!;

    public async ValueTask InitializeAsync()
    {
        var (map, first, _, _) = await Editions.Write(_folder);
        _table = new TableRequest("", first, map, "tester") { BatchRows = 7 };
    }

    [Fact]
    public async Task Rows_make_records_and_what_they_speak_of_is_registered_once()
    {
        await database.Create("whole");

        var done = await database.Send(new ImportTable(_table with { Archive = "whole" }));

        (done.Rows, done.Recorded, done.Known, done.Position).ShouldBe((Rows, Events, 0, Events));
        (await database.Database.Rows("select distinct state || ' ' || rows_done || ' ' || events from kb.import where archive = 'whole'")).ShouldBe([$"complete {Rows} {Events}"]);
        (await database.Service<ProjectionService>().Verify("whole")).Differences.ShouldBeEmpty();
        var again = await database.Send(new ImportTable(_table with { Archive = "whole" }));
        (again.Recorded, again.Position).ShouldBe((0, Events));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(35)]
    [InlineData(44)]
    public async Task Broken_off_anywhere_and_run_again_it_ends_with_exactly_the_right_events(int after)
    {
        var (whole, broken) = ($"one-run-{after}", $"two-runs-{after}");
        await database.Create(whole);
        await database.Create(broken);
        await database.Send(new ImportTable(_table with { Archive = whole }));

        using var stop = new CancellationTokenSource();
        var progress = new Stop(now => now.Phase == ImportPhase.Recording && now.Rows >= after, stop);
        await Should.ThrowAsync<OperationCanceledException>(() => database.Send(new ImportTable(_table with { Archive = broken, Progress = progress }), stop.Token));
        var partial = (await database.Send(new AskImports(broken))).Where(import => import.Complete).ToList();
        partial.ShouldBeEmpty();
        if (after > 0) (await database.Send(new AskImports(broken))).ShouldHaveSingleItem().Done.ShouldBe(after);

        await database.Send(new ImportTable(_table with { Archive = broken, BatchRows = 5 }));

        (await Log(broken)).ShouldBe(await Log(whole));
        (await database.Send(new AskImports(broken))).ShouldHaveSingleItem().ShouldSatisfyAllConditions(import => import.Complete.ShouldBeTrue(), import => import.Events.ShouldBe(Events));
    }

    [Fact]
    public async Task A_dry_run_shows_the_first_records_and_records_nothing()
    {
        await database.Create("dry");

        var done = await database.Send(new ImportTable(_table with { Archive = "dry", DryRun = true, Samples = 3 }));

        (done.Rows, done.Recorded, done.Position, done.Problems.Count).ShouldBe((Rows, Events, 0, 0));
        done.First.Select(draft => draft.Stream).ShouldBe([Editions.First, "actor/burma", "topic/q1"]);
        (await database.Send(new AskImports("dry"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_wrong_in_a_table_is_told_with_line_and_column_and_nothing_is_recorded()
    {
        await database.Create("wrong");
        var path = Path.Combine(_folder.Root, "wrong.csv");
        await File.WriteAllTextAsync(path, "roll,country,vote\n1,Chile,yes\n1,Peru,perhaps\n99,Peru,no\n1,Chile,no\n2,Peru\n3,Chile,Yes\n", TestContext.Current.CancellationToken);

        var refused = await Should.ThrowAsync<DossierException>(() => database.Send(new ImportTable(_table with { Archive = "wrong", Path = path, BatchRows = 2 })));
        var dry = await database.Send(new ImportTable(_table with { Archive = "wrong", Path = path, DryRun = true }));

        refused.Errors.Select(error => error.ToString().Replace(_folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).ShouldBe([
            "wrong.csv:3:8: statement.made 'votes-1:1:peru': answer: 'perhaps' is no answer to topic/q1; its answers are yes, no, abstain and unclear.",
            "wrong.csv:4:1: statement.made: on: roll roll.csv has no row whose id is '99'.",
            "wrong.csv:5:1: statement.made 'votes-1:1:chile': record: the record 'votes-1:1:chile' is made by line 2 too; take more columns into it.",
            "wrong.csv:5:1: statement.made 'votes-1:1:chile': key: the key 'vote:1:chile' is made by line 2 too; take more columns into it.",
            "wrong.csv:6:1: the row has 2 fields, and the table 3 columns (roll, country, vote).",
            "wrong.csv:7:9: statement.made 'votes-1:3:chile': answer: 'Yes' must be a short word of lower-case letters, digits and hyphens, at most 100, such as 'no-flights'.",
        ]);
        dry.Problems.Select(problem => problem.ToString()).ShouldBe(refused.Errors.Select(error => error.ToString()), ignoreOrder: true);
        (await database.Events("wrong")).ShouldBe(0);
    }

    [Fact]
    public async Task What_others_record_in_between_does_not_get_in_the_way()
    {
        await database.Create("shared");
        var first = true;
        var between = new Stop(
            now =>
            {
                if (!first || now is not { Phase: ImportPhase.Recording, Rows: 14 }) return false;
                first = false;
                database.Record("shared", RecordingDatabase.Draft("actor/other", "actor.registered", new { record = "other", name = "Other", kind = "state" })).GetAwaiter().GetResult();
                return false;
            },
            null);

        await database.Send(new ImportTable(_table with { Archive = "shared", Progress = between }));

        (await database.Events("shared")).ShouldBe(Events + 1);
    }

    public async ValueTask DisposeAsync() => await _folder.DisposeAsync();

    private Task<List<string>> Log(string archive) => database.Database.Rows(
        "select e.position, e.stream, m.version, m.type, m.data from kb.entry e join kb.mt_events m on m.seq_id = e.seq_id where e.archive = $1 order by e.position", archive);

    /// <summary>Reports at once, in the thread that works, and cancels when it is time to.</summary>
    private sealed class Stop(Func<TableProgress, bool> when, CancellationTokenSource? stop) : IProgress<TableProgress>
    {
        public void Report(TableProgress value)
        {
            if (when(value)) stop?.Cancel();
        }
    }
}
