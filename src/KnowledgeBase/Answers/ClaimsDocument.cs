using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>Every admitted claim about a thing, for programs.</summary>
public static class ClaimsDocument
{
    /// <summary>Of an <see cref="AskClaims"/>.</summary>
    public static AnswerDocument Of(ClaimsAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["thing"] = answer.Thing,
            ["name"] = answer.Names.Of(answer.Thing),
            ["claims"] = AnswerJson.Array(answer.Claims, Json),
        },
        "claims",
        [.. ClaimRows.Columns, "fate", "supersededBy"],
        answer.Claims.Select(one => (IReadOnlyList<string?>)[.. ClaimRows.Of(one), Wording.Of(one.Fate), string.Join(' ', By(one))]));

    private static JsonObject Json(ClaimInTime one)
    {
        var json = AspectJson.Claim(one.Claim, one.Claim.Fields);
        json.Insert(0, "aspect", one.Claim.Claim.Aspect);
        json["sinceBounds"] = AnswerJson.Bounds(one.Claim.Since);
        json["untilBounds"] = AnswerJson.Bounds(one.Claim.Until);
        json["fate"] = Wording.Of(one.Fate);
        json["supersededBy"] = AnswerJson.Strings(By(one));
        return json;
    }

    private static IEnumerable<string> By(ClaimInTime one) => one.By.Select(claim => claim.Claim.Evidence.Record);
}
