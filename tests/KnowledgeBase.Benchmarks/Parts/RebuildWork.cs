using System.Diagnostics;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What a rebuild came to.</summary>
/// <param name="Events">Events of the archive.</param>
/// <param name="Seconds">From the command's start to the swap, the program's own start left out.</param>
/// <param name="Differing">Rows that differ from those of the live read model; there must be none.</param>
/// <param name="Cpu">Processor time of the program.</param>
/// <param name="PeakMegabytes">The most memory that it had.</param>
internal sealed record Rebuilt(long Events, double Seconds, long Differing, double Cpu, double PeakMegabytes)
{
    public double PerSecond => Events / Seconds;

    /// <summary>Processor time of the server; null where that is not known.</summary>
    public double? ServerCpu { get; init; }
}

/// <summary>A rebuild, in a process of its own.</summary>
internal static class RebuildWork
{
    /// <summary>As <c>kb projections rebuild</c> does.</summary>
    public static async Task<Rebuilt> Rebuild(Target target, string archive)
    {
        var clock = Stopwatch.StartNew();
        var receipt = await target.Service<ProjectionService>().Rebuild(archive);
        return new(receipt.Position, clock.Elapsed.TotalSeconds, receipt.Differing, ProcessCost.Own(), ProcessCost.PeakMegabytes());
    }
}
