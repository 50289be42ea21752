using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;

namespace KnowledgeBase.Web.Api;

/// <summary>TimeMaps (RFC 7089): the versions of one address of one thing.</summary>
internal static class TimeMaps
{
    /// <summary>The TimeMap that a request asks for: that of the API's answer, or of the page.</summary>
    public static async Task<ApiAnswer> Of(ApiRequest request, VersionsCache versions)
    {
        var (kind, named, isPage) = (request.Route("kind"), request.Route("slug"), request.Text("of") == "page");
        if (!EventTypes.StreamKinds.Contains(kind)) request.Errors.Add($"'{kind}' is no kind of thing.{Nearest.Hint(kind, EventTypes.StreamKinds)} The kinds are {string.Join(", ", EventTypes.StreamKinds)}.");
        VantageText.ParseQueryString(request.Context.Request.QueryString.ToString(), out var errors);
        request.Errors.AddRange(errors);
        request.Check();
        var answer = await versions.Get(request.Archive, kind, named, request.Ct);
        var of = Uri.EscapeDataString(named);
        var http = request.Context.Request;
        var original = new Address(isPage ? $"/archives/{request.Archive}/{kind}/{of}" : $"/api/archives/{request.Archive}/{kind}s/{of}", Address.Of(http).Without("of", "format").Query);
        return Of(Resource.Of(request.Archive, kind, named, original, isPage), answer, $"{http.Scheme}://{http.Host}");
    }

    private static ApiAnswer Of(Resource resource, VersionsAnswer answer, string origin)
    {
        var versions = answer.Versions;
        return new(new JsonObject
        {
            ["version"] = AnswerDocument.Version,
            ["thing"] = answer.Thing,
            ["original"] = $"{origin}{resource.Original}",
            ["timegate"] = $"{origin}{resource.Original}",
            ["timemap"] = $"{origin}{resource.TimeMap}",
            ["versions"] = new JsonArray([.. versions.Select(version => (JsonNode)new JsonObject
            {
                ["position"] = version.Position,
                ["recordedAt"] = Wording.Instant(version.RecordedAt),
                ["memento"] = $"{origin}{resource.At(version.Position)}",
            })]),
        })
        {
            Links = string.Join(",\n", [
                $"<{origin}{resource.Original}>; rel=\"original timegate\"",
                $"<{origin}{resource.TimeMap}>; rel=\"self\"; type=\"application/link-format\"; from=\"{Date(versions[0])}\"; until=\"{Date(versions[^1])}\"",
                .. versions.Select((version, n) => resource.Memento(version, Relation(n, versions.Count), origin)),
            ]) + "\n",
        };
    }

    private static string Relation(int n, int count) => $"{(n == 0 ? "first " : "")}{(n == count - 1 ? "last " : "")}memento";

    private static string Date(ThingVersion version) => version.RecordedAt.ToString("r", CultureInfo.InvariantCulture);
}
