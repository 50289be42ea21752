using System.Diagnostics;
using System.Security.Cryptography;
using KnowledgeBase.Hosting;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>A server that goes away, or runs out of disk, under a running import: exit code 3, one message, and nothing half-recorded once it is back.</summary>
public sealed class LostServerTests
{
    // The default archive is the first one, and so has the first set of tables.
    private const string Recorded = "select (select count(*) from kb.mt_events) + (select count(*) from kb.entry) + (select count(*) from kb.claim_1) + (select count(*) from kb.reference_1)";

    [Theory]
    [InlineData("stopped")]
    [InlineData("killed")]
    public async Task A_server_that_goes_away_in_the_middle_of_an_import(string how)
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero };
        var server = new EmbeddedServer(options);
        (await Kb.Run(options, ["archives", "create", "default"])).ExitCode.ShouldBe(0);
        var address = await server.EnsureStarted(Ask.Ct);
        await Ask.Scalar<int>(address.ConnectionString, """
            create function wait() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return new; end $$;
            create trigger wait before insert on kb.claim_1 for each row execute function wait();
            select 1;
            """);

        using var import = Kb.Start(options, ["import", RecordingDatabase.Small]);
        (await Ask.Becomes(async () => await Ask.Scalar<long>(address.ConnectionString, "select count(*) from pg_stat_activity where wait_event = 'PgSleep'") > 0, TimeSpan.FromSeconds(60))).ShouldBeTrue();
        if (how == "stopped") await server.Stop(Ask.Ct);
        else using (var postmaster = Process.GetProcessById((await server.Status(Ask.Ct)).Pid!.Value)) postmaster.Kill();

        var (exitCode, said) = await Kb.End(import);
        exitCode.ShouldBe(3, said);
        said.ShouldStartWith("The database server ");
        said.ShouldEndWith(" Nothing is recorded by halves: run the command again when the server is there.");
        said.ShouldNotContain("\n");
        Npgsql.NpgsqlConnection.ClearAllPools();
        address = await server.EnsureStarted(Ask.Ct);
        (await Ask.Scalar<long>(address.ConnectionString, Recorded)).ShouldBe(0);
        await Ask.Scalar<int>(address.ConnectionString, "drop trigger wait on kb.claim_1; select 1");
        (await Kb.Run(options, ["import", RecordingDatabase.Small])).Said.ShouldStartWith("Recorded 24 events");
    }

    [Fact]
    public async Task A_disk_that_is_full_before_all_is_recorded()
    {
        await using var folder = new TestFolder();
        await using var disk = await SmallDisk.Mount(folder, "size=160m,mode=755");
        var options = await folder.Options() with { DataFolder = Path.Combine(disk.Path, "kb"), IdleStop = TimeSpan.Zero };
        var server = new EmbeddedServer(options);
        try
        {
            (await Kb.Run(options, ["archives", "create", "default"])).ExitCode.ShouldBe(0);
            var dossier = Path.Combine(folder.Root, "big.jsonl");
            await File.WriteAllLinesAsync(dossier, Enumerable.Range(0, 6000).Select(i => $$"""{"zone.registered": "zone/z{{i}}", "record": "z{{i}}", "name": "Z", "note": "{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(14_000))}}"}"""));

            var (exitCode, said) = await Kb.Run(options, ["import", dossier]);

            exitCode.ShouldBe(3, said);
            said.ShouldStartWith("The d");
            said.ShouldNotContain("\n");
            await disk.Resize("600m");
            // It may be on its way up by itself.
            await server.Stop(Ask.Ct);
            Npgsql.NpgsqlConnection.ClearAllPools();
            (await Ask.Scalar<long>((await server.EnsureStarted(Ask.Ct)).ConnectionString, Recorded)).ShouldBe(0);
        }
        finally
        {
            await server.Stop(CancellationToken.None);
        }
    }
}
