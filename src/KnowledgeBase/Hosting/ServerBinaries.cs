using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Hosting;

/// <summary>A folder with the three server programs, and their version.</summary>
internal sealed partial record ServerBinaries(string Folder, int Major, string Version)
{
    public const int OldestMajor = 15;
    public const int NewestMajor = 18;

    public bool IsSupported => Major is >= OldestMajor and <= NewestMajor;

    public string Program(string name) => PathOf(Folder, name);

    /// <summary>Whether a folder has all three programs; which version they are isn't known without running one.</summary>
    public static bool AreIn(string folder) => Array.TrueForAll(["initdb", "pg_ctl", "postgres"], name => File.Exists(PathOf(folder, name)));

    /// <summary>Asks the programs of a folder for their version, as the user that they will run as; null when they don't run.</summary>
    public static async Task<ServerBinaries?> Inspect(string folder, ServerUser? user, CancellationToken ct)
    {
        string[] line = [PathOf(folder, "postgres"), "--version"];
        var said = await Command.Run(user?.Wrap(line) ?? line, ct);
        var version = VersionPattern().Match(said.Output);
        return said.Succeeded && version.Success
            ? new ServerBinaries(folder, int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture), version.Groups["version"].Value)
            : null;
    }

    private static string PathOf(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>[0-9]+)\S*)", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();
}
