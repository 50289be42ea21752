using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What an archive has, for programs.</summary>
public static class OverviewDocument
{
    /// <summary>Of an <see cref="AskOverview"/>.</summary>
    public static AnswerDocument Of(string archive, OverviewAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["archive"] = archive,
            ["kinds"] = AnswerJson.Array(answer.Kinds, one => new JsonObject { ["kind"] = one.Kind, ["things"] = one.Count }),
        },
        "kinds",
        ["archive", "kind", "things"],
        answer.Kinds.Select(one => (IReadOnlyList<string?>)[archive, one.Kind, one.Count.ToString(CultureInfo.InvariantCulture)]));
}
