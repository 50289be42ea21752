using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Which answer was given when, in two times, for programs.</summary>
public static class AnswersOverTimeDocument
{
    /// <summary>Of an <see cref="AskAnswersOverTime"/>.</summary>
    public static AnswerDocument Of(AnswersOverTime answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["thing"] = answer.Thing,
            ["item"] = answer.Item,
            ["leftOut"] = answer.LeftOut,
            ["recordings"] = AnswerJson.Array(answer.Rows, row => new JsonObject
            {
                ["from"] = row.From,
                ["to"] = row.To,
                ["periods"] = AnswerJson.Array(row.Periods, Period),
            }),
        },
        "recordings",
        ["thing", "item", "from", "to", "first", "last", "verdict", "text"],
        answer.Rows.SelectMany(row => row.Periods.Select(period => (IReadOnlyList<string?>)
        [
            answer.Thing, answer.Item, row.From.ToString(CultureInfo.InvariantCulture), row.To.ToString(CultureInfo.InvariantCulture),
            AnswerJson.Day(period.First), AnswerJson.Day(period.Last), Wording.Of(period.Value.Verdict), period.Value.Text,
        ])));

    internal static JsonObject Period(Period<Outcome> period) => new()
    {
        ["first"] = AnswerJson.Day(period.First),
        ["last"] = AnswerJson.Day(period.Last),
        ["verdict"] = Wording.Of(period.Value.Verdict),
        ["text"] = period.Value.Text,
    };
}
