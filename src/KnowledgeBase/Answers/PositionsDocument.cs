using System.Text.Json.Nodes;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Positions of actors on topics, for programs.</summary>
public static class PositionsDocument
{
    /// <summary>Of an <see cref="AskPositions"/>.</summary>
    public static AnswerDocument Of(PositionsAnswer answer) => new(
        new JsonObject { ["vantage"] = AnswerJson.Vantage(answer.At), ["positions"] = AnswerJson.Array(answer.Positions, AspectJson.Position) },
        "positions",
        ClaimRows.Columns,
        answer.Positions.SelectMany(ClaimRows.Of));
}
