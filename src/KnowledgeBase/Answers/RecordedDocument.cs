using System.Text.Json.Nodes;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Answers;

/// <summary>Records that were recorded, as JSON; without the version of the contract.</summary>
public static class RecordedDocument
{
    /// <summary>Of one record.</summary>
    /// <param name="place">Where it stands, or would.</param>
    /// <param name="dryRun">Nothing was recorded.</param>
    public static JsonObject Of(RecordPlace place, bool dryRun)
    {
        var json = Place(place);
        json["dryRun"] = dryRun;
        return json;
    }

    /// <summary>Of several.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="done">What came of it.</param>
    /// <param name="dryRun">Nothing was recorded.</param>
    public static JsonObject Of(string archive, RecordedEvents done, bool dryRun) => new()
    {
        ["archive"] = archive,
        ["recorded"] = done.Recorded,
        ["known"] = done.Known,
        ["corrections"] = done.Corrections,
        ["position"] = done.Position,
        ["dryRun"] = dryRun,
        ["records"] = AnswerJson.Array(done.Places, Place),
    };

    private static JsonObject Place(RecordPlace place) =>
        new() { ["record"] = place.Record, ["event"] = place.Event.ToString(), ["position"] = place.Position, ["new"] = place.IsNew };
}
