using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb topic NAME</c>: do the actors agree, who differs from whom; a tally.</summary>
internal static class TopicCommand
{
    public static Command Create()
    {
        var topic = new Argument<string>("topic") { Description = "The topic: its reference, slug, name or alias. 'kb search' finds one." };
        var span = new Option<string?>("--span") { Description = "The days that the tally counts, as EDTF: 1984, 2017-05/2017-09.", HelpName = "days" };
        var by = new Option<string?>("--by") { Description = "Only this actor: its positions on the topics that it answered in the span, and its answers.", HelpName = "actor" };
        return QueryCommand.Create(
            "topic",
            "Do the actors agree on a topic, who differs from whom; for a broader topic also the narrower ones; and how often which answer was given.",
            ["kb topic opposition-separated --as-of 2017-09-15", "kb topic detainees --span 2017-09", "kb topic nuclear-weapons --by France --span 1984"],
            [topic, span, by],
            async question =>
            {
                var answer = await question.Send(new AskTopic(question.Archive, question.Vantage, question.Parsed.GetValue(topic)!, Question.Read(errors => QueryText.Span(question.Parsed.GetValue(span), errors)), question.Parsed.GetValue(by)));
                return new View(TopicDocument.Of(answer), console => Draw(console, question.Archive, answer, question.Again(answer.At)));
            });
    }

    private static void Draw(IAnsiConsole console, string archive, TopicAnswer answer, string again)
    {
        AspectsTable.Heading(console, archive, answer.At);
        Draw(console, answer.Topic, answer.Positions, answer.Names, quiet: answer.Narrower.Count > 0);
        foreach (var (topic, positions) in answer.Narrower) Draw(console, topic, positions, answer.Names, quiet: true);
        Tally(console, answer);
        if (answer.Given.Count > 0) console.WriteLine("The statements: 'kb statements' with the same --topic, --speaker and --span, or --format json.");
        AspectsTable.Again(console, again);
    }

    private static void Draw(IAnsiConsole console, string topic, TopicPositions positions, Names names, bool quiet)
    {
        if (quiet && positions.Verdict == TopicVerdict.Silent) return;
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(names.Of(topic))}[/] ({topic}): {Verdict(positions.Verdict)}");
        foreach (var position in positions.Positions) AspectsTable.Write(console, position, names, $"{names.Of(position.Member)} ({position.Member})");
        foreach (var (a, b) in positions.Differ) console.WriteLine($"  {names.Of(a)} differs from {names.Of(b)}.");
    }

    private static string Verdict(TopicVerdict verdict) => verdict switch
    {
        TopicVerdict.Silent => "nobody has a position",
        TopicVerdict.Agreed => "the actors who speak agree",
        TopicVerdict.Divided => "[red]DIVIDED[/]",
        TopicVerdict.Open => "[yellow]open[/]",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    private static void Tally(IAnsiConsole console, TopicAnswer answer)
    {
        if (answer.Tally.Count == 0) return;
        console.WriteLine();
        console.WriteLine($"Answers given in statements {(answer.Span.Earliest.IsFinite ? $"from {answer.Span.Earliest} to {answer.Span.Latest}" : $"up to {answer.Span.Latest}")}; no verdict follows:");
        var chart = new BarChart().Width(Math.Min(console.Profile.Width, 78));
        foreach (var (word, count) in answer.Tally.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)) chart.AddItem(word, count, Color.Grey);
        console.Write(chart.UseValueFormatter(value => value.ToString("N0", CultureInfo.InvariantCulture)));
    }
}
