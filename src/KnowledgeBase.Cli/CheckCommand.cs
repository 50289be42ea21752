using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb check</c>: contradictions, anachronisms, overdue obligations, names that look alike.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var only = new Argument<string[]>("kinds") { Description = "Only these: contradictions, anachronisms, overdue, look-alikes.", Arity = ArgumentArity.ZeroOrMore };
        only.AcceptOnlyFromAmong([.. QueryText.FindingKinds.Keys]);
        return QueryCommand.Create(
            "check",
            "What a curator should look at: contradictions, anachronisms, overdue obligations, names that look alike.",
            ["kb check --as-of 2017-12-31", "kb check anachronisms --recorded-by 40"],
            [only],
            async question =>
            {
                var kinds = question.Parsed.GetValue(only) is { Length: > 0 } some ? some.Select(one => QueryText.FindingKinds[one]).ToList() : null;
                var answer = await question.Send(new AskFindings(question.Archive, question.Vantage, kinds));
                return Of(question.Archive, answer, question.Again(answer.At));
            });
    }

    private static View Of(string archive, FindingsAnswer answer, string again) => new(
        FindingsDocument.Of(answer),
        console =>
        {
            AspectsTable.Heading(console, archive, answer.At);
            foreach (var kind in answer.Findings.GroupBy(one => one.Kind))
            {
                console.WriteLine();
                console.WriteLine($"{kind.Count()} × {Wording.Of(kind.Key)}");
                foreach (var finding in kind) ImpactText.Finding(console, finding);
            }

            if (answer.Findings.Count == 0) console.WriteLine("Nothing was found.");
            AspectsTable.Again(console, again);
        });
}
