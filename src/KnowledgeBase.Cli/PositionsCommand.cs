using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb positions</c>: the matrix of actors and topics, or one row or column of it.</summary>
internal static class PositionsCommand
{
    public static Command Create()
    {
        var actor = new Option<string?>("--actor") { Description = "Only this actor: its reference, slug, name or alias.", HelpName = "name" };
        var topic = new Option<string?>("--topic") { Description = "Only this topic and those below it.", HelpName = "name" };
        return QueryCommand.Create(
            "positions",
            "Who holds which position: all as a matrix, an actor's or a topic's with every source. Silence is shown as a dot.",
            ["kb positions --as-of 2017-09-15", "kb positions --actor russia", "kb positions --topic opposition-separated --format csv"],
            [actor, topic],
            async question =>
            {
                var (who, what) = (question.Parsed.GetValue(actor), question.Parsed.GetValue(topic));
                var answer = await question.Send(new AskPositions(question.Archive, question.Vantage, who, what));
                return Of(question.Archive, answer, question.Again(answer.At), matrix: who is null && what is null);
            });
    }

    private static View Of(string archive, PositionsAnswer answer, string again, bool matrix) => new(
        PositionsDocument.Of(answer),
        console =>
        {
            AspectsTable.Heading(console, archive, answer.At);
            if (answer.Positions.Count == 0) console.WriteLine("Nobody has a position.");
            else if (matrix) Matrix(console, answer);
            else Each(console, answer);
            AspectsTable.Again(console, again);
        });

    private static void Each(IAnsiConsole console, PositionsAnswer answer)
    {
        foreach (var topic in answer.Positions.GroupBy(position => position.Entity))
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{Markup.Escape(answer.Names.Of(topic.Key))}[/] ({topic.Key})");
            foreach (var position in topic) AspectsTable.Write(console, position, answer.Names, $"{answer.Names.Of(position.Member)} ({position.Member})");
        }
    }

    // A terminal is wider than high: topics go down, and as many actors across as there is room for; the others follow below.
    private static void Matrix(IAnsiConsole console, PositionsAnswer answer)
    {
        const int topicWidth = 34, actorWidth = 15;
        var cells = answer.Positions.ToDictionary(position => (position.Entity, position.Member));
        var actors = answer.Positions.GroupBy(position => position.Member).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key);
        foreach (var some in actors.Chunk(Math.Max(1, (console.Profile.Width - topicWidth) / actorWidth)))
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Topic").Width(topicWidth - 3));
            foreach (var actor in some) table.AddColumn(new TableColumn(new Text(answer.Names.Of(actor))));
            foreach (var topic in answer.Topics.Where(topic => some.Any(actor => cells.ContainsKey((topic, actor)))))
                table.AddRow([new Text(answer.Names.Of(topic)), .. some.Select(actor => Cell(cells.GetValueOrDefault((topic, actor))))]);
            console.Write(table);
        }
    }

    private static Text Cell(Answer? position) => new(position switch
    {
        null => "·",
        { Verdict: Verdict.Settled } => Words(position),
        { Verdict: Verdict.Silent } => "(deprecated)",
        _ => $"{Words(position)} ({Wording.Of(position.Verdict)})",
    });

    private static string Words(Answer position) => string.Join(" / ", position.Values.Select(value => value.Value.TryGetValue("answer", out var word) ? word.ToString() : "?").Distinct().Order(StringComparer.Ordinal));
}
