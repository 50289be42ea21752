using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>On which days what is said changes, for programs.</summary>
public static class ChangesDocument
{
    /// <summary>Of an <see cref="AskChanges"/>.</summary>
    public static AnswerDocument Of(ChangesAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["leftOut"] = answer.LeftOut,
            ["changes"] = AnswerJson.Array(answer.Changes, change => new JsonObject
            {
                ["day"] = AnswerJson.Day(change.Day),
                ["thing"] = change.Thing,
                ["item"] = change.Item,
                ["before"] = AnswerJson.Outcome(change.Before),
                ["after"] = AnswerJson.Outcome(change.After),
            }),
        },
        "changes",
        ["day", "thing", "item", "before verdict", "before", "after verdict", "after"],
        answer.Changes.Select(change => (IReadOnlyList<string?>)
            [AnswerJson.Day(change.Day), change.Thing, change.Item, Wording.Of(change.Before.Verdict), change.Before.Text, Wording.Of(change.After.Verdict), change.After.Text]));
}
