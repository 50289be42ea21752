using KnowledgeBase.Benchmarks.Parts;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>An aim, and how far the figures are from it.</summary>
/// <param name="What">The aim.</param>
/// <param name="Found">What was measured; null when it was not.</param>
/// <param name="Met">Whether it is met; null when it was not measured where the aim is.</param>
internal sealed record Aim(string What, string? Found, bool? Met);

/// <summary>The aims, each with what was found.</summary>
internal sealed class Targets(Results results)
{
    private const long Full = 10_000_000;
    private const long Least = 100_000;
    private const long Middle = 1_000_000;

    private long Largest => results.AsOf.Where(cell => !cell.Corrected).Select(cell => cell.Archive).Concat(results.Imports.Where(row => row.Claims is not null).Select(row => row.Asked)).DefaultIfEmpty(0).Max();

    public IEnumerable<Aim> All() => [.. Aspects(), .. Topics(), .. Corrected(), .. Folding(), .. Imports(), .. Rebuilds(), .. Memory(), .. Web()];

    private IEnumerable<AsOfCell> Cells(string question, bool corrected = false) => results.AsOf.Where(cell => cell.Question == question && cell.View == View.Plain && cell.Corrected == corrected && cell.Warm is not null);

    private IEnumerable<Aim> Aspects()
    {
        var largest = Cells(Question.OneAspect).Where(cell => cell.Archive == Largest).ToList();
        yield return AtFull("one aspect, keys of any size, 10 M claims: p50 at most 0.4 ms", largest.Max(cell => cell.Warm?.Median), "ms", worst => worst <= 0.4);
        yield return AtFull("the same: p99 at most 2 ms", largest.Max(cell => cell.Warm?.P99), "ms", worst => worst <= 2);
        var growth = largest.Join(Cells(Question.OneAspect).Where(cell => cell.Archive == Least), cell => cell.Size, cell => cell.Size, (large, small) => large.Warm!.Median / small.Warm!.Median).DefaultIfEmpty().Max();
        yield return AtFull("the same: growth from 100 k to 10 M claims below 1.5 times", growth == 0 || Largest == Least ? null : growth, "times", worst => worst < 1.5);
    }

    private IEnumerable<Aim> Topics()
    {
        yield return AtFull("200 actors on one topic, 10 M claims: p50 at most 8 ms", Cells(Question.OneTopic).Where(cell => cell.Archive == Largest).Max(cell => cell.Warm?.Median), "ms", worst => worst <= 8);
    }

    private IEnumerable<Aim> Corrected()
    {
        var slower = results.AsOf.Where(cell => cell is { Corrected: true, View: View.Plain, Warm: not null })
            .Join(results.AsOf.Where(cell => cell is { Corrected: false, View: View.Plain, Warm: not null }), cell => (cell.Archive, cell.Question, cell.Size), cell => (cell.Archive, cell.Question, cell.Size), (after, before) => (after.Archive, Question: Figures.Asked(after), Times: after.Warm!.Median / before.Warm!.Median)).ToList();
        if (slower.Count == 0)
        {
            yield return new("after all history was corrected five times, 1 M claims: less than 2 times slower", null, null);
            yield break;
        }

        var worst = slower.MaxBy(one => one.Times);
        yield return new("after all history was corrected five times, 1 M claims: less than 2 times slower", $"{Figures.Of(worst.Times)} times at {Figures.Claims(worst.Archive)} claims ({worst.Question})", worst.Archive == Middle ? worst.Times < 2 : null);
    }

    private IEnumerable<Aim> Folding()
    {
        foreach (var (size, times) in new[] { (1_000, 6.0), (50_000, 400.0) })
        {
            var row = results.Peers.Find(row => row.Peer == Peers.Fold.TheName && row.Size == size);
            var faster = row is null ? null : (double?)(row.Theirs.Median / row.Ours.Median);
            yield return new($"against folding a stream of {size:N0} events: at least {times:N0} times faster", faster is null ? null : $"{Figures.Of(faster)} times", row is { Archive: >= Middle } ? faster >= times : null);
        }
    }

    private IEnumerable<Aim> Imports()
    {
        var row = results.Imports.Find(row => row.Claims is not null && row.Asked == Largest);
        yield return AtFull("bulk import, 10 M claims: at least 45,000 events/s", row?.Imported.PerSecond, "events/s", rate => rate >= 45_000);
        yield return AtFull("the same: at least 40 % of COPY of the same rows", row?.Copied is { } copied ? 100 * copied.Seconds / row.Imported.Seconds : null, "%", share => share >= 40);
    }

    private IEnumerable<Aim> Rebuilds()
    {
        foreach (var (name, grouped) in new[] { ("interleaved", false), ("grouped by key", true) })
        {
            var row = results.Rebuilds.FindLast(row => row.Grouped == grouped);
            yield return new($"rebuild, {name}: at least 150,000 events/s", row is null ? null : $"{Figures.Of(row.Rebuilt.PerSecond)} events/s at {Figures.Claims(row.Claims)} claims", row is { Claims: >= Middle } ? row.Rebuilt.PerSecond >= 150_000 : null);
        }
    }

    private IEnumerable<Aim> Memory()
    {
        yield return AtFull("peak memory of the program, import of 10 M claims: at most 300 MB", results.Imports.Find(row => row.Claims is not null && row.Asked == Largest)?.Imported.PeakMegabytes, "MB", peak => peak <= 300);
        yield return AtFull("the same, rebuild", results.Rebuilds.Find(row => row.Claims == Largest && !row.Grouped)?.Rebuilt.PeakMegabytes, "MB", peak => peak <= 300);
    }

    /// <summary>What a page may take, in milliseconds, of an archive of so many claims; null for the sample dossier.</summary>
    public static double Page(long? claims) => claims is null ? 50 : 150;

    private IEnumerable<Aim> Web()
    {
        foreach (var (claims, of) in new[] { ((long?)null, "the sample dossier"), (Middle, "1 M claims") })
        {
            var what = $"every page of the web, {of}: p95 at most {Page(claims)} ms";
            var cells = results.Web.FindAll(cell => claims is null ? cell.Archive is null : cell.Archive is not null);
            var over = cells.FindAll(cell => cell.First is null || Math.Max(cell.First.P95, cell.Again!.P95) > Page(claims));
            var measured = cells.Where(cell => cell.First is not null).Select(cell => (cell.Page, Worst: Math.Max(cell.First!.P95, cell.Again!.P95))).DefaultIfEmpty().MaxBy(cell => cell.Worst);
            yield return cells.Count == 0 ? new(what, null, null)
                : new(what, $"{over.Count} of {cells.Count} pages take longer; the slowest that answered: {measured.Page}, {Figures.Of(measured.Worst)} ms", cells[0].Archive == claims ? over.Count == 0 : null);
        }
    }

    private Aim AtFull(string what, double? found, string unit, Func<double, bool> met) => found is { } value
        ? new(what, $"{Figures.Of(value)} {unit}{(Largest == Full ? "" : $" at {Figures.Claims(Largest)} claims")}", Largest == Full ? met(value) : null)
        : new(what, null, null);
}
