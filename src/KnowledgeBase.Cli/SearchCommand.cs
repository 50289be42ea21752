using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb search WORDS…</c>: the records that have words in their texts, the best first.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "All of these must be there; several words in quotation marks are a phrase. A name also finds the thing's other names.", Arity = ArgumentArity.OneOrMore };
        var kind = new Option<string?>("--kind") { Description = "Only records about things of this kind: zone, actor, statement, …", HelpName = "kind" };
        kind.AcceptOnlyFromAmong([.. EventTypes.StreamKinds]);
        var limit = new Option<int>("--limit") { Description = "At most so many.", DefaultValueFactory = _ => 20, HelpName = "number" };
        return QueryCommand.Create(
            "search",
            "Records by the words of their names, texts, quotations and notes, whatever the spelling of a name.",
            ["kb search ceasefire", "kb search Lavrentiev --kind statement", "kb search \"northern Homs\" --published-by 2017-05-05"],
            [words, kind, limit],
            async question =>
            {
                var parsed = question.Parsed;
                var asked = parsed.GetValue(words)!;
                var most = Question.Read(errors => QueryText.CheckLimit(parsed.GetValue(limit), int.MaxValue, errors));
                var answer = await question.Send(new AskSearch(question.Archive, question.Vantage, asked, parsed.GetValue(kind), most));
                return new View(SearchDocument.Of(asked, answer), console => Draw(console, question.Archive, answer, question.Again(answer.At)));
            });
    }

    private static void Draw(IAnsiConsole console, string archive, SearchAnswer answer, string again)
    {
        AspectsTable.Heading(console, archive, answer.At);
        foreach (var also in answer.Also) console.WriteLine($"Also looked for {string.Join(", ", also.Names)}: other names of {also.Thing}.");
        if (answer.Hits.Count == 0) console.WriteLine("Nothing was found.");
        if (answer.Near.Count > 0) console.WriteLine($"Did you mean {string.Join(" or ", answer.Near.Select(one => $"{one.Name} ({one.Thing})"))}?");
        foreach (var hit in answer.Hits)
        {
            console.WriteLine();
            console.MarkupLine(answer.Names.Of(hit.Thing) is var name && name == hit.Thing ? $"[bold]{Markup.Escape(name)}[/]" : $"[bold]{Markup.Escape(name)}[/] ({hit.Thing})");
            console.Write(new Padder(new Text($"{hit.Type} {hit.Record}, position {hit.Position}{Source(hit)}{(hit.Deprecated ? ", deprecated" : "")}"), new Padding(2, 0, 0, 0)));
            console.Write(new Padder(Snippet(console, hit.Snippet), new Padding(4, 0, 0, 0)));
        }

        if (answer.Found > answer.Hits.Count) console.WriteLine($"{Environment.NewLine}These are the best {answer.Hits.Count} of {answer.Found}; see more with a greater --limit.");
        AspectsTable.Again(console, again);
    }

    private static string Source(SearchHit hit) =>
        hit.Source is null ? "" : $", {hit.Source["source/".Length..]}{(hit.Paragraphs.Count == 0 ? "" : $" ¶{string.Join(',', hit.Paragraphs)}")}";

    private static Markup Snippet(IAnsiConsole console, Snippet snippet) => console.Profile.Capabilities.Ansi
        ? new Markup(string.Concat(snippet.Parts.Select(part => part.Hit ? $"[bold]{Markup.Escape(part.Text)}[/]" : Markup.Escape(part.Text))))
        : new Markup(Markup.Escape(snippet.ToString()));
}
