using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>One record as it stands now, for programs.</summary>
public static class RecordDocument
{
    /// <summary>Of an <see cref="AskRecord"/>.</summary>
    public static JsonObject Of(RecordAnswer answer) => new()
    {
        ["version"] = AnswerDocument.Version,
        ["record"] = answer.Record,
        ["event"] = answer.Stored.Id.ToString(),
        ["thing"] = answer.Stream,
        ["type"] = answer.Type,
        ["position"] = answer.Stored.Position,
        ["recordedAt"] = Wording.Instant(answer.Stored.Timestamp),
        ["recorder"] = answer.Stored.Recorder,
        ["fields"] = EventJson.ToJson(answer.Content),
        ["retracted"] = answer.IsRetracted,
        ["deprecated"] = answer.IsDeprecated,
        ["amendments"] = AnswerJson.Array(answer.Amendments, one => new JsonObject
        {
            ["record"] = one.Record,
            ["type"] = EventTypes.Of(one.Content).Name,
            ["position"] = one.Position,
            ["recordedAt"] = Wording.Instant(one.Timestamp),
            ["recorder"] = one.Recorder,
            ["reason"] = ((Amendment)one.Content).Reason,
        }),
    };
}
