using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Benchmarks.Parts;
using KnowledgeBase.Benchmarks.Peers;
using KnowledgeBase.Benchmarks.Report;

namespace KnowledgeBase.Benchmarks;

/// <summary>A whole run, from the database that it makes to the document that it writes.</summary>
internal sealed class Benchmark(Run run)
{
    // The other ways are filled again for every size that they are asked at: one size is enough, and this the greatest that fits.
    private const long PeersAt = 1_000_000;
    private const long DossierAt = 100_000;

    private Options Options => run.Options;

    private long Middle => Options.Claims.LastOrDefault(claims => claims <= PeersAt, Options.Claims[0]);

    /// <summary>Runs the parts that are asked for, and writes the document.</summary>
    /// <returns>The exit code: 0, or 1 when something failed.</returns>
    public static async Task<int> Run(Options options)
    {
        var loadBefore = Machine.Load();
        await using var database = await BenchmarkDatabase.Open(options);
        var run = new Run(options, database.Target);
        try
        {
            await new Benchmark(run).Measure();
            var file = options.Out ?? (options.IsWhole ? "docs/benchmarks.md" : Path.Combine(Path.GetTempPath(), $"kb-benchmarks-{DateTime.UtcNow:yyyyMMdd-HHmmss}", "benchmarks.md"));
            await run.Attempt($"writing {file}", async () => new Document(run, await Machine.Describe(run.Target, loadBefore)).Write(file));
            return run.Results.Failures.Count == 0 ? 0 : 1;
        }
        finally
        {
            if (Directory.Exists(run.Folder)) Directory.Delete(run.Folder, recursive: true);
        }
    }

    private async Task Measure()
    {
        if (Options.Parts.Contains("web")) await Step("the web on the sample dossier", () => new WebPart(run).Sample());
        if (Options.Parts.Contains("import")) await Step("the dossier", () => new ImportPart(run).Dossier(new Workload(Math.Min(DossierAt, Options.Claims[0]))));
        foreach (var claims in Options.Claims.Where(claims => claims <= Middle)) await Step($"{claims:N0} claims", () => Size(new Workload(claims)));
        if (Options.Parts.Contains("rebuild")) await Step("an archive grouped by stream", () => Grouped(new Workload(Middle, grouped: true)));
        if (Options.Parts.Contains("corrected")) await Step("an archive corrected five times", () => new CorrectedPart(run).Measure());
        foreach (var claims in Options.Claims.Where(claims => claims > Middle)) await Step($"{claims:N0} claims", () => Size(new Workload(claims)));
    }

    private async Task Size(Workload load)
    {
        var archive = Loading.Name(load);
        if (TooLong(load) is { } minutes)
        {
            run.Results.Skipped.Add($"{load.Claims:N0} claims: the import would take {minutes:N0} minutes, which are not left. Give --minutes more, or --claims less.");
            return;
        }

        await new ImportPart(run).Table(archive, load);
        if (Options.Parts.Contains("asof")) await new AsOfPart(run).Measure(archive, load, corrected: false);
        if (Options.Parts.Contains("import")) await run.Attempt($"{archive}: single appends", () => new ImportPart(run).Single(archive, load));
        if (Options.Parts.Contains("rebuild")) await run.Attempt($"{archive}: rebuild", () => new RebuildPart(run).Measure(archive, load));
        if (Options.Parts.Contains("peers") && load.Claims == Middle) await new PeersPart(run).Measure(archive, load);
        // It corrects some reports, which the others need not have.
        if (Options.Parts.Contains("web") && load.Claims == Middle) await run.Attempt($"{archive}: the web", () => new WebPart(run).Generated(archive, load));
    }

    // By what a smaller archive took; the smallest is always tried.
    private double? TooLong(Workload load)
    {
        if (Options.UseDatabase is not null || run.Results.Imports.LastOrDefault(row => row.Claims is not null) is not { } before) return null;
        var minutes = before.Imported.Seconds * load.Rows / before.Imported.Events / 60;
        return run.Elapsed.TotalMinutes + minutes > Options.Minutes ? minutes : null;
    }

    private async Task Grouped(Workload load)
    {
        await new ImportPart(run).Table(Loading.Name(load), load);
        await new RebuildPart(run).Measure(Loading.Name(load), load);
    }

    private async Task Step(string what, Func<Task> work)
    {
        if (run.IsLate) run.Results.Skipped.Add($"{what}: the {Options.Minutes:N0} minutes allowed were over.");
        else await run.Attempt(what, work);
    }
}
