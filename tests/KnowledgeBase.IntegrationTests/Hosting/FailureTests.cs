using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class FailureTests
{
    [Fact]
    public async Task Without_server_programs_the_message_names_the_three_ways_to_get_them()
    {
        await using var folder = new TestFolder();
        var message = await Failure(await folder.Options() with { BinFolder = null, SearchFolders = [], AllowNpm = false });
        message.ShouldStartWith("No PostgreSQL server programs (initdb, pg_ctl, postgres) were found");
        message.ShouldContain("1. install the server of PostgreSQL 15 to 18");
        message.ShouldContain("2. install Node.js with npm");
        message.ShouldContain("3. give a connection string");
    }

    [Fact]
    public async Task A_path_that_a_shell_would_change_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No shell is passed through.");
        await using var folder = new TestFolder("the $HOME");
        (await Failure(await folder.Options())).ShouldStartWith($"The path of the data folder, {folder.Home}, has the character $,");
    }

    [Fact]
    public async Task A_configured_folder_without_programs_is_named()
    {
        await using var folder = new TestFolder();
        (await Failure(await folder.Options() with { BinFolder = folder.Root })).ShouldBe($"KB_PG_BIN is {folder.Root}, but initdb, pg_ctl and postgres aren't all there. Give the bin folder of PostgreSQL 15 to 18.");
    }

    [Theory]
    [InlineData("13.4")]
    [InlineData("19devel")]
    public async Task Programs_older_or_newer_than_supported_are_named_with_their_version(string version)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell script as a stand-in.");
        await using var folder = new TestFolder();
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var script = Path.Combine(folder.Root, name);
            await File.WriteAllTextAsync(script, $"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n", Ask.Ct);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, (UnixFileMode)0b111_101_101);
        }
        var options = await folder.Options();
        (await Failure(options with { BinFolder = folder.Root })).ShouldBe($"KB_PG_BIN is {folder.Root}, which is PostgreSQL {version}. Give the bin folder of PostgreSQL 15 to 18.");
        (await Failure(options with { BinFolder = null, SearchFolders = [folder.Root], AllowNpm = false })).ShouldContain($"of no use here: PostgreSQL {version} in {folder.Root}.");
    }

    [Fact]
    public async Task A_cluster_is_opened_by_programs_of_its_own_version_alone()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options();
        var server = new EmbeddedServer(options);
        var version = (await server.EnsureStarted(Ask.Ct)).Version;
        await server.Stop(Ask.Ct);
        var other = version.StartsWith("16", StringComparison.Ordinal) ? 17 : 16;
        var file = Path.Combine(folder.Cluster, "PG_VERSION");
        await File.WriteAllTextAsync(file, $"{other}\n", Ask.Ct);

        (await Failure(options)).ShouldStartWith($"The database cluster in {folder.Cluster} was made by PostgreSQL {other}, and KB_PG_BIN is {options.BinFolder}, which is PostgreSQL {version}.");
        (await Failure(options with { BinFolder = null, SearchFolders = [options.BinFolder!], AllowNpm = false }))
            .ShouldStartWith($"The database was made by PostgreSQL {other}, and no server programs of that version were found. Found, but of no use here: PostgreSQL {version} in");

        await File.WriteAllTextAsync(file, "14\n", Ask.Ct);
        (await Failure(options)).ShouldStartWith($"The database cluster in {folder.Cluster} was made by PostgreSQL 14, which isn't supported; PostgreSQL 15 to 18 are.");

        File.Delete(file);
        (await Failure(options)).ShouldStartWith($"{folder.Cluster} isn't a PostgreSQL cluster: its file PG_VERSION is missing");
    }

    [Fact]
    public async Task A_lost_password_file_is_named()
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        await server.Stop(Ask.Ct);
        File.Delete(Path.Combine(folder.Home, "password"));
        (await Failure(await folder.Options())).ShouldContain("password isn't there. Bring the file back from a backup.");
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        await server.Stop(Ask.Ct);
        await File.AppendAllTextAsync(Path.Combine(folder.Cluster, "postgresql.conf"), "\nwork_mem = 'much'\n", Ask.Ct);

        var message = await Failure(await folder.Options());
        message.ShouldStartWith($"The PostgreSQL server of {folder.Cluster} could not be started. Its log, {folder.Home}/server/server.log, ends:");
        message.ShouldContain("invalid value for parameter \"work_mem\": \"much\"");
    }

    [Fact]
    public async Task A_server_that_does_not_come_up_in_time_shows_the_end_of_its_log()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs the sleep program.");
        await using var folder = new TestFolder();
        var server = await folder.Server();
        await server.EnsureStarted(Ask.Ct);
        await server.Stop(Ask.Ct);
        await File.AppendAllTextAsync(Path.Combine(folder.Cluster, "postgresql.conf"), "\nrestore_command = 'sleep 5; false'\n", Ask.Ct);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "recovery.signal"), "", Ask.Ct);

        var options = await folder.Options() with { StartTimeout = TimeSpan.FromSeconds(1) };
        var message = await Failure(options);
        message.ShouldStartWith($"The PostgreSQL server of {folder.Cluster} did not come up within 1 seconds");
        message.ShouldContain("LOG:  database system was shut down at");
        (await Failure(options)).ShouldContain("runs, but did not come up within 1 seconds");
    }

    [Fact]
    public async Task A_lock_that_is_never_let_go_is_named()
    {
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Home);
        using var held = await FolderLock.Take(Path.Combine(folder.Home, "server.lock"), TimeSpan.Zero, Ask.Ct);
        (await Failure(await folder.Options() with { StartTimeout = TimeSpan.FromMilliseconds(100) })).ShouldStartWith("Another command has been starting or stopping the server");
    }

    internal static async Task<string> Failure(EmbeddedServerOptions options) =>
        (await Should.ThrowAsync<ServerException>(() => new EmbeddedServer(options).EnsureStarted(Ask.Ct))).Message;
}
