using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What a curator should look at, for programs.</summary>
public static class FindingsDocument
{
    /// <summary>Of an <see cref="AskFindings"/>.</summary>
    public static AnswerDocument Of(FindingsAnswer answer) => new(
        new JsonObject { ["vantage"] = AnswerJson.Vantage(answer.At), ["findings"] = AnswerJson.Array(answer.Findings, AnswerJson.Finding) },
        "findings",
        ["kind", "thing", "item", "text", "records"],
        answer.Findings.Select(one => (IReadOnlyList<string?>)[Wording.Of(one.Kind), one.Thing, one.Item, one.Text, string.Join(' ', one.Records)]));
}
