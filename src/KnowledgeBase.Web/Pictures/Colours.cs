using KnowledgeBase.Queries;

namespace KnowledgeBase.Web.Pictures;

/// <summary>A colour for each source, the same in all pictures of a page.</summary>
internal static class Colours
{
    private const int Known = 8;

    public static int Of(IReadOnlyList<ClaimInTime> claims, string source)
    {
        var sources = claims.Select(one => one.Claim.Claim.Evidence.Source).Distinct().Order(StringComparer.Ordinal).ToList();
        return sources.IndexOf(source) % Known + 1;
    }
}
