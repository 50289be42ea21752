using System.Diagnostics;
using System.Text.Json;
using KnowledgeBase.Benchmarks.Parts;

namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>Runs one piece of work in a process of its own, so that its peak memory and processor time are its own.</summary>
internal static class Child
{
    public const string Flag = "--child";
    private const string ConnectionVariable = "KB_BENCHMARK_DATABASE";

    /// <summary>Starts the work in another process, and hands back what it found.</summary>
    public static async Task<T> Run<T>(Target target, params string[] work)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet") start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (var argument in work.Prepend(Flag)) start.ArgumentList.Add(argument);
        start.Environment[ConnectionVariable] = target.ConnectionString;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', work)}' ended with exit code {process.ExitCode}; what it said stands above.");
        return JsonSerializer.Deserialize<T>(said)!;
    }

    /// <summary>The other process.</summary>
    public static async Task<int> Work(IReadOnlyList<string> work)
    {
        await using var target = new Target(Environment.GetEnvironmentVariable(ConnectionVariable)!);
        object found = work[0] switch
        {
            nameof(ImportWork.Table) => await ImportWork.Table(target, work[1], work[2]),
            nameof(ImportWork.Dossier) => await ImportWork.Dossier(target, work[1], work[2]),
            nameof(RebuildWork.Rebuild) => await RebuildWork.Rebuild(target, work[1]),
            _ => throw new ArgumentException($"There is no work '{work[0]}'.", nameof(work)),
        };
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(found, found.GetType()));
        return 0;
    }
}
