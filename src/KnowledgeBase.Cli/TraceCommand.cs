using System.CommandLine;
using KnowledgeBase.Answers;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Cli;

/// <summary><c>kb trace THING [ASPECT [MEMBER]]</c>: every claim ever made, what happened to it, and what became of it.</summary>
internal static class TraceCommand
{
    public static Command Create()
    {
        var thing = new Argument<string>("thing") { Description = "Its reference, or a slug, name or alias that only one thing has; or the id of a record." };
        var aspect = new Argument<string?>("aspect") { Description = "Only this aspect, such as agreed.area.", Arity = ArgumentArity.ZeroOrOne };
        var member = new Argument<string?>("member") { Description = "Only this member of it, such as place/homs or homs.", Arity = ArgumentArity.ZeroOrOne };
        return QueryCommand.Create(
            "trace",
            "Every claim ever made about a thing: by which record and source; what superseded, corrected, restated, retracted or deprecated it, when, by whom and why; and what became of it.",
            ["kb trace zone/idlib agreed.area", "kb trace astana-memorandum-2017 missed separation", "kb trace source/alwaght-astana-4", "kb trace sputnik-9-separation-missed --recorded-by 40"],
            [thing, aspect, member],
            async question =>
            {
                var parsed = question.Parsed;
                var answer = await question.Send(new AskHistory(question.Archive, question.Vantage, parsed.GetValue(thing)!, parsed.GetValue(aspect), parsed.GetValue(member)));
                return new View(HistoryDocument.Of(answer), console => TraceTree.Draw(console, question.Archive, answer, question.Again(answer.At)));
            });
    }
}
