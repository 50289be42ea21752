using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Log;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>Fills archives: one for each size, the way a curator's bulk import goes.</summary>
internal sealed class Loading(Run run)
{
    public static string Name(Workload load) => $"{(load.Grouped ? "grouped" : "interleaved")}-{load.Claims}";

    /// <summary>The archive of that workload; filled when it is not there yet.</summary>
    /// <returns>What the import came to; null when the archive was there.</returns>
    public async Task<Imported?> Load(string archive, Workload load)
    {
        if (await run.Target.Service<Archives>().Exists(archive)) return null;
        var files = new DataFiles(Path.Combine(run.Folder, archive));
        run.Tell($"{archive}: writing {load.Rows:N0} rows");
        files.Write(load);
        await ImportWork.Begin(run.Target, archive, files);
        run.Tell($"{archive}: importing");
        var imported = await Costed(() => Child.Run<Imported>(run.Target, nameof(ImportWork.Table), archive, Path.GetDirectoryName(files.Table)!), (one, cpu) => one with { ServerCpu = cpu });
        Directory.Delete(Path.GetDirectoryName(files.Table)!, recursive: true);
        run.Tell($"{archive}: {imported.Events:N0} events in {imported.Seconds:N1} s, {imported.PerSecond:N0} events/s, peak {imported.PeakMegabytes:N0} MB");
        await run.Target.Execute("checkpoint");
        return imported;
    }

    /// <summary>Adds the processor time of the server to what some work came to.</summary>
    public async Task<T> Costed<T>(Func<Task<T>> work, Func<T, double?, T> with)
    {
        var before = await run.Target.ServerCost();
        var done = await work();
        return with(done, await run.Target.ServerCost() - before);
    }
}
