using System.Globalization;

namespace KnowledgeBase.Hosting;

/// <summary>A server process as its own file <c>postmaster.pid</c> describes it, known to be alive and to serve that folder.</summary>
internal sealed record Postmaster(int Pid, DateTimeOffset StartedAt, Endpoint Endpoint, bool IsReady)
{
    /// <summary>The server of a cluster; null when none is alive. A process that got a dead server's id isn't taken for one.</summary>
    public static async Task<Postmaster?> Find(string cluster, CancellationToken ct) =>
        Read(cluster) is { } found && await Serves(found.Pid, cluster, ct) ? found : null;

    /// <summary>
    /// Removes the lock files of a dead server whose process id now belongs to another program, or to what is left of the server until
    /// its parent takes note of its end: PostgreSQL would take either for the server. What an id without a process means, it finds out itself.
    /// </summary>
    public static async Task ForgetForeign(string cluster, CancellationToken ct)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(cluster)!, ".s.PGSQL.*.lock").Append(PidFile(cluster)).Where(File.Exists))
        {
            var named = int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid);
            if (named && await CommandLine(pid, ct) is not null && !await Serves(pid, cluster, ct)) File.Delete(file);
        }
    }

    private static string PidFile(string cluster) => Path.Combine(cluster, "postmaster.pid");

    // Lines: process id, data folder, start time, port, socket folder, listen address, shared memory, status.
    private static Postmaster? Read(string cluster)
    {
        if (!File.Exists(PidFile(cluster))) return null;
        string[] lines = [.. File.ReadAllLines(PidFile(cluster)), "", "", "", "", "", "", "", ""];
        if (!int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid) || pid <= 1) return null;
        _ = long.TryParse(lines[2], CultureInfo.InvariantCulture, out var started);
        _ = int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port);
        var host = lines[4].Length > 0 ? lines[4] : lines[5];
        return new Postmaster(pid, DateTimeOffset.FromUnixTimeSeconds(started), new Endpoint(host, port), lines[7].Trim() == "ready");
    }

    private static async Task<bool> Serves(int pid, string cluster, CancellationToken ct)
    {
        if (await CommandLine(pid, ct) is not { } line) return false;
        if (OperatingSystem.IsWindows()) return line == "postgres";
        return $"{line}\0".Replace('\0', ' ').Contains($"/postgres -D {cluster} ", StringComparison.Ordinal);
    }

    /// <summary>The arguments of a process, apart by null characters (spaces outside Linux; the mere name on Windows); null when there is no such process.</summary>
    private static async Task<string?> CommandLine(int pid, CancellationToken ct)
    {
        if (OperatingSystem.IsLinux())
        {
            var file = $"/proc/{pid}/cmdline";
            try
            {
                return File.Exists(file) ? await File.ReadAllTextAsync(file, ct) : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
        if (OperatingSystem.IsWindows()) return Array.Find(System.Diagnostics.Process.GetProcesses(), process => process.Id == pid)?.ProcessName;
        var listed = await Command.Run(["ps", "-ww", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)], ct);
        return listed.Succeeded ? listed.Output.Trim() : null;
    }
}
