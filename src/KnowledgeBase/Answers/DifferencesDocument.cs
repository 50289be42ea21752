using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What two vantages answer differently, for programs.</summary>
public static class DifferencesDocument
{
    /// <summary>Of an <see cref="AskDifferences"/>.</summary>
    public static AnswerDocument Of(DifferencesAnswer answer) => new(
        new JsonObject
        {
            ["from"] = AnswerJson.Vantage(answer.From),
            ["vantage"] = AnswerJson.Vantage(answer.To),
            ["differences"] = AnswerJson.Array(answer.Differences, one => new JsonObject
            {
                ["thing"] = one.Thing,
                ["item"] = one.Item,
                ["kind"] = Wording.Of(one.Kind),
                ["before"] = AnswerJson.Outcome(one.Before),
                ["after"] = AnswerJson.Outcome(one.After),
            }),
        },
        "differences",
        ["thing", "item", "kind", "before verdict", "before", "after verdict", "after"],
        answer.Differences.Select(one => (IReadOnlyList<string?>)[one.Thing, one.Item, Wording.Of(one.Kind), Wording.Of(one.Before.Verdict), one.Before.Text, Wording.Of(one.After.Verdict), one.After.Text]));
}
