using System.Diagnostics;
using System.Globalization;
using KnowledgeBase.Hosting;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class CrashTests
{
    [Fact]
    public async Task Of_two_commands_at_once_one_starts_and_the_other_reuses()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero };
        var said = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Kb.Run(options, ["server", "start"])));

        said.ShouldAllBe(run => run.ExitCode == 0);
        said.Count(run => run.Said.EndsWith("started.", StringComparison.Ordinal)).ShouldBe(1);
        said.Count(run => run.Said.EndsWith("is running already.", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_server_outlives_the_program_that_was_killed_while_starting_it()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero };
        await KillWhen(options, () => File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")));

        var server = new EmbeddedServer(options);
        var address = await server.EnsureStarted(Ask.Ct);
        address.StartedNow.ShouldBeFalse();
        (await Ask.Scalar<int>(address.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_program_killed_during_initdb_leaves_no_half_made_cluster()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero };
        var server = Path.Combine(folder.Home, "server");
        await KillWhen(options, () => Directory.Exists(server) && Directory.EnumerateDirectories(server, "new-*").Any());

        Directory.Exists(folder.Cluster).ShouldBeFalse();
        (await new EmbeddedServer(options).EnsureStarted(Ask.Ct)).StartedNow.ShouldBeTrue();
    }

    [Fact]
    public async Task A_killed_server_is_started_again_with_its_data()
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        var address = await server.EnsureStarted(Ask.Ct);
        await Ask.Scalar<int>(address.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n; SELECT n FROM kept");
        using (var postmaster = Process.GetProcessById((await server.Status(Ask.Ct)).Pid!.Value)) postmaster.Kill();
        NpgsqlConnection.ClearAllPools();

        var restarted = await server.EnsureStarted(Ask.Ct);
        restarted.StartedNow.ShouldBeTrue();
        (await Ask.Scalar<int>(restarted.ConnectionString, "SELECT n FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task A_dead_servers_process_id_taken_by_another_process_is_no_server_and_is_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs the sleep program.");
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        var file = Path.Combine(folder.Cluster, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file, Ask.Ct);
        await server.Stop(Ask.Ct);

        string[] sleep = ["sleep", "60"];
        using var other = Process.Start(new ProcessStartInfo("env", ServerUser.ForThisProcess()?.Wrap(sleep) ?? sleep))!;
        try
        {
            lines[0] = other.Id.ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(file, lines, Ask.Ct);
            (await server.Status(Ask.Ct)).Running.ShouldBeFalse();
            (await server.Stop(Ask.Ct)).ShouldBeFalse();
            (await server.EnsureStarted(Ask.Ct)).StartedNow.ShouldBeTrue();
            other.HasExited.ShouldBeFalse();
        }
        finally
        {
            other.Kill();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("15.1\n1\n/nowhere\nHost=/nowhere;Username=x;Password=y;Database=z\n")]
    [InlineData("15.1\n1\n/nowhere\nno connection string\n")]
    public async Task A_lost_or_stale_state_file_costs_no_second_server(string text)
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        var pid = (await server.Status(Ask.Ct)).Pid;
        await File.WriteAllTextAsync(Path.Combine(folder.Home, "server.state"), text, Ask.Ct);

        (await server.EnsureStarted(Ask.Ct)).StartedNow.ShouldBeFalse();
        (await server.Status(Ask.Ct)).Pid.ShouldBe(pid);
    }

    private static async Task KillWhen(EmbeddedServerOptions options, Func<bool> moment)
    {
        using var program = Kb.Start(options, ["server", "start"]);
        (await Ask.Becomes(() => Task.FromResult(moment()), TimeSpan.FromSeconds(60), everyMilliseconds: 1)).ShouldBeTrue();
        program.Kill();
        await program.WaitForExitAsync(Ask.Ct);
    }
}
