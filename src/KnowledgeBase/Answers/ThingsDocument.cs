using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Zones, agreements and other things, for programs.</summary>
public static class ThingsDocument
{
    /// <summary>Of an <see cref="AskThings"/>; the array has the plural of the kind, also where one thing was asked for.</summary>
    public static AnswerDocument Of(ThingsAnswer answer)
    {
        var items = $"{answer.Kind}s";
        return new(
            new JsonObject { ["vantage"] = AnswerJson.Vantage(answer.At), [items] = AnswerJson.Array(answer.Things, thing => Thing(answer.Kind, thing)) },
            items,
            ClaimRows.Columns,
            answer.Things.SelectMany(thing => thing.Aspects.Concat(thing.Positions).SelectMany(ClaimRows.Of).Concat(thing.Obligations.Select(ClaimRows.Of))));
    }

    private static JsonObject Thing(string kind, ThingAnswer thing)
    {
        var json = new JsonObject { [kind] = thing.Thing, ["name"] = thing.Name };
        if (thing.Aliases.Count > 0) json["aliases"] = AnswerJson.Strings(thing.Aliases);
        if (thing.Status is { } status) (json["status"], json["statusVerdict"]) = (status.Text, Wording.Of(status.Verdict));
        if (thing.Registration is SourceRegistered source) json["registration"] = EventJson.ToJson(source);
        json["aspects"] = AspectJson.Aspects(thing.Aspects);
        if (kind == "agreement") json["obligations"] = AspectJson.Obligations(thing.Obligations);
        if (thing.Positions.Count > 0) json["positions"] = AnswerJson.Array(thing.Positions, AspectJson.Position);
        return json;
    }
}
