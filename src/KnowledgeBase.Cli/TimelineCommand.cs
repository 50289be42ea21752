using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb timeline THING</c>: each item over the spans in which its answer stays the same, with a bar.</summary>
internal static class TimelineCommand
{
    public static Command Create()
    {
        var thing = new Argument<string>("thing") { Description = "Its reference, or a slug, name or alias that only one thing has." };
        var aspect = new Option<string[]>("--aspect") { Description = "Only this item, such as status, established, 'agreed.rule ceasefire', obligation. Repeatable.", HelpName = "name" };
        return QueryCommand.Create(
            "timeline",
            "What is said of a thing over all days: each item, and from when to when its answer is the same. Bars: = settled, ~ open, X contested, . lapsed.",
            ["kb timeline zone/idlib --aspect status --aspect agreed.area", "kb timeline astana-memorandum-2017 --according-to publisher:TASS"],
            [thing, aspect],
            async question =>
            {
                var answer = await question.Send(new AskTimeline(question.Archive, question.Vantage, question.Parsed.GetValue(thing)!, question.Parsed.GetValue(aspect) is { Length: > 0 } items ? items : null));
                return new View(TimelineDocument.Of(answer), console => Draw(console, question.Archive, answer, question.Again(answer.At)));
            });
    }

    private static void Draw(IAnsiConsole console, string archive, TimelineAnswer answer, string again)
    {
        AspectsTable.Heading(console, archive, answer.At);
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(answer.Names.Of(answer.Thing))}[/] ({answer.Thing})");
        var days = answer.Items.SelectMany(item => item.Periods).SelectMany(period => new[] { period.First, period.Last }).Where(day => day.IsFinite).ToList();
        if (days.Count == 0) console.WriteLine("  Nothing is said of it that changes.");
        var scale = days.Count == 0 ? null : new Scale(days.Min(), days.Max(), Math.Min(console.Profile.Width, 100) - 4);
        if (scale is not null) console.WriteLine($"  {scale.First}{new string(' ', Math.Max(1, scale.Width - 20))}{scale.Last}");
        foreach (var (item, periods) in answer.Items)
        {
            console.WriteLine();
            console.MarkupLine($"  [bold]{Markup.Escape(item)}[/]");
            if (scale is not null) console.WriteLine($"  {scale.Bar(periods)}");
            foreach (var period in periods.Where(period => period.Value.Verdict != Verdict.Silent))
                console.Write(new Padder(new Markup($"{Span(period)}: {(period.Value.Verdict == Verdict.Settled ? "" : AspectsTable.Colour(period.Value.Verdict) + ": ")}{Markup.Escape(period.Value.Text)}"), new Padding(4, 0, 0, 0)));
        }

        AspectsTable.Again(console, again);
    }

    private static string Span(Period<Outcome> period) => (period.First.IsFinite, period.Last.IsFinite) switch
    {
        (true, true) => period.First == period.Last ? $"{period.First}" : $"{period.First} to {period.Last}",
        (true, false) => $"from {period.First}",
        (false, true) => $"until {period.Last}",
        _ => "always",
    };

    /// <summary>Days laid out over so many characters.</summary>
    private sealed record Scale(Day First, Day Last, int Width)
    {
        public string Bar(IReadOnlyList<Period<Outcome>> periods) => string.Concat(Enumerable.Range(0, Width).Select(column =>
        {
            // The gravest verdict within a column's days.
            var (from, to) = (DayAt(column), DayAt(column + 1).Plus(-1));
            return Mark(periods.Where(period => period.First <= Day.Max(from, to) && period.Last >= from).Max(period => period.Value.Verdict));
        }));

        private Day DayAt(int column) => First.Plus((long)((Last.Number - First.Number + 1) * (double)column / Width));

        private static char Mark(Verdict verdict) => verdict switch { Verdict.Silent => ' ', Verdict.Lapsed => '.', Verdict.Settled => '=', Verdict.Open => '~', _ => 'X' };
    }
}
