using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Receipts of rebuilds, checks and the state of read models, for people.</summary>
internal static class ProjectionsView
{
    public static void Draw(IAnsiConsole console, RebuildReceipt receipt)
    {
        console.WriteLine($"Rebuilt the read model of archive '{receipt.Archive}' from {receipt.Position:N0} events in {receipt.Duration.TotalSeconds:0.0} s, {receipt.Rate:N0} a second.");
        console.WriteLine($"Positions {(receipt.Position == 0 ? "none" : $"1 to {receipt.Position}")}, by version {receipt.Version} of the projections; compared with the old one at position {receipt.ComparedAt}.");
        Kinds(console, receipt.Kinds);
        if (receipt.Differing == 0) console.WriteLine("The old one was the same.");
        else Differences(console, "The old one was not what the log makes it:", receipt.Differences, receipt.Differing);
    }

    public static void Draw(IAnsiConsole console, string archive, ProjectionCheck check)
    {
        if (check.Differing == 0) console.WriteLine($"The read model of archive '{archive}' is what its {check.Events:N0} events make it.");
        else Differences(console, $"The read model of archive '{archive}' is not what its {check.Events:N0} events make it. 'kb projections rebuild' mends it.", check.Differences, check.Differing);
    }

    public static void Draw(IAnsiConsole console, IReadOnlyList<ProjectionStatus> statuses)
    {
        if (statuses.Count == 0) console.WriteLine("There are no archives. 'kb archives create NAME' makes one.");
        foreach (var status in statuses)
        {
            console.WriteLine($"Archive '{status.Archive}': position {status.Position:N0} of {status.Head:N0}, {status.Rows:N0} rows, {Size(status.Bytes)}, made {status.Made:yyyy-MM-dd HH:mm:ss} UTC"
                + $"{(status.Version is { } version ? $" by version {version} of the projections" : "")}.");
            if (status.BeingRebuilt) console.WriteLine("  It is being rebuilt.");
            else if (status.LeftOver > 0) console.WriteLine($"  {status.LeftOver} left behind by a rebuild; the next one drops it.");
            if (status.Waiting > 0) console.WriteLine($"  {Count(status.Waiting)} of Marten applications without a position; 'kb projections catch-up --archive {status.Archive}' takes in what waits.");
            foreach (var reason in status.Due) console.WriteLine($"  A rebuild is due: {reason}.");
            var table = new Table().Border(TableBorder.Simple).AddColumns("Table", "Rows", "Size");
            table.Columns[1].RightAligned();
            table.Columns[2].RightAligned();
            foreach (var one in status.Tables) table.AddRow(one.Name, $"{one.Rows:N0}", Size(one.Bytes));
            console.Write(table);
        }
    }

    public static void Draw(IAnsiConsole console, string archive, CaughtUp done, bool dryRun)
    {
        if (done.Taken == 0) console.WriteLine($"Nothing waits to be taken in to archive '{archive}'.");
        else if (dryRun) console.WriteLine($"Would take in {Count(done.Taken)}, up to position {done.Position + done.Taken} of archive '{archive}'.");
        else console.WriteLine($"Took in {Count(done.Taken)}, up to position {done.Position} of archive '{archive}'.");
        if (done.Known > 0) console.WriteLine($"Left where they are, since the archive has the same: {Count(done.Known)}.");
    }

    private static void Kinds(IAnsiConsole console, IReadOnlyList<KindContent> kinds)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Kind", "Claims", "Rows", "Hash");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var kind in kinds) table.AddRow(Markup.Escape(kind.Kind), $"{kind.Claims:N0}", $"{kind.Rows:N0}", kind.Hash);
        console.Write(table);
    }

    private static void Differences(IAnsiConsole console, string heading, IReadOnlyList<ProjectionDifference> differences, long all)
    {
        console.WriteLine(heading);
        foreach (var difference in differences)
            console.WriteLine($"  {difference.Table} {difference.Entity}: {difference.Missing:N0} rows missing, {difference.Surplus:N0} too many");
        if (all > differences.Count) console.WriteLine($"  and {all - differences.Count:N0} more things");
    }

    private static string Count(long events) => events == 1 ? "1 event" : $"{events:N0} events";

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 20 => $"{bytes / 1024.0:N0} kB",
        < 1 << 30 => $"{bytes / 1048576.0:N1} MB",
        _ => $"{bytes / 1073741824.0:N2} GB",
    };
}
