using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Answers for people: readable at 80 columns and without colour.</summary>
internal static class AspectsTable
{
    /// <summary>What the answer is about, and where it is seen from.</summary>
    public static void Heading(IAnsiConsole console, string archive, ResolvedVantage at) =>
        console.WriteLine($"Archive '{archive}'{(at.AsOf.IsFinite ? $" as of {at.AsOf}," : "")} at position {at.Position}{Perspective(at.Asked)}{Padding(at.Padding)}");

    /// <summary>The command that gives the same answer for ever; never wrapped: it is there to be pasted.</summary>
    public static void Again(IAnsiConsole console, string command)
    {
        console.WriteLine();
        console.Profile.Out.Writer.WriteLine($"Again: {command}");
    }

    /// <summary>The aspect with its verdict on a line, and below it a line for each value: contested values stand under each other.</summary>
    public static void Write(IAnsiConsole console, Answer aspect, Names names, string? title = null)
    {
        console.Write(new Padder(
            new Markup($"[bold]{Markup.Escape(title ?? Wording.Name(aspect))}[/]: {Colour(aspect.Verdict)}{(aspect.Why is null ? "" : Markup.Escape($" ({aspect.Why})"))}"), new Padding(2, 0, 0, 0)));
        var grid = new Grid().AddColumn(new GridColumn().Width(4).Padding(0, 0, 0, 0));
        for (var i = 0; i < 4; i++) grid.AddColumn(new GridColumn().Padding(0, 0, i < 3 ? 2 : 0, 0));
        foreach (var value in aspect.Values) Row(Wording.Of(value), Wording.Of(value.Standing), Wording.Date(value), Source(value.Claim.Evidence));
        foreach (var claim in aspect.Deprecated) Row(claim.Evidence.Record, "deprecated", "", Source(claim.Evidence));
        console.Write(grid);
        foreach (var text in aspect.Values.Select(value => value.Claim.Text).OfType<string>().Distinct()) console.Write(new Padder(new Text(text), new Padding(4, 0, 0, 0)));

        void Row(params string[] cells) => grid.AddRow([.. cells.Prepend("").Select(cell => new Text(cell))]);
    }

    /// <summary>The aspect with its verdict and outcome on a line.</summary>
    public static void Line(IAnsiConsole console, Answer aspect)
    {
        var (verdict, outcome) = (Colour(aspect.Verdict), Outcome.Of(aspect).Text);
        var text = $"[bold]{Markup.Escape(Wording.Name(aspect))}[/]: {(aspect.Verdict == Verdict.Settled ? "" : $"{verdict}: ")}{Markup.Escape(outcome.Length > 0 ? outcome : "deprecated")}";
        console.Write(new Padder(new Markup(text), new Padding(2, 0, 0, 0)));
    }

    public static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Contested => "[red]CONTESTED[/]",
        Verdict.Open => "[yellow]open[/]",
        _ => Wording.Of(verdict),
    };

    public static string Source(Evidence evidence) =>
        evidence.Source["source/".Length..] + (evidence.Paragraphs.IsEmpty ? "" : $" ¶{string.Join(',', evidence.Paragraphs)}")
        + (evidence.Attribution == Events.Attribution.Anonymous ? " (anonymous)" : "") + (evidence.Via.IsEmpty ? "" : $" via {string.Join(", ", evidence.Via)}") + (evidence.Inferred ? " (inferred)" : "");

    private static string Padding(EdtfPadding padding) => padding == EdtfPadding.Default ? "" : $", ~ and ? widening dates by {padding.Approximate} units";

    private static string Perspective(Vantage asked) =>
        (asked.PublishedBy is { } by ? $", published by {by.Day}" : "") + (asked.AccordingTo.Count == 0 ? "" : $", according to {string.Join(", ", asked.AccordingTo)}");
}
