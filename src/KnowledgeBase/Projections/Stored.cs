using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Projections;

/// <summary>Between the log's events, which are JSON text, and the core's.</summary>
internal static class Stored
{
    public static Recorded ToRecorded(StoredEvent stored) =>
        new(stored.Position, stored.Timestamp, stored.Id, stored.Stream, stored.Type, (JsonObject)JsonNode.Parse(stored.Data)!, stored.Recorder);
}
