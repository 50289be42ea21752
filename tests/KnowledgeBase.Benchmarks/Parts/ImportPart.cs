using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>How an archive was filled.</summary>
/// <param name="Archive">Its name.</param>
/// <param name="Asked">The claims that it was to have.</param>
/// <param name="Road">What was imported.</param>
/// <param name="Imported">What that came to.</param>
/// <param name="Claims">Rows of its claim table; null where that is of no matter.</param>
/// <param name="Copied">The same rows by COPY alone.</param>
internal sealed record ImportRow(string Archive, long Asked, string Road, Imported Imported, long? Claims = null, Copied? Copied = null);

/// <summary>Single appends to an archive of some size.</summary>
internal sealed record AppendRow(long Archive, Timing Timing);

/// <summary>What imports and appends take.</summary>
internal sealed class ImportPart(Run run)
{
    private const int Appends = 500;

    /// <summary>Fills an archive from a table, and writes the same rows by COPY.</summary>
    public async Task Table(string archive, Workload load)
    {
        if (await new Loading(run).Load(archive, load) is not { } imported) return;
        var row = new ImportRow(archive, load.Claims, "table", imported, await run.Target.Scalar<long>($"select count(*) from {await run.Target.Table(archive, "claim")}"));
        if (run.Options.Parts.Contains("import"))
            row = row with { Copied = await run.Attempt<Copied?>($"{archive}: the same rows by COPY", async () => await new RawCopy(run.Target).Measure(archive), _ => null) };
        run.Results.Imports.Add(row);
    }

    /// <summary>The reports of a table as a dossier of JSON Lines.</summary>
    public async Task Dossier(Workload load)
    {
        const string archive = "dossier";
        var files = new DataFiles(Path.Combine(run.Folder, archive));
        files.Write(load);
        files.WriteDossier(load);
        await ImportWork.Begin(run.Target, archive, files);
        var imported = await new Loading(run).Costed(() => Child.Run<Imported>(run.Target, nameof(ImportWork.Dossier), archive, files.Dossier), (one, cpu) => one with { ServerCpu = cpu });
        run.Results.Imports.Add(new(archive, load.Claims, "JSON Lines", imported));
        await run.Target.Service<Archives>().Drop(archive);
    }

    /// <summary>Reports recorded one by one, each a command and a transaction of its own.</summary>
    public async Task Single(string archive, Workload load)
    {
        var group = load.Positions(25);
        async Task append(int nth)
        {
            var report = DataFiles.Report(load.RowOf(group, 1 + (nth % (group.Keys - 1)), nth % group.Size) with { Id = $"single-{Environment.ProcessId}-{nth}" });
            var (type, stream) = (report.First().Key, (string)report.First().Value!);
            report.Remove(type);
            await run.Target.Send(new RecordEvents(archive, [new Draft(stream, type, report)], "benchmark"));
        }

        await run.Sampler(cold: true).Take(20, nth => append(1_000_000 + nth));
        var timing = await run.Sampler(cold: false).Take(Appends, append);
        run.Results.Appends.Add(new(load.Claims, timing!));
    }
}
