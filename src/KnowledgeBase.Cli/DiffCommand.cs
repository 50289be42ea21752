using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb diff</c>: what two vantages answer differently. The one is given by <c>--from-…</c>, the other by the usual options.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var from = VantageText.Names.ToDictionary(part => $"from-{part}", part => new Option<string[]>($"--from-{part}")
        {
            Description = $"--{part} of the first vantage; that of the second where it is left out, or 'open'.",
            HelpName = part == VantageText.AccordingTo ? "source" : part == VantageText.RecordedBy ? "position|instant" : "day",
        });
        var things = new Argument<string[]>("things") { Description = "Only these; everything but statements otherwise.", Arity = ArgumentArity.ZeroOrMore };
        return QueryCommand.Create(
            "diff",
            "What two vantages answer differently: appeared, vanished, changed, became contested, settled.",
            ["kb diff --from-as-of 2017-05-04 --as-of 2017-05-07", "kb diff zone/idlib --from-according-to publisher:TASS --according-to publisher:Alwaght", "kb diff --from-recorded-by 40"],
            [things, .. from.Values],
            async question =>
            {
                var named = question.Parsed.GetValue(things) is { Length: > 0 } some ? some : null;
                var first = Question.Read(errors => QueryText.From(question.Vantage, name => question.Parsed.GetValue(from[name]) ?? [], errors));
                var answer = await question.Send(new AskDifferences(question.Archive, first, question.Vantage, named));
                return Of(question, answer);
            });
    }

    private static View Of(Question question, DifferencesAnswer answer) => new(
        DifferencesDocument.Of(answer),
        console =>
        {
            AspectsTable.Heading(console, question.Archive, answer.From);
            AspectsTable.Heading(console, question.Archive, answer.To);
            foreach (var thing in answer.Differences.GroupBy(one => one.Thing))
            {
                console.WriteLine();
                console.MarkupLine($"[bold]{Markup.Escape(answer.Names.Of(thing.Key))}[/] ({thing.Key})");
                foreach (var one in thing) Draw(console, one);
            }

            if (answer.Differences.Count == 0) console.WriteLine("They answer the same.");
            AspectsTable.Again(console, Again(question, answer));
        });

    private static void Draw(IAnsiConsole console, Difference one)
    {
        console.MarkupLine($"  [bold]{Markup.Escape(one.Item)}[/] {(one.Kind == DifferenceKind.BecameContested ? "[red]became CONTESTED[/]" : Wording.Of(one.Kind))}");
        if (one.Before.Verdict != Verdict.Silent) ImpactText.Side(console, "was", one.Before);
        if (one.After.Verdict != Verdict.Silent) ImpactText.Side(console, "is", one.After);
    }

    private static string Again(Question question, DifferencesAnswer answer)
    {
        var pinned = VantageText.Values(answer.From.Pinned).ToList();
        var first = pinned.Select(value => $"--from-{value.Name} {VantageText.Quote(value.Text)}")
            .Concat(VantageText.Names.Where(part => pinned.TrueForAll(value => value.Name != part)).Select(part => $"--from-{part} open"));
        var things = question.Parsed.CommandResult.Tokens.Where(token => !token.Value.StartsWith('-')).Select(token => VantageText.Quote(token.Value));
        return $"kb diff {string.Join(' ', things.Concat(first))} --archive {question.Archive} {VantageText.ToOptions(answer.To.Pinned)}";
    }
}
