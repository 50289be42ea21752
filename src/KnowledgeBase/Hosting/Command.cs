using System.ComponentModel;
using System.Diagnostics;

namespace KnowledgeBase.Hosting;

/// <summary>How a command ended and what it printed, standard output and standard error.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines that aren't blank.</summary>
    public string LastLines(int count) =>
        string.Join('\n', Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(count));
}

/// <summary>The one place where processes are run.</summary>
internal static class Command
{
    /// <summary>Runs a command to its end; a cancelled or overdue one is killed. A command that can't be started has exit code 127.</summary>
    public static async Task<CommandResult> Run(IReadOnlyList<string> line, CancellationToken ct, TimeSpan? patience = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = new Process { StartInfo = StartInfo(line, environment) };
        process.StartInfo.RedirectStandardInput = process.StartInfo.RedirectStandardOutput = process.StartInfo.RedirectStandardError = true;
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new CommandResult(127, missing.Message);
        }
        process.StandardInput.Close();
        Task<string>[] reading = [process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None)];
        using var overdue = new CancellationTokenSource(patience ?? TimeSpan.FromMinutes(1));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, overdue.Token);
        try
        {
            await process.WaitForExitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Not its children: a server that is coming up is one of them.
            process.Kill();
            ct.ThrowIfCancellationRequested();
            return new CommandResult(124, $"{Path.GetFileName(line[0])} did not end in time.");
        }
        // A server that the command leaves behind may hold the ends of the pipes (it does on Windows), so their end isn't waited for long.
        await Task.WhenAny(Task.WhenAll(reading), Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
        return new CommandResult(process.ExitCode, string.Concat(reading.Where(r => r.IsCompletedSuccessfully).Select(r => r.Result)));
    }

    /// <summary>Starts a command that outlives this program: no terminal, no pipe and no process group in common with it.</summary>
    public static void Detach(IReadOnlyList<string> line, IReadOnlyDictionary<string, string> environment)
    {
        const string Background = "s=$(command -v setsid || command -v nohup); $s \"$0\" \"$@\" </dev/null >/dev/null 2>&1 &";
        var start = OperatingSystem.IsWindows() ? StartInfo(line, environment) : StartInfo(["/bin/sh", "-c", Background, .. line], environment);
        start.CreateNoWindow = true;
        using var process = Process.Start(start);
        if (!OperatingSystem.IsWindows()) process?.WaitForExit();
    }

    /// <summary>The full path of a program on PATH; null when there is none.</summary>
    public static string? OnPath(string program) => PathFolders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static IEnumerable<string> PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> line, IReadOnlyDictionary<string, string>? environment)
    {
        // The present folder may be closed to the user that the command runs as.
        var start = new ProcessStartInfo(line[0], line.Skip(1)) { UseShellExecute = false, WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/" };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }
}
