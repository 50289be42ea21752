using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Zones as tables, readable at 80 columns and without colour.</summary>
internal static class ZonesTable
{
    public static void Write(IAnsiConsole console, string archive, ZonesAnswer answer, Func<string, bool>? zones = null, Func<Answer, bool>? aspects = null)
    {
        console.WriteLine($"Archive '{archive}'{(answer.At.AsOf.IsFinite ? $" as of {answer.At.AsOf}," : "")} at position {answer.At.Position}{Perspective(answer.At.Asked)}{Padding(answer.At.Padding)}");
        foreach (var zone in answer.Zones.Where(zone => zones?.Invoke(zone.Zone) ?? true))
        {
            console.WriteLine();
            console.WriteLine($"{zone.Name} ({zone.Zone}): {zone.Status.Text}");
            var shown = zone.Aspects.Where(aspect => aspects?.Invoke(aspect) ?? true).ToList();
            if (shown.Count == 0) console.WriteLine("  Nobody says anything of it.");
            foreach (var aspect in shown) Write(console, aspect);
        }

        if (answer.Zones.Count == 0) console.WriteLine("There are no zones in it.");
        console.WriteLine();
        // Never wrapped: it is there to be pasted.
        console.Profile.Out.Writer.WriteLine($"Again: {Again(archive, answer.At)}");
    }

    /// <summary>The command that asks the same question and gets the same answer, whatever is recorded later.</summary>
    public static string Again(string archive, ResolvedVantage at) => $"kb zones --archive {archive} {VantageText.ToOptions(at.Pinned)}";

    // The aspect with its verdict on a line, and below it a line for each value: contested values stand under each other.
    private static void Write(IAnsiConsole console, Answer aspect)
    {
        console.MarkupLine($"  [bold]{Markup.Escape(Wording.Name(aspect))}[/]: {Colour(aspect.Verdict)}{(aspect.Why is null ? "" : Markup.Escape($" ({aspect.Why})"))}");
        const int standing = 15;
        var rest = console.Profile.Width - 4 - standing - 6;
        var grid = new Grid()
            .AddColumn(new GridColumn().Width(4).Padding(0, 0, 0, 0))
            .AddColumn(new GridColumn().Width(rest * 34 / 100).Padding(0, 0, 2, 0))
            .AddColumn(new GridColumn().Width(standing).Padding(0, 0, 2, 0))
            .AddColumn(new GridColumn().Width(rest * 33 / 100).Padding(0, 0, 2, 0))
            .AddColumn(new GridColumn().Width(rest * 33 / 100).Padding(0, 0, 0, 0));
        foreach (var value in aspect.Values) Row(Wording.Of(value), Wording.Of(value.Standing), Wording.Date(value), Source(value.Claim.Evidence));
        foreach (var claim in aspect.Deprecated) Row(claim.Evidence.Record, "deprecated", "", Source(claim.Evidence));
        console.Write(grid);

        void Row(params string[] cells) => grid.AddRow([.. cells.Prepend("").Select(cell => new Text(cell))]);
    }

    private static string Source(Evidence evidence) =>
        evidence.Source["source/".Length..] + (evidence.Paragraphs.IsEmpty ? "" : $" ¶{string.Join(',', evidence.Paragraphs)}");

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Contested => "[red]CONTESTED[/]",
        Verdict.Open => "[yellow]open[/]",
        _ => Wording.Of(verdict),
    };

    private static string Padding(EdtfPadding padding) => padding == EdtfPadding.Default ? "" : $", ~ and ? widening dates by {padding.Approximate} units";

    private static string Perspective(Vantage asked) =>
        (asked.PublishedBy is { } by ? $", published by {by.Day}" : "") + (asked.AccordingTo.Count == 0 ? "" : $", according to {string.Join(", ", asked.AccordingTo)}");
}
