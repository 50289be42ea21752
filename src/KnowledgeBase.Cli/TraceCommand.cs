using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Cli;

/// <summary><c>kb trace THING [ASPECT [MEMBER]]</c>: every claim ever made, what happened to it, and what became of it.</summary>
internal static class TraceCommand
{
    private static readonly string[] Columns =
        ["thing", "aspect", "member", "record", "position", "recordedAt", "recorder", "source", "paragraphs", "value", "on", "modality", "polarity", "fate", "supersededBy", "amendments"];

    public static Command Create()
    {
        var thing = new Argument<string>("thing") { Description = "Its reference, or a slug, name or alias that only one thing has; or the id of a record." };
        var aspect = new Argument<string?>("aspect") { Description = "Only this aspect, such as agreed.area.", Arity = ArgumentArity.ZeroOrOne };
        var member = new Argument<string?>("member") { Description = "Only this member of it, such as place/homs or homs.", Arity = ArgumentArity.ZeroOrOne };
        return QueryCommand.Create(
            "trace",
            "Every claim ever made about a thing: by which record and source; what superseded, corrected, restated, retracted or deprecated it, when, by whom and why; and what became of it.",
            ["kb trace zone/idlib agreed.area", "kb trace astana-memorandum-2017 missed separation", "kb trace source/alwaght-astana-4", "kb trace sputnik-9-separation-missed --recorded-by 40"],
            [thing, aspect, member],
            async question =>
            {
                var parsed = question.Parsed;
                var answer = await question.Send(new AskHistory(question.Archive, question.Vantage, parsed.GetValue(thing)!, parsed.GetValue(aspect), parsed.GetValue(member)));
                return Of(question.Archive, answer, question.Again(answer.At));
            });
    }

    private static View Of(string archive, HistoryAnswer answer, string again) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["thing"] = answer.Of.Thing,
            ["aspect"] = answer.Of.Aspect,
            ["member"] = answer.Of.Member,
            ["claims"] = new JsonArray([.. answer.Entries.Select(Json)]),
        },
        "claims",
        Columns,
        answer.Entries.Select(Row),
        console => TraceTree.Draw(console, archive, answer, again));

    private static JsonObject Json(HistoryEntry entry) => new()
    {
        ["record"] = entry.Recorded.Record,
        ["event"] = entry.Recorded.Id.ToString(),
        ["type"] = EventTypes.Of(entry.Recorded.Content).Name,
        ["position"] = entry.Recorded.Position,
        ["recordedAt"] = Instant(entry.Recorded.Timestamp),
        ["recorder"] = entry.Recorded.Recorder,
        ["source"] = entry.Claim?.Evidence.Source,
        ["paragraphs"] = new JsonArray([.. (entry.Claim?.Evidence.Paragraphs ?? []).Select(paragraph => (JsonNode)paragraph)]),
        ["basedOn"] = entry.Claim?.Evidence.BasedOn,
        ["entity"] = entry.Claim?.Entity,
        ["aspect"] = entry.Claim?.Aspect,
        ["member"] = entry.Claim is { Member.Length: > 0 } claim ? claim.Member : null,
        ["value"] = Value(entry),
        ["text"] = entry.Claim?.Text,
        ["on"] = entry.Claim?.On?.ToString(),
        ["now"] = entry.Now is { } now ? new JsonObject { ["value"] = Wording.Of(now), ["on"] = now.On?.ToString(), ["source"] = now.Evidence.Source } : null,
        ["modality"] = entry.Claim is null ? null : Wording.Of(entry.Claim.Modality),
        ["polarity"] = entry.Claim is null ? null : Wording.Of(entry.Claim.Polarity),
        ["fate"] = Wording.Of(entry.Fate),
        ["supersededBy"] = new JsonArray([.. entry.SupersededBy.Select(record => (JsonNode)record)]),
        ["amendments"] = new JsonArray([.. entry.Steps.Select(Json)]),
    };

    private static JsonObject Json(HistoryStep step) => new()
    {
        ["kind"] = Wording.Of(step.Kind),
        ["record"] = step.Record,
        ["position"] = step.Position,
        ["recordedAt"] = Instant(step.RecordedAt),
        ["recorder"] = step.Recorder,
        ["reason"] = step.Reason,
        ["target"] = step.Target,
        ["source"] = step.Source,
        ["fields"] = new JsonArray([.. step.Fields.Select(field => new JsonObject
        {
            ["name"] = field.Name, ["before"] = field.Before is null ? null : JsonNode.Parse(field.Before), ["after"] = field.After is null ? null : JsonNode.Parse(field.After),
        })]),
    };

    private static IReadOnlyList<string?> Row(HistoryEntry entry) =>
    [
        entry.Claim?.Entity ?? entry.Recorded.Stream, entry.Claim?.Aspect, entry.Claim?.Member, entry.Recorded.Record, entry.Recorded.Position.ToString(CultureInfo.InvariantCulture), Instant(entry.Recorded.Timestamp),
        entry.Recorded.Recorder, entry.Claim?.Evidence.Source, entry.Claim is null ? null : string.Join(' ', entry.Claim.Evidence.Paragraphs), Value(entry), entry.Claim?.On?.ToString(),
        entry.Claim is null ? null : Wording.Of(entry.Claim.Modality), entry.Claim is null ? null : Wording.Of(entry.Claim.Polarity), Wording.Of(entry.Fate),
        string.Join(' ', entry.SupersededBy), string.Join("; ", entry.Steps.Select(TraceTree.Title)),
    ];

    /// <summary>The value as first recorded; of a registration, its name.</summary>
    public static string? Value(HistoryEntry entry) => entry.Claim is { } claim ? Wording.Of(claim) : (entry.Recorded.Content as IRegistration)?.Name;

    /// <summary>When something was recorded, to the second, UTC.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
