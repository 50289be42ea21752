using KnowledgeBase.Hosting;
using Npgsql;

namespace KnowledgeBase.IntegrationTests.Hosting;

/// <summary>A data folder of a test's own, which every user can enter; its server is stopped and the folder deleted at the end.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SharedPrograms = new(FindPrograms);

    public TestFolder(string name = "")
    {
        Root = Directory.CreateTempSubdirectory("kb-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
        Home = Path.Combine(Root, name.Length > 0 ? name : "home");
    }

    public string Root { get; }

    public string Home { get; }

    public string Cluster => Path.Combine(Home, "server", "cluster");

    /// <summary>Server programs that are found once per run; nobody watches the server.</summary>
    public async Task<EmbeddedServerOptions> Options() => new() { DataFolder = Home, BinFolder = await SharedPrograms.Value, WatchCommand = [] };

    public async Task<EmbeddedServer> Server() => new(await Options());

    /// <summary>The programs installed on this machine; null when there are none.</summary>
    public static async Task<string?> InstalledPrograms()
    {
        try
        {
            var options = new EmbeddedServerOptions { AllowNpm = false };
            return (await new BinaryFinder(options, new ServerFolder(options.DataFolder), ServerUser.ForThisProcess()).Find(null, progress: null, CancellationToken.None)).Folder;
        }
        catch (ServerException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        var folder = new ServerFolder(Home);
        if (Directory.Exists(folder.Cluster)) await (await Server()).Stop();
        if (Directory.Exists(Home)) (await FolderLock.Take(folder.WatchLockFile, TimeSpan.FromSeconds(10), CancellationToken.None))?.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task<string> FindPrograms()
    {
        if (await InstalledPrograms() is { } installed) return installed;
        // Fetched once for the whole run.
        var folder = new ServerFolder(new TestFolder().Home);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(folder.Home)!, recursive: true);
        folder.CreateHome();
        return (await new BinaryFinder(new EmbeddedServerOptions { DataFolder = folder.Home, SearchFolders = [] }, folder, ServerUser.ForThisProcess())
            .Find(null, progress: null, CancellationToken.None)).Folder;
    }
}
