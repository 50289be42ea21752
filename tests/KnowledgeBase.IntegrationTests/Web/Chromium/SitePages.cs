namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>The pages of the Astana archive, one of each kind, and the vantages from which all are looked at.</summary>
internal static class SitePages
{
    public const string Root = $"/archives/{WebFixture.Archive}";

    /// <summary>A name for each page and its address behind the archive.</summary>
    public static readonly IReadOnlyDictionary<string, string> Addresses = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["board"] = "",
        ["zones"] = "/zones",
        ["agreements"] = "/agreements",
        ["meetings"] = "/meetings",
        ["incidents"] = "/incidents",
        ["actors"] = "/actors",
        ["sources"] = "/sources",
        ["topics"] = "/topics",
        ["places"] = "/places",
        ["zone"] = "/zone/idlib",
        ["agreement"] = "/agreement/astana-memorandum-2017",
        ["meeting"] = "/meeting/astana-4",
        ["incident"] = "/incident/bombing-of-two-areas",
        ["actor"] = "/actor/alexander-lavrentyev",
        ["source"] = "/source/tass-astana-4",
        ["topic"] = "/topic/ceasefire",
        ["narrow topic"] = "/topic/idlib-zone-difficult",
        ["place"] = "/place/idlib",
        ["statement"] = "/statement/abdrakhmanov-four-zones",
        ["statements"] = "/statements",
        ["statements on a topic"] = "/statements?topic=topic/iranian-influence",
        ["positions"] = "/positions",
        ["history"] = "/history/zone/idlib",
        ["history of an aspect"] = "/history/zone/idlib?aspect=agreed.area",
        ["record"] = "/record/alwaght-3-area-idlib",
        ["compare"] = "/compare?from-as-of=2017-05-01",
        ["check"] = "/check",
        ["search"] = "/search?q=Idlib",
        ["projections"] = "/projections",
        ["impact"] = "/impact/fix-alwaght-aleppo",
    };

    /// <summary>A day; a day, what was published by another, and some sources; the archive before its corrections.</summary>
    public static readonly IReadOnlyDictionary<string, string> Vantages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a day"] = "as-of=2017-05-06",
        ["published, according to"] = "as-of=2017-09-15&published-by=2017-09-20&according-to=source/tass-astana-4&according-to=source/sputnik-astana-6",
        ["before the corrections"] = "as-of=2017-09-15&recorded-by=2026-03-01T13:30:00Z",
    };

    public static IEnumerable<TheoryDataRow<string>> Each => Addresses.Keys.Select(page => new TheoryDataRow<string>(page));

    /// <summary>Where a page is, seen from a vantage.</summary>
    public static string At(string page, string vantage = "a day")
    {
        var address = Addresses[page];
        return $"{Root}{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Vantages[vantage]}";
    }
}
