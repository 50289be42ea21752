using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What sources say, record by record, for programs.</summary>
public static class SaidDocument
{
    /// <summary>Of an <see cref="AskSaid"/>.</summary>
    public static AnswerDocument Of(SaidAnswer answer) => new AnswerDocument(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["records"] = AnswerJson.Array(answer.Records, one => new JsonObject
            {
                ["record"] = one.Record,
                ["position"] = one.Position,
                ["deprecated"] = one.Deprecated,
                ["claims"] = AnswerJson.Array(one.Claims, claim => new JsonObject
                {
                    ["thing"] = claim.Entity,
                    ["aspect"] = claim.Aspect,
                    ["member"] = claim.Member.Length == 0 ? null : claim.Member,
                    ["value"] = Wording.Of(claim),
                    ["text"] = claim.Text,
                    ["on"] = claim.On?.ToString(),
                    ["paragraphs"] = AnswerJson.Array(claim.Evidence.Paragraphs, paragraph => (JsonNode)paragraph),
                    ["quote"] = claim.Evidence.Quote,
                }),
            }),
        },
        "records",
        ["record", "position", "thing", "aspect", "member", "value", "text", "on", "paragraphs", "quote", "deprecated"],
        answer.Records.SelectMany(one => one.Claims.Select(claim => (IReadOnlyList<string?>)
        [
            one.Record, Number(one.Position), claim.Entity, claim.Aspect, claim.Member, Wording.Of(claim), claim.Text, claim.On?.ToString(),
            string.Join(' ', claim.Evidence.Paragraphs), claim.Evidence.Quote, one.Deprecated ? "true" : "false",
        ]))).Part(answer.More ? Number(answer.Records[^1].Position) : null);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
