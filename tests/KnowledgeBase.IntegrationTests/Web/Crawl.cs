namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>Follows the links of pages, as far as they lead to this server.</summary>
internal static class Crawl
{
    /// <summary>Some pages of every kind that can be reached.</summary>
    /// <param name="browser">Who looks.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="each">How many of a kind: of addresses that differ in no more than names and values.</param>
    public static async Task<List<Seen>> From(Browser browser, string start, int each)
    {
        var (seen, kinds, waiting, known) = (new List<Seen>(), new Dictionary<string, int>(StringComparer.Ordinal), new Queue<string>([start]), new HashSet<string>([start], StringComparer.Ordinal));
        while (waiting.TryDequeue(out var address))
        {
            var kind = KindOf(address);
            if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > each) continue;
            var page = await browser.Get(address);
            seen.Add(page);
            if (page.Answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in page.Page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).Where(link => link.StartsWith('/')))
                if (known.Add(link)) waiting.Enqueue(link);
        }

        return seen;
    }

    // /archives/demo/zone/idlib?aspect=area and /archives/demo/zone/homs?aspect=term are of one kind.
    private static string KindOf(string address)
    {
        var (path, query) = address.Split('#')[0].Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        var parts = path.Split('/');
        var masked = parts is ["", "archives", _, var first, .. var rest] ? $"{first}/{(first == "history" ? rest[0] : "")}/{rest.Length}/{rest.LastOrDefault()?.Contains('.')}" : path;
        return $"{masked}?{string.Join('&', query.Split('&').Select(pair => pair.Split('=')[0]).Distinct().Order(StringComparer.Ordinal))}";
    }
}
