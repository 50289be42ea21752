using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Answers;

/// <summary>What an amendment changes, for programs.</summary>
public static class ImpactDocument
{
    /// <summary>Of an amendment, or of an <see cref="AskImpact"/>.</summary>
    /// <param name="amended">The amendment.</param>
    /// <param name="dryRun">It was not recorded.</param>
    public static AnswerDocument Of(Amended amended, bool dryRun) => new(
        new JsonObject
        {
            ["record"] = amended.Record,
            ["target"] = amended.Target,
            ["stream"] = amended.Stream,
            ["position"] = amended.Position,
            ["dryRun"] = dryRun,
            ["fields"] = AnswerJson.Fields(amended.Fields),
            ["changes"] = AnswerJson.Array(amended.Impact.Changes, change => new JsonObject
            {
                ["thing"] = change.Thing,
                ["item"] = change.Item,
                ["first"] = AnswerJson.Day(change.First),
                ["last"] = AnswerJson.Day(change.Last),
                ["before"] = AnswerJson.Outcome(change.Before),
                ["after"] = AnswerJson.Outcome(change.After),
            }),
            ["appeared"] = AnswerJson.Array(amended.Impact.Appeared, AnswerJson.Finding),
            ["vanished"] = AnswerJson.Array(amended.Impact.Vanished, AnswerJson.Finding),
            ["unread"] = amended.Impact.Unread,
        },
        "changes",
        ["thing", "item", "first", "last", "before verdict", "before", "after verdict", "after"],
        amended.Impact.Changes.Select(change => (IReadOnlyList<string?>)
        [
            change.Thing, change.Item, AnswerJson.Day(change.First), AnswerJson.Day(change.Last),
            Wording.Of(change.Before.Verdict), change.Before.Text, Wording.Of(change.After.Verdict), change.After.Text,
        ]));
}
