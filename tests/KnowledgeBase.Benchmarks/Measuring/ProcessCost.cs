using System.Diagnostics;
using System.Globalization;

namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>What processes have used so far, as Linux tells it in /proc; elsewhere nothing is known of the server.</summary>
internal static class ProcessCost
{
    private const double TicksPerSecond = 100;

    /// <summary>The most memory that this process had at a time, in megabytes.</summary>
    public static double PeakMegabytes()
    {
        const string status = "/proc/self/status";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        if (line is not null) return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1024.0 / 1024;
    }

    /// <summary>Processor time of this process, in seconds.</summary>
    public static double Own() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Processor time of a PostgreSQL server on this machine, in seconds: all its processes, those that ended too.</summary>
    /// <param name="backend">One of its processes.</param>
    public static double? Server(int backend)
    {
        if (Stat(backend) is not { } own) return null;
        var postmaster = own.Parent;
        if (Stat(postmaster) is not { } first || first.Name != own.Name) return null;
        return first.Used + first.UsedByEnded + Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? Stat(id) : null)
            .Where(stat => stat?.Parent == postmaster).Sum(stat => stat!.Value.Used);
    }

    private static (string Name, int Parent, double Used, double UsedByEnded)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var end = text.LastIndexOf(')');
            var fields = text[(end + 2)..].Split(' ');
            double seconds(int field) => double.Parse(fields[field], CultureInfo.InvariantCulture) / TicksPerSecond;
            return (text[(text.IndexOf('(') + 1)..end], int.Parse(fields[1], CultureInfo.InvariantCulture), seconds(11) + seconds(12), seconds(13) + seconds(14));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
