using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb statements</c>: who said what, when, to which question, as which source has it.</summary>
internal static class StatementsCommand
{
    public static Command Create()
    {
        var statement = new Argument<string?>("statement") { Description = "One statement: its reference or slug.", Arity = ArgumentArity.ZeroOrOne };
        var speaker = new Option<string?>("--speaker") { Description = "Only what this actor said, or what was said on its behalf.", HelpName = "name" };
        var topic = new Option<string?>("--topic") { Description = "Only answers to this topic and those below it.", HelpName = "name" };
        var meeting = new Option<string?>("--meeting") { Description = "Only what was said at this meeting.", HelpName = "name" };
        var span = new Option<string?>("--span") { Description = "With --topic: only what was surely said in these days, as EDTF: 1984, 2017-05/2017-09.", HelpName = "days" };
        var limit = new Option<int>("--limit") { Description = "At most so many.", DefaultValueFactory = _ => 100, HelpName = "number" };
        var after = new Option<string>("--after") { Description = "Only statements whose reference comes after this one.", DefaultValueFactory = _ => "", HelpName = "statement" };
        return QueryCommand.Create(
            "statements",
            "Who said what, when, in answer to which topic, as which source has it.",
            ["kb statements --speaker Lavrentyev", "kb statements --topic detainees --as-of 2017-09-15"],
            [statement, speaker, topic, meeting, span, limit, after],
            async question =>
            {
                var parsed = question.Parsed;
                var most = parsed.GetValue(limit);
                var filter = Question.Read(errors =>
                {
                    QueryText.CheckLimit(most, int.MaxValue, errors);
                    return QueryText.Statements(parsed.GetValue(statement), parsed.GetValue(speaker), parsed.GetValue(topic), parsed.GetValue(meeting), parsed.GetValue(span), errors);
                });
                var answer = await question.Send(new AskStatements(question.Archive, question.Vantage, filter, most, parsed.GetValue(after)!));
                return Of(question.Archive, answer, question.Again(answer.At));
            });
    }

    private static View Of(string archive, StatementsAnswer answer, string again) => new(
        StatementsDocument.Of(answer),
        console =>
        {
            AspectsTable.Heading(console, archive, answer.At);
            foreach (var one in answer.Statements) Draw(console, one, answer.Names);
            if (answer.Statements.Count == 0) console.WriteLine("There are no such statements.");
            if (answer.More) console.WriteLine($"{Environment.NewLine}There are more: --after {answer.Statements[^1].Statement}, or a greater --limit.");
            AspectsTable.Again(console, again);
        });

    private static void Draw(IAnsiConsole console, StatementAnswer one, Names names)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Markup.Escape(string.Join(", ", one.Speakers.Select(names.Of)))}[/] ({one.Statement})");
        foreach (var answer in one.Answers.GroupBy(claim => (claim.Claim.Entity, Answer: claim.Claim.Fields["answer"].Word)))
        {
            console.Write(new Padder(
                new Markup($"{Markup.Escape(names.Of(answer.Key.Entity))} [bold]{answer.Key.Answer}[/], for {Markup.Escape(string.Join(", ", answer.Select(claim => names.Of(claim.Claim.Member)).Distinct()))}"),
                new Padding(2, 0, 0, 0)));
        }

        foreach (var aspect in one.Aspects) AspectsTable.Write(console, aspect, names);
        foreach (var quote in one.Said.Where(value => value.Claim.Evidence.Quote is not null))
            console.Write(new Padder(new Text($"“{quote.Claim.Evidence.Quote}” - {AspectsTable.Source(quote.Claim.Evidence)}"), new Padding(4, 0, 0, 0)));
    }
}
