using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>Answers as JSON: the same shape of aspects for every kind of thing.</summary>
internal static class AnswerJson
{
    public static JsonObject Thing(string kind, ThingAnswer thing)
    {
        var json = new JsonObject { [kind] = thing.Thing, ["name"] = thing.Name };
        if (thing.Aliases.Count > 0) json["aliases"] = new JsonArray([.. thing.Aliases.Select(alias => (JsonNode)alias)]);
        if (thing.Status is { } status) (json["status"], json["statusVerdict"]) = (status.Text, Wording.Of(status.Verdict));
        if (thing.Registration is SourceRegistered source) json["registration"] = EventJson.ToJson(source);
        json["aspects"] = Aspects(thing.Aspects);
        if (kind == "agreement") json["obligations"] = new JsonObject(thing.Obligations.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Provision, Obligation(one))));
        if (thing.Positions.Count > 0) json["positions"] = new JsonArray([.. thing.Positions.Select(Position)]);
        return json;
    }

    /// <summary>The position of an actor on a topic.</summary>
    public static JsonObject Position(Answer answer) => new()
    {
        ["actor"] = answer.Member,
        ["topic"] = answer.Entity,
        ["verdict"] = Wording.Of(answer.Verdict),
        ["why"] = answer.Why,
        ["values"] = new JsonArray([.. answer.Values.Select(value =>
        {
            var json = new JsonObject { ["answer"] = value.Value.TryGetValue("answer", out var word) ? word.Word : null, ["statement"] = value.Claim.Evidence.Statement };
            foreach (var (name, rest) in Value(value)) json[name] = rest?.DeepClone();
            return json;
        })]),
        ["deprecated"] = new JsonArray([.. answer.Deprecated.Select(claim => (JsonNode)claim.Evidence.Record)]),
    };

    /// <summary>An outcome in brief.</summary>
    public static JsonObject Outcome(Outcome outcome) => new() { ["verdict"] = Wording.Of(outcome.Verdict), ["text"] = outcome.Text };

    /// <summary>A day, or null for the infinities.</summary>
    public static JsonNode? Day(Day day) => day.IsFinite ? day.ToString() : null;

    private static JsonObject Obligation(Obligation obligation) => new()
    {
        ["state"] = obligation.Text,
        ["verdict"] = Wording.Of(obligation.Verdict),
        ["deadline"] = Bounds(obligation.Deadline),
        ["fulfilled"] = Bounds(obligation.Fulfilled),
    };

    private static JsonArray? Bounds(DayBounds? bounds) => bounds is { } days ? new JsonArray(Day(days.Earliest), Day(days.Latest)) : null;

    public static JsonObject Vantage(ResolvedVantage at) => new()
    {
        ["asOf"] = at.AsOf.IsFinite ? at.AsOf.ToString() : null,
        ["publishedBy"] = at.Asked.PublishedBy?.Day.ToString(),
        ["recordedBy"] = at.Asked.RecordedBy?.ToString(),
        ["accordingTo"] = new JsonArray([.. at.Asked.AccordingTo.Select(selector => (JsonNode)selector.ToString())]),
        ["position"] = at.Position,
        ["padding"] = at.Padding.Approximate,
    };

    /// <summary>By aspect, and where an aspect has members, by <c>aspect:member</c>.</summary>
    public static JsonObject Aspects(IReadOnlyList<Answer> answers) => new(answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(
        answer.Member.Length == 0 ? answer.Aspect : $"{answer.Aspect}:{answer.Member}",
        new JsonObject
        {
            ["kind"] = Wording.Of(answer.Kind),
            ["verdict"] = Wording.Of(answer.Verdict),
            ["why"] = answer.Why,
            ["standing"] = answer.Standing is { } standing ? Wording.Of(standing) : null,
            ["date"] = Bounds(answer.Date),
            ["end"] = Bounds(answer.End),
            ["values"] = new JsonArray([.. answer.Values.Select(Value)]),
            ["deprecated"] = new JsonArray([.. answer.Deprecated.Select(claim => (JsonNode)claim.Evidence.Record)]),
        })));

    private static JsonObject Value(AnswerValue value) => new()
    {
        ["value"] = value.Value.Count == 0 ? null : new JsonObject(value.Value.Select(field => KeyValuePair.Create(field.Key, Field(field.Key, field.Value)))),
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

    // A deadline, or the date that a plan aims at, is a day; anything else that has no word is a count.
    private static JsonNode? Field(string name, FieldValue value) => value.Word is { } word ? word
        : name is "deadline" or "aim" ? new JsonArray(DayOf(value.Min), DayOf(value.Max))
        : new JsonObject { ["min"] = value.Min, ["max"] = value.Max };

    private static JsonNode? DayOf(long? number) => number is { } day ? new Day(day).ToString() : null;
}
