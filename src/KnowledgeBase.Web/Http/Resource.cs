using System.Globalization;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Http;

/// <summary>The address of one thing, whose versions are those of recording time (RFC 7089).</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Named">The thing, as it was named.</param>
/// <param name="Original">Its address without a recording time.</param>
/// <param name="TimeMap">The address of the list of its versions.</param>
internal sealed record Resource(string Archive, string Kind, string Named, Address Original, Address TimeMap)
{
    /// <summary>The resource of a request, which has <c>archive</c> and <c>slug</c> or <c>name</c> in its route.</summary>
    public static Resource Of(HttpContext http, string kind)
    {
        var values = http.Request.RouteValues;
        var (archive, named) = ((string)values["archive"]!, ((string)(values["slug"] ?? values["name"])!).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        return Of(archive, kind, named, Address.Of(http.Request), isPage: !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal));
    }

    /// <summary>The resource of an address.</summary>
    public static Resource Of(string archive, string kind, string named, Address address, bool isPage)
    {
        var original = address.Without(VantageText.RecordedBy);
        // The versions are the same for every aspect and in every form.
        var map = new Address($"/api/archives/{Uri.EscapeDataString(archive)}/timemap/{kind}/{Uri.EscapeDataString(named)}", [.. original.Query.Where(pair => VantageText.Names.Contains(pair.Name))]);
        return new(archive, kind, named, original, isPage ? map.With("of", "page") : map);
    }

    /// <summary>Its address as of a position.</summary>
    public Address At(long position) => Original.With(VantageText.RecordedBy, position.ToString(CultureInfo.InvariantCulture));

    /// <summary>What its answers have as Link headers.</summary>
    /// <param name="versions">Its versions; none where they need not be told.</param>
    /// <param name="memento">The version that is answered; null: none.</param>
    public IEnumerable<string> Links(IReadOnlyList<ThingVersion> versions, ThingVersion? memento = null)
    {
        yield return $"<{Original}>; rel=\"original timegate\"";
        yield return $"<{TimeMap}>; rel=\"timemap\"; type=\"application/link-format\"";
        if (versions.Count == 0) yield break;
        var relations = new List<(string Relation, ThingVersion? Version)> { ("first", versions[0]), ("last", versions[^1]) };
        if (memento is { } now)
        {
            relations.Add(("prev", versions.LastOrDefault(version => version.Position < now.Position)));
            relations.Add(("next", versions.FirstOrDefault(version => version.Position > now.Position)));
            relations.Add(("", now));
        }

        foreach (var version in relations.Where(one => one.Version is not null).GroupBy(one => one.Version!.Position).OrderBy(group => group.Key))
            yield return Memento(version.First().Version!, string.Join(' ', version.Select(one => one.Relation).Append("memento").Where(word => word.Length > 0)));
    }

    /// <summary>A link to a version.</summary>
    public string Memento(ThingVersion version, string relation, string origin = "") =>
        $"<{origin}{At(version.Position)}>; rel=\"{relation}\"; datetime=\"{version.RecordedAt.ToString("r", CultureInfo.InvariantCulture)}\"";
}
