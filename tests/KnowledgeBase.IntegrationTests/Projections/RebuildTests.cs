using KnowledgeBase.IntegrationTests.Log;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Tests.Laws;
using KnowledgeBase.Time;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Projections;

public sealed class RebuildTests(LogDatabase database) : IClassFixture<LogDatabase>
{
    private readonly PostgresEventLog _log = new(database.Source, TimeProvider.System);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ProjectionService Service => new(database.Source, _log) { BatchSize = 7 };

    [Fact]
    public async Task What_is_appended_while_it_is_rebuilt_is_in_it()
    {
        var archive = await ProjectedArchive.Create(database, "appended", Environment.TickCount, 400);
        await archive.Append(..100);
        var service = new ProjectionService(database.Source, _log) { BatchSize = 7, BeforeSwap = () => archive.Append(100..) };

        var receipt = await service.Rebuild("appended", ct: Ct);

        (receipt.ComparedAt, receipt.Position).ShouldBe((100, archive.History.Log.Count));
        var rows = await archive.Rows();
        (await Service.Verify("appended", ct: Ct)).Differing.ShouldBe(0);
        await Service.Rebuild("appended", ct: Ct);
        (await archive.Rows()).ShouldBe(rows);
        await archive.ShouldAnswerRight();
        await archive.ShouldHaveNothingLeftOver();
    }

    [Fact]
    public async Task Readers_and_a_writer_go_on_while_it_is_rebuilt_again_and_again()
    {
        var archive = await ProjectedArchive.Create(database, "busy", Environment.TickCount, 500);
        await archive.Append(..50);
        var writing = Task.Run(() => archive.Append(50.., chunkSize: 5), Ct);
        var reader = new WorldReader(database.Source, _log);
        var reading = Task.Run(
            async () =>
            {
                while (!writing.IsCompleted) await reader.Ask("busy", new Vantage { RecordedBy = RecordingPoint.At(50) }, snapshot => Fingerprint.Of(snapshot.World), Ct);
            },
            Ct);

        do (await Service.Rebuild("busy", ct: Ct)).Differing.ShouldBe(0);
        while (!writing.IsCompleted);

        await Task.WhenAll(writing, reading);
        (await Service.Verify("busy", ct: Ct)).Differing.ShouldBe(0);
        await archive.ShouldAnswerRight();
        await archive.ShouldHaveNothingLeftOver();
    }

    [Fact]
    public async Task An_interrupted_rebuild_changes_nothing_and_the_next_one_starts_clean()
    {
        var archive = await ProjectedArchive.Create(database, "interrupted", 1, 100);
        await archive.Append(..);
        var (before, set) = (await archive.Rows(), await database.Table("interrupted", "claim"));
        using var stop = new CancellationTokenSource();
        var service = new ProjectionService(database.Source, _log) { BeforeSwap = stop.CancelAsync };

        await Should.ThrowAsync<OperationCanceledException>(() => service.Rebuild("interrupted", ct: stop.Token));

        (await database.Table("interrupted", "claim")).ShouldBe(set);
        await archive.ShouldHaveNothingLeftOver();
        (await Service.Rebuild("interrupted", ct: Ct)).Differing.ShouldBe(0);
        (await archive.Rows()).ShouldBe(before);
        (await database.Table("interrupted", "claim")).ShouldNotBe(set);
    }

    [Fact]
    public async Task What_a_killed_rebuild_left_behind_is_dropped_by_the_next_one()
    {
        var archive = await ProjectedArchive.Create(database, "killed", 2, 50);
        await archive.Append(..);
        await database.Execute("with left_over as (insert into kb.projection (archive, version, live) values ('killed', 2, false) returning id) select kb.make_tables(id, true) from left_over");
        (await Service.Status(ct: Ct)).Single(status => status.Archive == "killed").LeftOver.ShouldBe(1);

        await Service.Rebuild("killed", ct: Ct);

        await archive.ShouldHaveNothingLeftOver();
        await archive.ShouldAnswerRight();
    }

    [Fact]
    public async Task It_waits_for_a_writer_only_so_long_and_never_for_another_archive()
    {
        var (held, free) = (await ProjectedArchive.Create(database, "held", 3, 50), await ProjectedArchive.Create(database, "free", 4, 50));
        await held.Append(..);
        await free.Append(..);
        var impatient = new ProjectionService(database.Source, _log) { LockTimeout = TimeSpan.FromMilliseconds(100), LockAttempts = 2 };

        await _log.InTransaction(
            "held",
            async _ =>
            {
                (await Should.ThrowAsync<RebuildRefusedException>(() => impatient.Rebuild("held", ct: Ct))).Message.ShouldStartWith("Archive 'held' was being written to all the time, ");
                (await impatient.Verify("held", ct: Ct)).Differing.ShouldBe(0);
                await impatient.Rebuild("free", ct: Ct);
                return 0;
            },
            Ct);

        await held.ShouldHaveNothingLeftOver();
        await Service.Rebuild("held", ct: Ct);
    }

