using System.Text;
using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Benchmarks.Parts;
using KnowledgeBase.Benchmarks.Peers;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>Writes what a run found: Markdown, and charts in a folder beside it.</summary>
internal sealed class Document(Run run, IReadOnlyList<(string What, string Is)> machine)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string File, Chart Chart)> _charts = [];

    private Results Results => run.Results;

    public void Write(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var charts = Path.Combine(folder, Path.GetFileNameWithoutExtension(file));
        Head();
        Aims();
        Questions(Path.GetFileName(charts));
        Corrected();
        Peers(Path.GetFileName(charts));
        Imports(Path.GetFileName(charts));
        Rebuilds();
        Web();
        Left();
        Directory.CreateDirectory(charts);
        File.WriteAllText(file, _text.ToString().TrimEnd() + "\n");
        foreach (var (name, chart) in _charts) File.WriteAllText(Path.Combine(charts, name), chart.Svg());
    }

    private void Head()
    {
        Say("# Benchmarks");
        var options = run.Options.Given.Length > 0 ? $" {run.Options.Given}" : "";
        var command = Machine.IsCompiledAhead ? $"out/KnowledgeBase.Benchmarks{options}` after `{Machine.CompileAhead}" : $"dotnet run -c Release --project tests/KnowledgeBase.Benchmarks{(options.Length > 0 ? " --" : "")}{options}";
        Say($"Made by one run of `{command}`, in {run.Elapsed.TotalMinutes:N0} minutes. Nothing here is written by hand.");
        if (run.Options.Small) Say("**These figures mean nothing**: a small run only shows that everything runs, and that other ways give the same answers.");
        Table(["machine", ""], machine.Select(line => new[] { line.What, line.Is }));
        Say(Embedded.Text("Report.data.md").Trim());
        Table(
            ["claims", "events by table", "keys of 50,000", "1,000", "25", "1", "topics", "sources"],
            run.Options.Claims.Select(claims => new Workload(claims)).Select(load => (string[])
            [
                Figures.Claims(load.Claims), $"{load.Rows:N0}",
                .. new[] { Workload.HotSize, 1_000, 25, 1 }.Select(size => $"{load.Groups.Where(group => group.Size == size).Sum(group => group.Keys):N0}"),
                $"{load.Topics:N0}", $"{load.Sources:N0}",
            ]));
    }

    private void Aims()
    {
        Say("## Aims");
        Table(["aim", "measured", ""], new Targets(Results).All().Select(aim => new[] { aim.What, aim.Found ?? "not measured", aim.Met switch { true => "met", false => "**missed**", null => "-" } }));
    }

    private void Questions(string folder)
    {
        if (Results.AsOf.Count == 0) return;
        Say("## Questions");
        Say(Embedded.Text("Report.questions.md").Trim());
        var cells = Results.AsOf.Where(cell => !cell.Corrected).ToList();
        Chart(folder, "one-aspect.svg", new("One aspect, as of a day: p50, warm", "claims in the archive", "milliseconds", Lines(cells.Where(cell => cell.Question == Question.OneAspect), cell => $"{cell.Size:N0} on the key")));
        Chart(folder, "questions.svg", new("Other questions, as of a day: p50, warm", "claims in the archive", "milliseconds", Lines(cells.Where(cell => cell.Question != Question.OneAspect), cell => cell.Question)));
        var sizes = cells.Select(cell => cell.Archive).Distinct().Order().ToList();
        foreach (var view in Enum.GetValues<View>())
        {
            Say($"**{char.ToUpperInvariant(view.Name()[0])}{view.Name()[1..]}**, warm, p50 / p99 in milliseconds (samples):");
            Table(["", .. sizes.Select(size => $"{Figures.Claims(size)} claims"), "values"], Rows(cells.Where(cell => cell.View == view), sizes, cell => Figures.Of(cell.Warm)));
        }

        Say("**Cold**, as of a day:");
        Table(["", .. sizes.Select(size => $"{Figures.Claims(size)} claims"), "values"], Rows(cells.Where(cell => cell.View == View.Plain), sizes, cell => Figures.Of(cell.Cold)));
    }

    private static IEnumerable<string[]> Rows(IEnumerable<AsOfCell> cells, List<long> sizes, Func<AsOfCell, string> figure) => cells.GroupBy(Figures.Asked).Select(row => (string[])
    [
        row.Key,
        .. sizes.Select(size => row.FirstOrDefault(cell => cell.Archive == size) is { } cell ? cell.Failure is null ? figure(cell) : "failed" : "-"),
        Figures.Of(row.MaxBy(cell => cell.Archive)!.Values),
    ]);

    private void Corrected()
    {
        if (Results.Corrected is not { } corrected) return;
        Say("## After corrections");
        Say($"Every report of an archive of {Figures.Claims(corrected.Claims)} claims was corrected five times, each time its date: {corrected.Corrections:N0} corrections in {corrected.Seconds:N0} s, {corrected.Corrections / corrected.Seconds:N0} a second, in batches of 5,000. Then the same questions were asked. Warm, p50 / p99 in milliseconds (samples):");
        var pairs = Results.AsOf.Where(cell => cell.Corrected).Select(after => (After: after, Before: Results.AsOf.Find(cell => !cell.Corrected && cell.Archive == after.Archive && cell.Question == after.Question && cell.Size == after.Size && cell.View == after.View)));
        Table(["", "", "before", "after", "times slower"], pairs.Select(pair => new[] { Figures.Asked(pair.After), pair.After.View.Name(), Figures.Of(pair.Before?.Warm), pair.After.Failure is null ? Figures.Of(pair.After.Warm) : "failed", Figures.Of(pair.After.Warm?.Median / pair.Before?.Warm?.Median) }));
    }

    private void Peers(string folder)
    {
        if (Results.Peers.Count == 0) return;
        Say("## Other ways");
        Say(Embedded.Text("Report.peers.md").Trim());
        var lines = Results.Peers.GroupBy(row => row.Peer).Select(peer => new Line(peer.Key, [.. peer.Select(row => ((double)row.Size, row.Theirs.Median))])).ToList();
        lines.Insert(0, new(PeerCost.Ours, [.. Results.Peers.DistinctBy(row => row.Size).Select(row => ((double)row.Size, row.Ours.Median))]));
        Chart(folder, "other-ways.svg", new($"One aspect by reports on the key: p50, warm, {Figures.Claims(Results.Peers[0].Archive)} claims", "reports on the key", "milliseconds", lines));
        Table(["", "reports on the key", "this program", "the other", "times slower", "answers compared"], Results.Peers.Select(row => new[] { row.Peer, $"{row.Size:N0}", Figures.Of(row.Ours), Figures.Of(row.Theirs), Figures.Of(row.Theirs.Median / row.Ours.Median), $"{row.Compared:N0}" }));
        Say("Filling, and a single correction, p50 / p99 in milliseconds (samples):");
        Table(["", "filled in", "a correction"], Results.PeerCosts.Select(cost => new[] { cost.Peer, cost.FillSeconds == 0 ? "-" : $"{Figures.Of(cost.FillSeconds)} s", Figures.Of(cost.Correction) }));
    }

    private void Imports(string folder)
    {
        if (Results.Imports.Count == 0) return;
        Say("## Imports");
        Say(Embedded.Text("Report.imports.md").Trim());
        Table(
            ["archive", "road", "events", "claims", "seconds", "of these checking", "events/s", "processor: program", "server", "peak MB", "COPY: seconds", "MB", "share"],
            Results.Imports.Select(row => new[]
            {
                row.Archive, row.Road, $"{row.Imported.Events:N0}", row.Claims is { } claims ? $"{claims:N0}" : "-", Figures.Of(row.Imported.Seconds), Figures.Of(row.Imported.Checking), $"{row.Imported.PerSecond:N0}",
                $"{Figures.Of(row.Imported.Cpu)} s", $"{Figures.Of(row.Imported.ServerCpu)} s", $"{row.Imported.PeakMegabytes:N0}",
                Figures.Of(row.Copied?.Seconds), Figures.Of(row.Copied?.Megabytes), row.Copied is { } copied ? $"{100 * copied.Seconds / row.Imported.Seconds:N0} %" : "-",
            }));
        var tables = Results.Imports.Where(row => row.Claims is not null && row.Archive.StartsWith("interleaved", StringComparison.Ordinal)).ToList();
        Chart(folder, "imports.svg", new("Imports and rebuilds", "claims in the archive", "seconds",
        [
            new("import", [.. tables.Select(row => ((double)row.Asked, row.Imported.Seconds))]),
            new("COPY of the rows", [.. tables.Where(row => row.Copied is not null).Select(row => ((double)row.Asked, row.Copied!.Seconds))]),
            new("rebuild", [.. Results.Rebuilds.Where(row => !row.Grouped).Select(row => ((double)row.Claims, row.Rebuilt.Seconds))]),
        ]));
        if (Results.Appends.Count == 0) return;
        Say("Single appends: one report, one command, one transaction. Milliseconds, p50 / p99 (samples):");
        Table(["archive", "an append", "appends/s"], Results.Appends.Select(row => new[] { $"{Figures.Claims(row.Archive)} claims", Figures.Of(row.Timing), $"{1_000 / row.Timing.Median:N0}" }));
    }

    private void Rebuilds()
    {
        if (Results.Rebuilds.Count == 0) return;
        Say("## Rebuilds");
        Say("Of the whole read model, from the command's start to the swap. It compares the old read model with the new one; where rows differ the run has failed.");
        Table(
            ["archive", "events", "seconds", "events/s", "processor: program", "server", "peak MB", "rows that differ"],
            Results.Rebuilds.Select(row => new[] { row.Archive, $"{row.Rebuilt.Events:N0}", Figures.Of(row.Rebuilt.Seconds), $"{row.Rebuilt.PerSecond:N0}", $"{Figures.Of(row.Rebuilt.Cpu)} s", $"{Figures.Of(row.Rebuilt.ServerCpu)} s", $"{row.Rebuilt.PeakMegabytes:N0}", $"{row.Rebuilt.Differing:N0}" }));
    }

    private void Web()
    {
        if (Results.Web.Count == 0) return;
        Say("## The web");
        Say(Embedded.Text("Report.web.md").Trim());
        foreach (var archive in Results.Web.GroupBy(cell => cell.Archive))
        {
            Say($"**{(archive.Key is { } claims ? $"{Figures.Claims(claims)} claims" : "The sample dossier")}**, target p95 {Targets.Page(archive.Key)} ms; milliseconds:");
            Table(
                ["page", "first: p50", "p95", "longest", "again: p50", "p95", "longest", "samples", "kB", "p95 within the target"],
                archive.Select(cell => cell.First is { } first && cell.Again is { } again
                    ? new[] { cell.Page, Figures.Of(first.Median), Figures.Of(first.P95), Figures.Of(first.Longest), Figures.Of(again.Median), Figures.Of(again.P95), Figures.Of(again.Longest), $"{first.Samples:N0}", Figures.Of(cell.Bytes / 1024), Math.Max(first.P95, again.P95) <= Targets.Page(archive.Key) ? "yes" : "**no**" }
                    : [cell.Page, "failed", "-", "-", "-", "-", "-", "-", "-", "**no**"]));
        }
    }

    private void Left()
    {
        if (Results.Skipped.Count + Results.Failures.Count == 0) return;
        Say("## Not measured");
        foreach (var one in Results.Skipped.Concat(Results.Failures.Select(failure => $"Failed: {failure}"))) _text.Append($"- {one}\n");
    }

    private static List<Line> Lines(IEnumerable<AsOfCell> cells, Func<AsOfCell, string> name) =>
    [
        .. cells.Where(cell => cell is { View: View.Plain, Warm: not null }).GroupBy(name).Select(line => new Line(line.Key, [.. line.Select(cell => ((double)cell.Archive, cell.Warm!.Median))])),
    ];

    private void Chart(string folder, string file, Chart chart)
    {
        if (chart.IsEmpty) return;
        _charts.Add((file, chart));
        Say($"![{chart.Title}; the figures are in the tables]({folder}/{file})");
    }

    private void Say(string paragraph) => _text.Append($"{paragraph}\n\n");

    private void Table(IReadOnlyList<string> head, IEnumerable<string[]> rows)
    {
        _text.Append($"| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => "---|"))}\n");
        foreach (var row in rows) _text.Append($"| {string.Join(" | ", row)} |\n");
        _text.Append('\n');
    }
}
