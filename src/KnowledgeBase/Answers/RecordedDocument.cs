using System.Text.Json.Nodes;

namespace KnowledgeBase.Answers;

/// <summary>A record that was recorded, as JSON; not part of the contract, and so without its version.</summary>
public static class RecordedDocument
{
    /// <summary>Of a record.</summary>
    /// <param name="record">Its record id.</param>
    /// <param name="id">Its event's.</param>
    /// <param name="position">Where it stands, or would.</param>
    /// <param name="isNew">It was not there before.</param>
    /// <param name="dryRun">Nothing was recorded.</param>
    public static JsonObject Of(string record, Guid id, long position, bool isNew, bool dryRun) =>
        new() { ["record"] = record, ["event"] = id.ToString(), ["position"] = position, ["new"] = isNew, ["dryRun"] = dryRun };
}
