using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Answers;

/// <summary>Aspects, positions and obligations as JSON: the same shape for every kind of thing.</summary>
internal static class AspectJson
{
    /// <summary>By aspect, and where an aspect has members, by <c>aspect:member</c>.</summary>
    public static JsonObject Aspects(IReadOnlyList<Answer> answers) => new(answers.Select(answer => KeyValuePair.Create<string, JsonNode?>(
        answer.Member.Length == 0 ? answer.Aspect : $"{answer.Aspect}:{answer.Member}",
        new JsonObject
        {
            ["kind"] = Wording.Of(answer.Kind),
            ["verdict"] = Wording.Of(answer.Verdict),
            ["why"] = answer.Why,
            ["standing"] = answer.Standing is { } standing ? Wording.Of(standing) : null,
            ["date"] = AnswerJson.Bounds(answer.Date),
            ["end"] = AnswerJson.Bounds(answer.End),
            ["values"] = AnswerJson.Array(answer.Values, Value),
            ["deprecated"] = Deprecated(answer),
        })));

    /// <summary>The position of an actor on a topic.</summary>
    public static JsonObject Position(Answer answer) => new()
    {
        ["actor"] = answer.Member,
        ["topic"] = answer.Entity,
        ["verdict"] = Wording.Of(answer.Verdict),
        ["why"] = answer.Why,
        ["values"] = AnswerJson.Array(answer.Values, value =>
        {
            var json = Value(value);
            json.Insert(0, "answer", value.Value.TryGetValue("answer", out var word) ? word.Word : null);
            json.Insert(1, "statement", value.Claim.Evidence.Statement);
            return json;
        }),
        ["deprecated"] = Deprecated(answer),
    };

    /// <summary>By name of the provision.</summary>
    public static JsonObject Obligations(IReadOnlyList<Obligation> obligations) => new(obligations.Select(one => KeyValuePair.Create<string, JsonNode?>(
        one.Provision,
        new JsonObject
        {
            ["state"] = one.Text,
            ["verdict"] = Wording.Of(one.Verdict),
            ["deadline"] = AnswerJson.Bounds(one.Deadline),
            ["fulfilled"] = AnswerJson.Bounds(one.Fulfilled),
        })));

    private static JsonArray Deprecated(Answer answer) => AnswerJson.Strings(answer.Deprecated.Select(claim => claim.Evidence.Record));

    private static JsonObject Value(AnswerValue value)
    {
        var json = Claim(value.Dated, value.Value);
        json.Insert(json.IndexOf("modality"), "standing", Wording.Of(value.Standing));
        return json;
    }

    /// <summary>A claim with some of its fields.</summary>
    public static JsonObject Claim(DatedClaim dated, IReadOnlyDictionary<string, FieldValue> fields) => new()
    {
        ["value"] = fields.Count == 0 ? null : new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Field(field.Key, field.Value)))),
        ["member"] = dated.Claim.Member.Length == 0 ? null : dated.Claim.Member,
        ["text"] = dated.Claim.Text,
        ["modality"] = Wording.Of(dated.Claim.Modality),
        ["polarity"] = Wording.Of(dated.Claim.Polarity),
        ["on"] = dated.Claim.On?.ToString(),
        ["since"] = dated.Claim.Since?.ToString(),
        ["until"] = dated.Claim.Until?.ToString(),
        ["bounds"] = AnswerJson.Bounds(dated.On),
        ["derivedDate"] = dated.Derived,
        ["source"] = dated.Claim.Evidence.Source,
        ["paragraphs"] = AnswerJson.Array(dated.Claim.Evidence.Paragraphs, paragraph => (JsonNode)paragraph),
        ["quote"] = dated.Claim.Evidence.Quote,
        ["record"] = dated.Claim.Evidence.Record,
        ["event"] = dated.Claim.Evidence.Event.ToString(),
        ["position"] = dated.Claim.Evidence.Position,
    };

    // A deadline, or the date that a plan aims at, is a day; anything else that has no word is a count.
    private static JsonNode? Field(string name, FieldValue value) => value.Word is { } word ? word
        : name is "deadline" or "aim" ? new JsonArray(DayOf(value.Min), DayOf(value.Max))
        : new JsonObject { ["min"] = value.Min, ["max"] = value.Max };

    private static JsonNode? DayOf(long? number) => number is { } day ? new Day(day).ToString() : null;
}
