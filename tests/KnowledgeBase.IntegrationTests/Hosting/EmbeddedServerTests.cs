using System.Diagnostics;
using System.Runtime.Versioning;
using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

public sealed class EmbeddedServerTests
{
    [Fact]
    public async Task The_first_command_makes_a_cluster_and_starts_its_server()
    {
        await using var folder = new TestFolder();
        var said = new List<string>();
        var address = await (await folder.Server()).EnsureStarted(Ask.Ct, said.Add);

        address.StartedNow.ShouldBeTrue();
        said.ShouldContain(line => line.StartsWith("Creating a database cluster in", StringComparison.Ordinal));
        (await Ask.Scalar<string>(address.ConnectionString, "SELECT current_database() || ' ' || current_user")).ShouldBe("knowledgebase knowledgebase");
        (await Ask.Scalar<string>(address.ConnectionString, "SELECT pg_encoding_to_char(encoding)::text FROM pg_database WHERE datname = current_database()")).ShouldBe("UTF8");
        (await Ask.Scalar<string>(address.ConnectionString, "SHOW jit")).ShouldBe("off");
        (await Ask.Scalar<string>(address.ConnectionString, "SHOW fsync")).ShouldBe("on");
        (await Ask.Scalar<string>(address.ConnectionString, "SHOW data_checksums")).ShouldBe("on");
        (await Ask.Scalar<string>(address.ConnectionString, "SHOW password_encryption")).ShouldBe("scram-sha-256");
        (await Ask.Scalar<bool>(address.ConnectionString, "SELECT 'B' < 'a' AND 'z' < 'é'")).ShouldBeTrue("text sorts by code point");
        (await Ask.Scalar<string>(address.ConnectionString, "SELECT lower('ÀЖ')")).ShouldBe("àж");
    }

    [Fact]
    public async Task The_next_command_reuses_the_server_within_milliseconds()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options();
        var first = await new EmbeddedServer(options).EnsureStarted(Ask.Ct);
        var again = await new EmbeddedServer(options).EnsureStarted(Ask.Ct);

        again.ShouldBe(first with { StartedNow = false });
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            var watch = Stopwatch.StartNew();
            await new EmbeddedServer(options).EnsureStarted(Ask.Ct);
            if (watch.Elapsed < fastest) fastest = watch.Elapsed;
        }
        TestContext.Current.SendDiagnosticMessage($"reuse: {fastest.TotalMilliseconds:0.0} ms");
        fastest.ShouldBeLessThan(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Stopping_keeps_the_data_for_the_next_start()
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        var address = await server.EnsureStarted(Ask.Ct);
        await Ask.Scalar<int>(address.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS n; SELECT n FROM kept");

        (await server.Stop(Ask.Ct)).ShouldBeTrue();
        (await server.Stop(Ask.Ct)).ShouldBeFalse();
        (await server.Status(Ask.Ct)).Running.ShouldBeFalse();

        var restarted = await server.EnsureStarted(Ask.Ct);
        restarted.StartedNow.ShouldBeTrue();
        (await Ask.Scalar<int>(restarted.ConnectionString, "SELECT n FROM kept")).ShouldBe(42);
    }

    [Fact]
    public async Task Status_tells_where_the_server_is_and_starts_nothing()
    {
        await using var folder = new TestFolder();
        var server = await folder.Server();
        (await server.Status(Ask.Ct)).ShouldBe(new ServerStatus(false, folder.Home));
        Directory.Exists(folder.Home).ShouldBeFalse();

        var address = await server.EnsureStarted(Ask.Ct);
        var status = await server.Status(Ask.Ct);
        status.Running.ShouldBeTrue();
        status.Version.ShouldBe(address.Version);
        status.ConnectionString.ShouldBe(address.ConnectionString);
        status.Pid.ShouldNotBeNull();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Secrets_are_readable_by_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        await using var folder = new TestFolder();
        await (await folder.Server()).EnsureStarted(Ask.Ct);

        foreach (var file in new[] { "password", "server.state" })
            File.GetUnixFileMode(Path.Combine(folder.Home, file)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        File.GetUnixFileMode(Path.Combine(folder.Home, "server")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.EnumerateFileSystemEntries(Path.Combine(folder.Home, "server"), "new-*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_served_on_loopback()
    {
        await using var folder = new TestFolder(new string('x', 110));
        var address = await (await folder.Server()).EnsureStarted(Ask.Ct);
        new Npgsql.NpgsqlConnectionStringBuilder(address.ConnectionString).Host.ShouldBe("127.0.0.1");
        (await Ask.Scalar<string>(address.ConnectionString, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
        (await (await folder.Server()).EnsureStarted(Ask.Ct)).StartedNow.ShouldBeFalse();
    }

    [Theory]
    [InlineData("it's a folder")]
    [InlineData("a,b;c")]
    [InlineData("Ещё папка (2) & Co")]
    public async Task The_data_folder_may_have_any_name(string name)
    {
        await using var folder = new TestFolder(name);
        var address = await (await folder.Server()).EnsureStarted(Ask.Ct);
        (await Ask.Scalar<int>(address.ConnectionString, "SELECT 1")).ShouldBe(1);
        (await (await folder.Server()).Status(Ask.Ct)).Running.ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_reached_by_a_link_has_the_same_server()
    {
        await using var folder = new TestFolder();
        var options = await folder.Options();
        await new EmbeddedServer(options).EnsureStarted(Ask.Ct);
        var link = Path.Combine(folder.Root, "link");
        Directory.CreateSymbolicLink(link, folder.Home);
        (await new EmbeddedServer(options with { DataFolder = link }).EnsureStarted(Ask.Ct)).StartedNow.ShouldBeFalse();
        (await new EmbeddedServer(options with { DataFolder = link }).Status(Ask.Ct)).Running.ShouldBeTrue();
    }
}
