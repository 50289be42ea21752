using KnowledgeBase.Hosting;

namespace KnowledgeBase.IntegrationTests.Hosting;

/// <summary>A small file system of its own, in memory; where this machine allows it.</summary>
internal sealed class SmallDisk(string path) : IAsyncDisposable
{
    public string Path => path;

    public static async Task<SmallDisk> Mount(TestFolder folder, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Ask.IsRoot, "Only root can mount a small file system.");
        var path = System.IO.Path.Combine(folder.Root, "disk");
        Directory.CreateDirectory(path);
        var mounted = await Command.Run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path], Ask.Ct);
        Assert.SkipUnless(mounted.Succeeded, $"This machine doesn't allow to mount a small file system: {mounted.Output}");
        return new SmallDisk(path);
    }

    /// <summary>Makes room on it.</summary>
    public async Task Resize(string size) => (await Command.Run(["mount", "-o", $"remount,size={size}", path], Ask.Ct)).Succeeded.ShouldBeTrue();

    // A server that has just ended may hold it for a moment.
    public async ValueTask DisposeAsync()
    {
        for (var tries = 0; tries < 50 && !(await Command.Run(["umount", path], CancellationToken.None)).Succeeded; tries++) await Task.Delay(100);
    }
}
