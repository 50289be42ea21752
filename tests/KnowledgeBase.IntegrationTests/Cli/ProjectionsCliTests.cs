using System.Diagnostics;
using System.Text.Json.Nodes;
using KnowledgeBase.Cli;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Projections;
using Spectre.Console;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class ProjectionsCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task A_rebuild_prints_a_receipt()
    {
        await With("receipt");

        var lines = (await kb.RunWith(["COLUMNS=120"], "projections", "rebuild", "--archive", "receipt")).Done().Split('\n');
        lines[0].ShouldMatch(@"^Rebuilt the read model of archive 'receipt' from 24 events in \d+\.\d s, [\d,]+ a second\.$");
        lines[1].ShouldBe($"Positions 1 to 24, by version {ProjectionVersions.Current} of the projections; compared with the old one at position 24.");
        lines.ShouldContain(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^ *zone +[0-9]+ +[0-9]+ +[0-9a-f]{16} *$"));
        lines[^2].ShouldBe("The old one was the same.");

        var again = JsonNode.Parse((await kb.Run("projections", "rebuild", "--archive", "receipt", "--format", "json")).Done())!;
        var check = JsonNode.Parse((await kb.Run("projections", "verify", "--archive", "receipt", "--format", "json")).Done())!;
        again["position"]!.GetValue<long>().ShouldBe(24);
        again["differing"]!.GetValue<long>().ShouldBe(0);
        again["kinds"]!.ToJsonString().ShouldBe(check["kinds"]!.ToJsonString());
        foreach (var kind in again["kinds"]!.AsArray()) lines.ShouldContain(line => line.Contains(kind!["hash"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Differences_are_told_by_thing_the_first_ones_and_how_many_there_are()
    {
        await With("many");
        await kb.Database.Execute($"insert into {await kb.Database.Table("many", "dependency")} select 'many', 'zone/a', 'zone/n' || n from generate_series(1, 30) n");

        var differs = await kb.Run("projections", "verify", "--archive", "many");

        differs.ExitCode.ShouldBe(4);
        var lines = differs.Output.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        lines.Count(line => line.StartsWith("  dependency zone/n")).ShouldBe(20);
        lines[^1].ShouldBe("  and 10 more things");
        (await kb.Run("projections", "rebuild", "--archive", "many")).Done().ShouldContain("The old one was not what the log makes it:\n  dependency zone/n1: 0 rows missing, 1 too many\n");
        (await kb.Run("projections", "verify", "--archive", "many")).Done();
    }

    [Fact]
    public async Task A_start_says_that_a_rebuild_is_due_and_the_status_says_for_what()
    {
        await With("stale");
        await kb.Database.Execute("update kb.projection set version = 1 where archive = 'stale'");

        var listed = await kb.Run("archives", "list");
        listed.ExitCode.ShouldBe(0);
        listed.Error.ShouldContain("The read model of archive 'stale' is of version 1 of the projections, and this program reads version");
        listed.Error.ShouldContain("kb projections rebuild --archive stale");
        (await kb.RunWith(["COLUMNS=160"], "projections", "status")).Done().ShouldContain($"  A rebuild is due: {ProjectionVersions.Since(1)[0]}");
        var status = JsonNode.Parse((await kb.Run("projections", "status", "--format", "json")).Done())!["archives"]!.AsArray().Single(one => one!["archive"]!.GetValue<string>() == "stale")!;
        (status["position"]!.GetValue<long>(), status["lag"]!.GetValue<long>(), status["version"]!.GetValue<int>()).ShouldBe((24, 0, 1));
        status["tables"]!.AsArray().Count.ShouldBe(ProjectionTables.Names.Count);

        (await kb.Run("projections", "rebuild", "--archive", "stale")).Done();

        (await kb.Run("archives", "list")).Done();
    }

    [Fact]
    public async Task What_Marten_applications_appended_waits_until_it_is_taken_in()
    {
        await With("waiting");
        var application = new MartenApplication(kb.Database, "waiting");
        await application.Actor("jordan");
        await application.Statement("statement/s", "said", "actor/jordan");

        (await kb.RunWith(["COLUMNS=160"], "projections", "status")).Done().ShouldContain("  2 events of Marten applications without a position; 'kb projections catch-up --archive waiting' takes in what waits.\n");
        (await kb.Run("projections", "catch-up", "--archive", "waiting", "--dry-run")).Done().ShouldBe("Would take in 2 events, up to position 26 of archive 'waiting'.\n");
        (await kb.Run("statements", "--archive", "waiting")).Done().ShouldNotContain("statement/s");
        (await kb.Run("projections", "catch-up", "--archive", "waiting")).Done().ShouldBe("Took in 2 events, up to position 26 of archive 'waiting'.\n");
        (await kb.Run("statements", "--archive", "waiting")).Done().ShouldContain("statement/s");
        JsonNode.Parse((await kb.Run("projections", "catch-up", "--archive", "waiting", "--format", "json")).Done())!.ToJsonString()
            .ShouldBe("""{"archive":"waiting","taken":0,"known":0,"position":26,"dryRun":false}""");

        await application.Append("zone/idlib", "no.such.type", new { record = "wrong" });
        var refused = (await kb.Run("projections", "catch-up", "--archive", "waiting")).Refused();
        refused.ShouldStartWith("Nothing was taken in. Of what Marten applications appended to archive 'waiting', this is wrong:\nseq_id ");
        refused.ShouldContain("there is no event type 'no.such.type'");
    }

    [Fact]
    public async Task A_rebuild_that_is_killed_changes_nothing_and_is_cleared_away_by_the_next()
    {
        await With("killed");
        var set = await kb.Database.Table("killed", "claim");
        await using (var connection = await kb.Database.Source.OpenConnectionAsync(Ask.Ct))
        await using (var writer = await connection.BeginTransactionAsync(Ask.Ct))
        {
            await using (var hold = new Npgsql.NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended('kb.archive/killed', 0))", connection)) await hold.ExecuteNonQueryAsync(Ask.Ct);
            var start = new ProcessStartInfo(Kb.Dotnet, [Path.Combine(AppContext.BaseDirectory, "kb.dll"), "projections", "rebuild", "--archive", "killed"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = kb.Folder };
            start.Environment["KB_CONNECTION"] = kb.Database.ConnectionString;
            using var rebuild = Process.Start(start)!;
            (await Ask.Becomes(async () => (await Waiting()) == "1", TimeSpan.FromSeconds(60))).ShouldBeTrue();
            rebuild.Kill();
            await rebuild.WaitForExitAsync(Ask.Ct);
            (await Ask.Becomes(async () => (await Waiting()) == "0", TimeSpan.FromSeconds(60))).ShouldBeTrue();
        }

        (await kb.Database.Table("killed", "claim")).ShouldBe(set);
        (await kb.Run("zones", "--archive", "killed")).Done();
        (await LeftOver()).ShouldBe("1");
        (await kb.RunWith(["COLUMNS=160"], "projections", "status")).Done().ShouldContain("  1 left behind by a rebuild; the next one drops it.");
        (await kb.Run("projections", "rebuild", "--archive", "killed")).Done();
        (await LeftOver()).ShouldBe("0");

        async Task<string> Waiting() => (await kb.Database.Rows("select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"))[0];
        async Task<string> LeftOver() => (await kb.Database.Rows("select count(*) from kb.projection where archive = 'killed' and not live"))[0];
    }

    [Fact]
    public async Task A_terminal_is_shown_how_far_it_is()
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes });

        await RebuildProgressBar.Show(console, async progress =>
        {
            foreach (var step in new RebuildProgress[] { new(RebuildPhase.Projecting, 500, 1200), new(RebuildPhase.Comparing), new(RebuildPhase.Indexing) })
            {
                progress!.Report(step);
                await Task.Delay(250, Ask.Ct);
            }

            return 0;
        });

        foreach (var shown in new[] { "Projecting 1,200 events", "Comparing", "Indexing" }) text.ToString().ShouldContain(shown);
    }

    private async Task With(string archive)
    {
        (await kb.Run("archives", "create", archive)).ExitCode.ShouldBe(0);
        (await kb.Run("import", RecordingDatabase.Small, "--archive", archive)).ExitCode.ShouldBe(0);
    }
}
