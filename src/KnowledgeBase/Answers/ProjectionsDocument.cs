using System.Text.Json.Nodes;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Answers;

/// <summary>Receipts of rebuilds, checks and the state of read models, as JSON. For those who run the program: not part of the contract, and so without its version.</summary>
public static class ProjectionsDocument
{
    /// <summary>A rebuild.</summary>
    public static JsonObject Of(RebuildReceipt receipt) => new()
    {
        ["archive"] = receipt.Archive,
        ["version"] = receipt.Version,
        ["position"] = receipt.Position,
        ["comparedAt"] = receipt.ComparedAt,
        ["seconds"] = Math.Round(receipt.Duration.TotalSeconds, 3),
        ["eventsPerSecond"] = Math.Round(receipt.Rate),
        ["kinds"] = Kinds(receipt.Kinds),
        ["differing"] = receipt.Differing,
        ["differences"] = Differences(receipt.Differences),
    };

    /// <summary>A comparison of an archive's read model with its log.</summary>
    public static JsonObject Of(string archive, ProjectionCheck check) => new()
    {
        ["archive"] = archive,
        ["position"] = check.Events,
        ["seconds"] = Math.Round(check.Duration.TotalSeconds, 3),
        ["kinds"] = Kinds(check.Kinds),
        ["differing"] = check.Differing,
        ["differences"] = Differences(check.Differences),
    };

    /// <summary>The state of every read model.</summary>
    public static JsonObject Of(IReadOnlyList<ProjectionStatus> statuses) => new()
    {
        ["current"] = ProjectionVersions.Current,
        ["archives"] = AnswerJson.Array(statuses, status => new JsonObject
        {
            ["archive"] = status.Archive,
            ["position"] = status.Position,
            ["head"] = status.Head,
            ["lag"] = status.Lag,
            ["waiting"] = status.Waiting,
            ["rows"] = status.Rows,
            ["bytes"] = status.Bytes,
            ["version"] = status.Version,
            ["made"] = status.Made.ToString("O"),
            ["beingRebuilt"] = status.BeingRebuilt,
            ["leftOver"] = status.LeftOver,
            ["due"] = AnswerJson.Strings(status.Due),
            ["tables"] = AnswerJson.Array(status.Tables, table => new JsonObject { ["table"] = table.Name, ["rows"] = table.Rows, ["bytes"] = table.Bytes }),
        }),
    };

    /// <summary>What was taken in from Marten applications, or would be.</summary>
    public static JsonObject Of(string archive, CaughtUp done, bool dryRun) =>
        new() { ["archive"] = archive, ["taken"] = done.Taken, ["known"] = done.Known, ["position"] = done.Position, ["dryRun"] = dryRun };

    private static JsonArray Kinds(IReadOnlyList<KindContent> kinds) =>
        AnswerJson.Array(kinds, kind => new JsonObject { ["kind"] = kind.Kind, ["claims"] = kind.Claims, ["rows"] = kind.Rows, ["hash"] = kind.Hash });

    private static JsonArray Differences(IReadOnlyList<ProjectionDifference> differences) =>
        AnswerJson.Array(differences, one => new JsonObject { ["table"] = one.Table, ["thing"] = one.Entity, ["missing"] = one.Missing, ["surplus"] = one.Surplus });
}
