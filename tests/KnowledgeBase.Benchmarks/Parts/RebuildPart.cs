using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>The rebuild of an archive.</summary>
internal sealed record RebuildRow(string Archive, long Claims, bool Grouped, Rebuilt Rebuilt);

/// <summary>Rebuilds the read models of archives.</summary>
internal sealed class RebuildPart(Run run)
{
    public async Task Measure(string archive, Workload load)
    {
        var rebuilt = await new Loading(run).Costed(() => Child.Run<Rebuilt>(run.Target, nameof(RebuildWork.Rebuild), archive), (one, cpu) => one with { ServerCpu = cpu });
        run.Tell($"{archive}: rebuilt {rebuilt.Events:N0} events in {rebuilt.Seconds:N1} s, {rebuilt.PerSecond:N0} events/s, peak {rebuilt.PeakMegabytes:N0} MB");
        run.Results.Rebuilds.Add(new(archive, load.Claims, load.Grouped, rebuilt));
        if (rebuilt.Differing > 0) throw new InvalidOperationException($"the rebuild found {rebuilt.Differing:N0} rows that differ from those that the import made.");
    }
}
