using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Whether actors agree on a topic, for programs.</summary>
public static class TopicDocument
{
    /// <summary>Of an <see cref="AskTopic"/>.</summary>
    public static AnswerDocument Of(TopicAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["topic"] = answer.Topic,
            ["name"] = answer.Definition.Name,
            ["answers"] = AnswerJson.Strings(answer.Definition.Answers ?? []),
            ["broader"] = answer.Definition.Broader,
            ["verdict"] = Wording.Of(answer.Positions.Verdict),
            ["positions"] = AnswerJson.Array(answer.Positions.Positions, AspectJson.Position),
            ["differ"] = Differ(answer.Positions),
            ["narrower"] = AnswerJson.Array(answer.Narrower, one => new JsonObject
            {
                ["topic"] = one.Topic,
                ["name"] = answer.Names.Of(one.Topic),
                ["verdict"] = Wording.Of(one.Positions.Verdict),
                ["positions"] = AnswerJson.Array(one.Positions.Positions, AspectJson.Position),
                ["differ"] = Differ(one.Positions),
            }),
            ["tally"] = new JsonObject(answer.Tally.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
            ["statements"] = AnswerJson.Array(answer.Given, one => new JsonObject { ["topic"] = one.Topic, ["statement"] = one.Statement, ["answer"] = one.Answer }),
            ["span"] = AnswerJson.Bounds(answer.Span),
        },
        "positions",
        ClaimRows.Columns,
        answer.Narrower.Select(one => one.Positions).Prepend(answer.Positions).SelectMany(one => one.Positions).SelectMany(ClaimRows.Of));

    private static JsonArray Differ(TopicPositions positions) => AnswerJson.Array(positions.Differ, pair => new JsonArray(pair.A, pair.B));
}
