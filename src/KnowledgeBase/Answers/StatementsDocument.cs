using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Statements, for programs.</summary>
public static class StatementsDocument
{
    private static readonly string[] Columns = ["statement", "speaker", "kind", "verdict", "on", "earliest", "latest", "topic", "answer", "text", "quote", "source", "paragraphs", "record"];

    /// <summary>Of an <see cref="AskStatements"/>.</summary>
    public static AnswerDocument Of(StatementsAnswer answer) => new AnswerDocument(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["statements"] = AnswerJson.Array(answer.Statements, one => new JsonObject
            {
                ["statement"] = one.Statement,
                ["speakers"] = AnswerJson.Strings(one.Speakers),
                ["answers"] = AnswerJson.Array(one.Answers, claim => new JsonObject
                {
                    ["topic"] = claim.Claim.Entity,
                    ["actor"] = claim.Claim.Member,
                    ["answer"] = claim.Claim.Fields["answer"].Word,
                    ["record"] = claim.Claim.Evidence.Record,
                }),
                ["aspects"] = AspectJson.Aspects(one.Aspects),
            }),
        },
        "statements",
        Columns,
        answer.Statements.SelectMany(Rows)).Part(answer.Next);

    private static IEnumerable<IReadOnlyList<string?>> Rows(StatementAnswer one) =>
        from aspect in one.Aspects
        from value in aspect.Values
        let evidence = value.Claim.Evidence
        let answer = one.Answers.FirstOrDefault(claim => claim.Claim.Evidence.Record == evidence.Record)
        select (IReadOnlyList<string?>)
        [
            one.Statement, evidence.Speaker, value.Value.TryGetValue("kind", out var kind) ? kind.Word : aspect.Aspect, Wording.Of(aspect.Verdict), value.Claim.On?.ToString(),
            AnswerJson.Day(value.Dated.On.Earliest), AnswerJson.Day(value.Dated.On.Latest), answer?.Claim.Entity, answer?.Claim.Fields["answer"].Word,
            value.Claim.Text, evidence.Quote, evidence.Source, string.Join(' ', evidence.Paragraphs), evidence.Record,
        ];
}
