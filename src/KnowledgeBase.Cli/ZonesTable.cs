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
        console.WriteLine($"Archive '{archive}' as of {answer.At.AsOf}, at position {answer.At.Position}{Perspective(answer.At.Asked)}");
        foreach (var zone in answer.Zones.Where(zone => zones?.Invoke(zone.Zone) ?? true))
        {
            console.WriteLine();
            console.WriteLine($"{zone.Name} ({zone.Zone}): {zone.Status.Text}");
            var shown = zone.Aspects.Where(aspect => aspects?.Invoke(aspect) ?? true).ToList();
            if (shown.Count == 0) console.WriteLine("  Nobody says anything of it that holds from here.");
            else console.Write(Aspects(shown));
        }

        if (answer.Zones.Count == 0) console.WriteLine("There are no zones in it.");
        console.WriteLine();
        console.WriteLine($"Again: {Again(archive, answer.At)}");
    }

    /// <summary>The command that asks the same question and gets the same answer, whatever is recorded later.</summary>
    public static string Again(string archive, ResolvedVantage at) => $"kb zones --archive {archive} {VantageText.ToOptions(at.Pinned)}";

    private static Table Aspects(IEnumerable<Answer> aspects)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Aspect", "Verdict", "Value", "Standing", "On", "Source");
        foreach (var aspect in aspects)
        {
            var first = true;
            foreach (var value in aspect.Values)
            {
                table.AddRow(
                    first ? Markup.Escape(Name(aspect)) : "",
                    first ? $"{Colour(aspect.Verdict)}{(aspect.Why is null ? "" : Markup.Escape($": {aspect.Why}"))}" : "",
                    Markup.Escape(Words.Of(value)),
                    Words.Of(value.Standing),
                    Markup.Escape(Words.Date(value)),
                    Markup.Escape(Source(value.Claim.Evidence)));
                first = false;
            }

            foreach (var claim in aspect.Deprecated)
                table.AddRow(first ? Markup.Escape(Name(aspect)) : "", "deprecated", Markup.Escape(claim.Evidence.Record), "", "", Markup.Escape(Source(claim.Evidence)));
        }

        return table;
    }

    private static string Name(Answer aspect) => aspect.Member.Length == 0 ? aspect.Aspect : $"{aspect.Aspect} {aspect.Member}";

    private static string Source(Evidence evidence) =>
        evidence.Source["source/".Length..] + (evidence.Paragraphs.IsEmpty ? "" : $" ¶{string.Join(',', evidence.Paragraphs)}");

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Contested => "[red]CONTESTED[/]",
        Verdict.Open => "[yellow]open[/]",
        _ => Words.Of(verdict),
    };

    private static string Perspective(Vantage asked) =>
        (asked.PublishedBy is { } by ? $", published by {by.Day}" : "") + (asked.AccordingTo.Count == 0 ? "" : $", according to {string.Join(", ", asked.AccordingTo)}");
}
