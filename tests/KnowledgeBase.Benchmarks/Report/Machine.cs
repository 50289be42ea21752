using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using KnowledgeBase.Benchmarks.Measuring;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>What a run was made on, line by line.</summary>
internal static class Machine
{
    private static readonly string[] Settings =
        ["shared_buffers", "effective_cache_size", "work_mem", "maintenance_work_mem", "max_wal_size", "wal_level", "fsync", "synchronous_commit", "full_page_writes", "jit", "max_parallel_workers_per_gather", "random_page_cost"];

    /// <summary>What makes the program compiled ahead of time.</summary>
    public const string CompileAhead = "dotnet publish -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o out tests/KnowledgeBase.Benchmarks";

    /// <summary>Whether the code was compiled before it runs, as that of the installed tool is.</summary>
    public static bool IsCompiledAhead { get; } = HasMachineCode(typeof(Claims.World).Assembly.Location);

    /// <summary>How many processes want a core, in the mean of the last minute; null where the system does not tell.</summary>
    public static double? Load()
    {
        const string file = "/proc/loadavg";
        return File.Exists(file) ? double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The machine, its server and this program.</summary>
    /// <param name="target">The database.</param>
    /// <param name="loadBefore">The load before the run began.</param>
    public static async Task<IReadOnlyList<(string What, string Is)>> Describe(Target target, double? loadBefore)
    {
        var settings = new List<string>();
        foreach (var setting in Settings) settings.Add($"`{setting}={await target.Scalar<string>("select current_setting($1)", setting)}`");
        return
        [
            ("processor", $"{Processor()}, {Environment.ProcessorCount} cores for server and program together"),
            ("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:N0} GB"),
            ("system", $"{RuntimeInformation.OSDescription}, {await Kernel()}"),
            ("server", (await target.Scalar<string>("select version()")).Split(" on ")[0]),
            ("settings", string.Join(", ", settings)),
            ("load before the run", loadBefore switch { null => "unknown", < 0.5 => $"{loadBefore:N1}", _ => $"{loadBefore:N1}: the machine had other work, which makes every figure worse" }),
            (".NET", $"{RuntimeInformation.FrameworkDescription}, code compiled {(IsCompiledAhead ? "ahead of time" : "as it runs")}"),
            ("commit", await Commit()),
            ("date", $"{DateTime.UtcNow:yyyy-MM-dd}"),
        ];
    }

    private static bool HasMachineCode(string file)
    {
        using var assembly = new PEReader(File.OpenRead(file));
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static async Task<string> Kernel()
    {
        const string file = "/proc/sys/kernel/osrelease";
        return File.Exists(file) ? $"kernel {(await File.ReadAllTextAsync(file)).Trim()}" : "kernel unknown";
    }

    private static async Task<string> Commit() => await Git("rev-parse", "--short=12", "HEAD") is { } commit
        ? $"{commit}{(await Git("status", "--porcelain", "--untracked-files=no") is { Length: > 0 } ? ", with changes" : "")}"
        : "unknown";

    private static async Task<string?> Git(params IEnumerable<string> arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = await git.StandardOutput.ReadToEndAsync();
            await git.WaitForExitAsync();
            return git.ExitCode == 0 ? said.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
