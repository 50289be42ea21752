using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Zones with their places and outlines, for programs.</summary>
public static class MapDocument
{
    /// <summary>Of an <see cref="AskMap"/>.</summary>
    public static AnswerDocument Of(MapAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["leftOut"] = answer.LeftOut,
            ["zones"] = AnswerJson.Array(answer.Zones, zone => new JsonObject
            {
                ["zone"] = zone.Zone,
                ["name"] = answer.Names.Of(zone.Zone),
                ["status"] = zone.Status.Text,
                ["statusVerdict"] = Wording.Of(zone.Status.Verdict),
                ["places"] = AnswerJson.Array(zone.Places, place => new JsonObject
                {
                    ["place"] = place.Place,
                    ["name"] = answer.Names.Of(place.Place),
                    ["extents"] = AnswerJson.Strings(place.Extents),
                    ["verdict"] = Wording.Of(place.Verdict),
                    ["laidDown"] = place.LaidDown,
                }),
            }),
            ["around"] = AnswerJson.Strings(answer.Around),
            ["outlines"] = new JsonObject(answer.Outlines.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.DeepClone()))),
        },
        "zones",
        ["zone", "status", "status verdict", "place", "extents", "verdict", "laidDown"],
        answer.Zones.SelectMany(zone => zone.Places.Select(place => (IReadOnlyList<string?>)
            [zone.Zone, zone.Status.Text, Wording.Of(zone.Status.Verdict), place.Place, string.Join(' ', place.Extents), Wording.Of(place.Verdict), place.LaidDown ? "true" : "false"])));
}
