using System.Runtime.Versioning;
using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

/// <summary>The program run by root, and by a user without any rights; the other tests run as whoever runs them.</summary>
public sealed class UserTests
{
    private static readonly string[] Nobody = ["setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--"];

    [Fact]
    public async Task Under_root_the_server_runs_as_an_unprivileged_user()
    {
        Assert.SkipUnless(Ask.IsRoot, "The tests aren't run by root.");
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        var status = await File.ReadAllLinesAsync($"/proc/{(await server.Status(Ask.Ct)).Pid}/status", Ask.Ct);
        status.Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1].ShouldBe($"{ServerUser.ForThisProcess()!.Uid}");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Under_root_a_data_folder_that_the_servers_user_cannot_enter_is_named()
    {
        Assert.SkipUnless(Ask.IsRoot, "The tests aren't run by root.");
        await using var folder = new TestFolder();
        var closed = Path.Combine(folder.Root, "closed");
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await FailureTests.Failure(await folder.Options() with { DataFolder = Path.Combine(closed, "kb") }))
            .ShouldStartWith($"The user {ServerUser.ForThisProcess()!.Name} can't enter the data folder {closed}/kb, and PostgreSQL, which refuses to run as root");
    }

    [Fact]
    public async Task Under_root_a_cluster_of_someone_else_is_left_alone()
    {
        Assert.SkipUnless(Ask.IsRoot, "The tests aren't run by root.");
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "15", Ask.Ct);
        (await FailureTests.Failure(await folder.Options())).ShouldStartWith($"{folder.Home}/server doesn't belong to the user");
        Directory.Delete(folder.Home, recursive: true);
    }

    [Fact]
    public async Task An_ordinary_user_has_a_server_of_their_own()
    {
        Assert.SkipUnless(Ask.IsRoot, "The tests are run by an ordinary user: every test shows it.");
        Assert.SkipWhen(Command.OnPath("setpriv") is null, "Needs setpriv to run the program as another user.");
        await using var folder = new TestFolder();
        var program = CopyOfProgram(folder);
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero, DataFolder = Path.Combine(folder.Root, "theirs", "kb") };
        Directory.CreateDirectory(Path.Combine(folder.Root, "theirs"));
        await Command.Run(["chown", "nobody", Path.Combine(folder.Root, "theirs")], Ask.Ct);

        (await Kb.Run(options, ["server", "start"], Nobody, program)).Said.ShouldEndWith("started.");
        (await Kb.Run(options, ["server", "start"], Nobody, program)).Said.ShouldEndWith("is running already.");
        (await Kb.Run(options, ["server", "status"], Nobody, program)).Said.ShouldContain($"Listens on:  {options.DataFolder}/server:5432");
        (await Kb.Run(options, ["server", "stop"], Nobody, program)).Said.ShouldBe("Stopped.");
    }

    [Fact]
    public async Task A_data_folder_of_someone_else_is_named()
    {
        Assert.SkipUnless(Ask.IsRoot, "Only root can make a folder of someone else's.");
        Assert.SkipWhen(Command.OnPath("setpriv") is null, "Needs setpriv to run the program as another user.");
        await using var folder = new TestFolder();
        await (await folder.Server()).EnsureStarted(Ask.Ct);
        var (exitCode, said) = await Kb.Run(await folder.Options(), ["server", "start"], Nobody, CopyOfProgram(folder));
        exitCode.ShouldBe(1);
        said.ShouldStartWith($"The user nobody may not use the data folder {folder.Home}: it belongs to someone else or is read-only.");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_may_not_be_written_is_named()
    {
        Assert.SkipWhen(Ask.IsRoot || OperatingSystem.IsWindows(), "Root may write everywhere; the case of root is in DiskTests.");
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Home, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (await FailureTests.Failure(await folder.Options())).ShouldStartWith($"The user {Environment.UserName} may not use the data folder {folder.Home}");
        Directory.Delete(folder.Home);
    }

    private static string CopyOfProgram(TestFolder folder)
    {
        var copy = Path.Combine(folder.Root, "program");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            var target = Path.Combine(copy, Path.GetFileName(file));
            File.Copy(file, target);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, (UnixFileMode)0b111_101_101);
        }
        return copy;
    }
}
