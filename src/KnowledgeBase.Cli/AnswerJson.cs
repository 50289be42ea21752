using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>Answers as JSON: the same shape of aspects for every kind of thing.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Zones(ZonesAnswer answer) => new JsonObject
    {
        ["vantage"] = Vantage(answer.At),
        ["zones"] = new JsonArray([.. answer.Zones.Select(zone => new JsonObject
        {
            ["zone"] = zone.Zone,
            ["name"] = zone.Name,
            ["status"] = zone.Status.Text,
            ["aspects"] = Aspects(zone.Aspects),
        })]),
    }.ToJsonString(Options);

    private static JsonObject Vantage(ResolvedVantage at) => new()
    {
        ["asOf"] = at.AsOf.IsFinite ? at.AsOf.ToString() : null,
        ["publishedBy"] = at.Asked.PublishedBy?.Day.ToString(),
        ["recordedBy"] = at.Asked.RecordedBy?.ToString(),
        ["accordingTo"] = new JsonArray([.. at.Asked.AccordingTo.Select(selector => (JsonNode)selector.ToString())]),
        ["position"] = at.Position,
        ["padding"] = at.Padding.Approximate,
    };

    /// <summary>By aspect, and where an aspect has members, by <c>aspect:member</c>.</summary>
    private static JsonObject Aspects(IReadOnlyList<Answer> answers) => new(answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(
        answer.Member.Length == 0 ? answer.Aspect : $"{answer.Aspect}:{answer.Member}",
        new JsonObject
        {
            ["kind"] = Wording.Of(answer.Kind),
            ["verdict"] = Wording.Of(answer.Verdict),
            ["why"] = answer.Why,
            ["values"] = new JsonArray([.. answer.Values.Select(Value)]),
            ["deprecated"] = new JsonArray([.. answer.Deprecated.Select(claim => (JsonNode)claim.Evidence.Record)]),
        })));

    private static JsonObject Value(AnswerValue value) => new()
    {
        ["value"] = value.Value.Count == 0 ? null : new JsonObject(value.Value.Select(field => KeyValuePair.Create(field.Key, Field(field.Value)))),
        ["member"] = value.Claim.Member.Length == 0 ? null : value.Claim.Member,
        ["text"] = value.Claim.Text,
        ["standing"] = Wording.Of(value.Standing),
        ["modality"] = Wording.Of(value.Claim.Modality),
        ["polarity"] = Wording.Of(value.Claim.Polarity),
        ["on"] = value.Claim.On?.ToString(),
        ["since"] = value.Claim.Since?.ToString(),
        ["until"] = value.Claim.Until?.ToString(),
        ["bounds"] = new JsonArray(Day(value.Dated.On.Earliest), Day(value.Dated.On.Latest)),
        ["derivedDate"] = value.Dated.Derived,
        ["source"] = value.Claim.Evidence.Source,
        ["paragraphs"] = new JsonArray([.. value.Claim.Evidence.Paragraphs.Select(paragraph => (JsonNode)paragraph)]),
        ["quote"] = value.Claim.Evidence.Quote,
        ["record"] = value.Claim.Evidence.Record,
        ["event"] = value.Claim.Evidence.Event.ToString(),
        ["position"] = value.Claim.Evidence.Position,
    };

    private static JsonNode? Field(FieldValue value) => value.Word is { } word ? word : new JsonObject { ["min"] = value.Min, ["max"] = value.Max };

    private static JsonNode? Day(Day day) => day.IsFinite ? day.ToString() : null;
}
