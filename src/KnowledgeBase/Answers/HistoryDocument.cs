using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>A claim history, for programs.</summary>
public static class HistoryDocument
{
    private static readonly string[] Columns =
        ["thing", "aspect", "member", "record", "position", "recordedAt", "recorder", "source", "paragraphs", "value", "on", "modality", "polarity", "fate", "supersededBy", "amendments"];

    /// <summary>Of an <see cref="AskHistory"/>.</summary>
    public static AnswerDocument Of(HistoryAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["thing"] = answer.Of.Thing,
            ["aspect"] = answer.Of.Aspect,
            ["member"] = answer.Of.Member,
            ["claims"] = AnswerJson.Array(answer.Entries, Json),
        },
        "claims",
        Columns,
        answer.Entries.Select(Row));

    private static JsonObject Json(HistoryEntry entry) => new()
    {
        ["record"] = entry.Recorded.Record,
        ["event"] = entry.Recorded.Id.ToString(),
        ["type"] = EventTypes.Of(entry.Recorded.Content).Name,
        ["position"] = entry.Recorded.Position,
        ["recordedAt"] = Wording.Instant(entry.Recorded.Timestamp),
        ["recorder"] = entry.Recorded.Recorder,
        ["source"] = entry.Claim?.Evidence.Source,
        ["paragraphs"] = AnswerJson.Array(entry.Claim?.Evidence.Paragraphs ?? [], paragraph => (JsonNode)paragraph),
        ["basedOn"] = entry.Claim?.Evidence.BasedOn,
        ["entity"] = entry.Claim?.Entity,
        ["aspect"] = entry.Claim?.Aspect,
        ["member"] = entry.Claim is { Member.Length: > 0 } claim ? claim.Member : null,
        ["value"] = Wording.Of(entry),
        ["text"] = entry.Claim?.Text,
        ["on"] = entry.Claim?.On?.ToString(),
        ["now"] = entry.Now is { } now ? new JsonObject { ["value"] = Wording.Of(now), ["on"] = now.On?.ToString(), ["source"] = now.Evidence.Source } : null,
        ["modality"] = entry.Claim is null ? null : Wording.Of(entry.Claim.Modality),
        ["polarity"] = entry.Claim is null ? null : Wording.Of(entry.Claim.Polarity),
        ["fate"] = Wording.Of(entry.Fate),
        ["supersededBy"] = AnswerJson.Strings(entry.SupersededBy),
        ["amendments"] = AnswerJson.Array(entry.Steps, Json),
    };

    private static JsonObject Json(HistoryStep step) => new()
    {
        ["kind"] = Wording.Of(step.Kind),
        ["record"] = step.Record,
        ["position"] = step.Position,
        ["recordedAt"] = Wording.Instant(step.RecordedAt),
        ["recorder"] = step.Recorder,
        ["reason"] = step.Reason,
        ["target"] = step.Target,
        ["source"] = step.Source,
        ["fields"] = AnswerJson.Fields(step.Fields),
    };

    private static IReadOnlyList<string?> Row(HistoryEntry entry) =>
    [
        entry.Claim?.Entity ?? entry.Recorded.Stream, entry.Claim?.Aspect, entry.Claim?.Member, entry.Recorded.Record, entry.Recorded.Position.ToString(CultureInfo.InvariantCulture),
        Wording.Instant(entry.Recorded.Timestamp), entry.Recorded.Recorder, entry.Claim?.Evidence.Source, entry.Claim is null ? null : string.Join(' ', entry.Claim.Evidence.Paragraphs),
        Wording.Of(entry), entry.Claim?.On?.ToString(), entry.Claim is null ? null : Wording.Of(entry.Claim.Modality), entry.Claim is null ? null : Wording.Of(entry.Claim.Polarity),
        Wording.Of(entry.Fate), string.Join(' ', entry.SupersededBy), string.Join("; ", entry.Steps.Select(Wording.Of)),
    ];
}