    [Fact]
    public async Task Readers_of_the_old_tables_are_not_disturbed_and_do_not_hold_up_the_swap()
    {
        var archive = await ProjectedArchive.Create(database, "read", 5, 50);
        await archive.Append(..);
        var old = await database.Table("read", "claim");
        await using (var connection = await database.Source.OpenConnectionAsync(Ct))
        await using (var transaction = await connection.BeginTransactionAsync(Ct))
        {
            await using var read = new NpgsqlCommand($"select count(*) from {old}", connection, transaction);
            var rows = await read.ExecuteScalarAsync(Ct);

            await Service.Rebuild("read", ct: Ct);

            (await read.ExecuteScalarAsync(Ct)).ShouldBe(rows);
            await archive.ShouldAnswerRight();
        }

        await Service.Rebuild("read", ct: Ct);
        await archive.ShouldHaveNothingLeftOver();
    }

    [Fact]
    public async Task An_archive_is_rebuilt_by_one_at_a_time()
    {
        var archive = await ProjectedArchive.Create(database, "twice", 6, 20);
        await archive.Append(..);
        Exception? refused = null;
        var service = new ProjectionService(database.Source, _log) { BeforeSwap = async () => refused = await Record.ExceptionAsync(() => Service.Rebuild("twice", ct: Ct)) };

        await service.Rebuild("twice", ct: Ct);

        refused.ShouldBeOfType<RebuildRefusedException>().Message.ShouldBe("Archive 'twice' is being rebuilt already.");
        await archive.ShouldHaveNothingLeftOver();
    }

    [Fact]
    public async Task It_can_be_verified_while_it_is_rebuilt()
    {
        var archive = await ProjectedArchive.Create(database, "verified", 9, 60);
        await archive.Append(..);
        var rebuilding = Task.Run(
            async () =>
            {
                for (var i = 0; i < 10; i++) await Service.Rebuild("verified", ct: Ct);
            },
            Ct);

        do (await Service.Verify("verified", ct: Ct)).Differing.ShouldBe(0);
        while (!rebuilding.IsCompleted);

        await rebuilding;
        await Service.Rebuild("verified", ct: Ct);
        await archive.ShouldHaveNothingLeftOver();
    }

    [Fact]
    public async Task An_empty_archive_can_be_rebuilt_and_written_to_afterwards()
    {
        var archive = await ProjectedArchive.Create(database, "empty", 10, 20);

        (await Service.Rebuild("empty", ct: Ct)).Position.ShouldBe(0);

        await archive.Append(..);
        await archive.ShouldAnswerRight();
        (await Service.Verify("empty", ct: Ct)).Differing.ShouldBe(0);
    }

    [Fact]
    public async Task Another_version_of_the_projections_makes_a_rebuild_due()
    {
        var archive = await ProjectedArchive.Create(database, "due", 7, 30);
        await archive.Append(..);
        await database.Execute("update kb.projection set version = 1 where archive = 'due'");

        (await Service.Due(Ct)).ShouldHaveSingleItem().ShouldBe(new DueRebuild("due", 1));
        (await Service.Status(ct: Ct)).Single(status => status.Archive == "due").Due.ShouldBe(ProjectionVersions.Since(1));
        await Should.ThrowAsync<StaleProjectionException>(() => archive.ShouldAnswerRight());

        await Service.Rebuild("due", ct: Ct);

        (await Service.Due(Ct)).ShouldBeEmpty();
        await archive.ShouldAnswerRight();
    }

    [Fact]
    public async Task The_receipt_says_the_same_as_a_check_and_the_status_counts_the_rows()
    {
        var archive = await ProjectedArchive.Create(database, "receipt", 8, 80);
        await archive.Append(..);

        var check = await Service.Verify("receipt", ct: Ct);
        var receipt = await Service.Rebuild("receipt", ct: Ct);

        receipt.Kinds.ShouldBe(check.Kinds);
        receipt.Kinds.ShouldNotBeEmpty();
        var status = (await Service.Status(ct: Ct)).Single(one => one.Archive == "receipt");
        (status.Position, status.Lag, status.Version, status.BeingRebuilt, status.LeftOver).ShouldBe((archive.History.Log.Count, 0, ProjectionVersions.Current, false, 0));
        status.Rows.ShouldBe(receipt.Kinds.Sum(kind => kind.Rows));
        status.Bytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_tables_that_the_program_knows_are_those_that_the_database_makes()
    {
        ProjectionTables.Names.ShouldBe((await database.Rows("select unnest(kb.read_model())")), ignoreOrder: true);
        ReadModelTable.All.Select(table => table.Name).ShouldBe(ProjectionTables.Names, ignoreOrder: true);
        foreach (var table in ReadModelTable.All)
        {
            (await database.Rows("select string_agg(attname, ', ' order by attnum) from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = ''", $"kb_shape.{table.Name}"))
                .ShouldBe([table.Columns]);
        }
    }
}
