using System.Diagnostics;
using System.Text.Json.Nodes;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What correcting all history came to.</summary>
internal sealed record Corrected(long Claims, long Corrections, double Seconds);

/// <summary>An archive whose every report was corrected five times: each time its date, by a day.</summary>
internal sealed class CorrectedPart(Run run)
{
    private const int Times = 5;
    private const int Batch = 5_000;
    private const double ShareOfTime = 8 / 55.0;
    private static readonly int[] Parts = [1, 5, 25];

    public async Task Measure()
    {
        foreach (var part in Parts)
            if (await Fill(run.Options.Corrected / part)) return;
        run.Results.Skipped.Add("After corrections: there was no time to correct all history, not even of a small archive.");
    }

    /// <summary>Fills an archive, corrects it, and asks the questions.</summary>
    /// <returns>False when that would take too long; nothing was asked then.</returns>
    private async Task<bool> Fill(long claims)
    {
        var (load, archive) = (new Workload(claims), $"corrected-{claims}");
        await new Loading(run).Load(archive, load);
        var clock = Stopwatch.StartNew();
        var done = 0L;
        for (var shift = 1; shift <= Times; shift++)
        {
            foreach (var places in Places(load).Chunk(Batch))
            {
                var drafts = places.Select(place => load.At(place, shift)).Select(row => Correction(row, $"{row.Id}.corrected-{shift}")).ToList();
                done += (await run.Target.Send(new RecordEvents(archive, drafts, "benchmark"))).Recorded;
                var whole = clock.Elapsed * ((double)load.Rows * Times / done);
                if (done >= 10 * Batch && whole.TotalMinutes > run.Options.Minutes * ShareOfTime)
                {
                    run.Tell($"{archive}: correcting all would take {whole.TotalMinutes:N0} minutes; a smaller archive is taken.");
                    return false;
                }
            }
        }

        run.Results.Corrected = new(claims, done, clock.Elapsed.TotalSeconds);
        run.Tell($"{archive}: {done:N0} corrections in {clock.Elapsed.TotalSeconds:N1} s");
        await run.Target.Execute("vacuum analyze");
        // Without one of that size that is not corrected there is nothing to compare with.
        if (!run.Results.AsOf.Exists(cell => cell.Archive == claims)) await Uncorrected(load);
        await new AsOfPart(run).Measure(archive, load, corrected: true);
        return true;
    }

    private async Task Uncorrected(Workload load)
    {
        await new Loading(run).Load(Loading.Name(load), load);
        await new AsOfPart(run).Measure(Loading.Name(load), load, corrected: false);
    }

    private static IEnumerable<long> Places(Workload load)
    {
        for (var place = 0L; place < load.Rows; place++) yield return place;
    }

    internal static Draft Correction(Row row, string id) => new(row.Key.Aspect == "control" ? row.Key.Entity : $"statement/{row.Id}", "record.corrected", new JsonObject
    {
        ["record"] = id,
        ["target"] = row.Id,
        ["targetType"] = row.Key.Aspect == "control" ? "zone.controlled" : "statement.made",
        ["set"] = new JsonObject { ["on"] = row.On },
        ["reason"] = "Read again.",
    });
}
