using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What is said of a thing over all days, for programs.</summary>
public static class TimelineDocument
{
    /// <summary>Of an <see cref="AskTimeline"/>.</summary>
    public static AnswerDocument Of(TimelineAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["thing"] = answer.Thing,
            ["name"] = answer.Names.Of(answer.Thing),
            ["items"] = AnswerJson.Array(answer.Items, item => new JsonObject
            {
                ["item"] = item.Item,
                ["periods"] = AnswerJson.Array(item.Periods, AnswersOverTimeDocument.Period),
            }),
        },
        "items",
        ["thing", "item", "first", "last", "verdict", "text"],
        answer.Items.SelectMany(item => item.Periods.Select(period => (IReadOnlyList<string?>)
            [answer.Thing, item.Item, AnswerJson.Day(period.First), AnswerJson.Day(period.Last), Wording.Of(period.Value.Verdict), period.Value.Text])));
}
