using KnowledgeBase.Hosting;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class IdleTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task An_idle_server_is_stopped_by_the_watch_that_was_started_with_it()
    {
        await using var folder = new TestFolder();
        var options = await Watched(folder);
        (await Kb.Run(options, ["server", "start"])).Said.ShouldEndWith("started.");
        var server = new EmbeddedServer(options);
        (await server.Status(Ask.Ct)).Running.ShouldBeTrue();
        NpgsqlConnection.ClearAllPools();

        // Asking for the status would connect, and so keep the server awake.
        (await Ask.Becomes(() => Task.FromResult(!File.Exists(Path.Combine(folder.Cluster, "postmaster.pid"))), TimeSpan.FromSeconds(20))).ShouldBeTrue();
        (await server.Status(Ask.Ct)).Running.ShouldBeFalse();
        (await server.EnsureStarted(Ask.Ct)).StartedNow.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_with_a_client_is_not_idle()
    {
        await using var folder = new TestFolder();
        var server = new EmbeddedServer(await Watched(folder));
        var address = await server.EnsureStarted(Ask.Ct);
        await using (var connection = new NpgsqlConnection(address.ConnectionString))
        {
            await connection.OpenAsync(Ask.Ct);
            await Task.Delay(Soon * 2.5, Ask.Ct);
            (await server.Status(Ask.Ct)).Running.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Short_commands_between_two_looks_keep_the_server_awake()
    {
        await using var folder = new TestFolder();
        var options = await Watched(folder);
        var server = new EmbeddedServer(options);
        var address = await server.EnsureStarted(Ask.Ct);
        var unpooled = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString;
        for (var i = 0; i < 10; i++)
        {
            NpgsqlConnection.ClearAllPools();
            await Ask.Scalar<int>(unpooled, "SELECT 1");
            await Task.Delay(Soon / 4, Ask.Ct);
        }
        (await server.EnsureStarted(Ask.Ct)).StartedNow.ShouldBeFalse();
    }

    [Fact]
    public async Task There_is_one_watch_and_it_ends_with_the_server()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.FromMinutes(5), WatchCommand = [] };
        var server = new EmbeddedServer(options);
        await server.EnsureStarted(Ask.Ct);
        var watch = server.Watch(Ask.Ct);
        using var second = Kb.Start(options, ["server", "watch"]);
        (await Kb.End(second)).ExitCode.ShouldBe(0);
        watch.IsCompleted.ShouldBeFalse();

        await server.Stop(Ask.Ct);
        await watch.WaitAsync(TimeSpan.FromSeconds(5), Ask.Ct);
    }

    private static async Task<EmbeddedServerOptions> Watched(TestFolder folder) =>
        await folder.Options() with { IdleStop = Soon, WatchCommand = WatchProcess.DefaultCommand() };
}
