using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Http;

/// <summary>The addresses of an archive's pages: <c>/archives/demo/zone/idlib?as-of=2017-05-06</c>.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where links lead to.</param>
public sealed record Site(string Archive, Vantage Vantage)
{
    public string Root => $"/archives/{Archive}";

    /// <summary>A page seen from the vantage.</summary>
    /// <param name="path">Behind the archive: <c>zone/idlib</c>; empty for the board.</param>
    /// <param name="query">Names and texts besides the vantage's; those without a text are left out.</param>
    public string To(string path, params (string Name, string? Text)[] query) => To(path, Vantage, query);

    /// <summary>A page seen from another vantage.</summary>
    public string To(string path, Vantage vantage, params (string Name, string? Text)[] query)
    {
        var pairs = query.Where(pair => pair.Text is { Length: > 0 }).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Text!)}")
            .Append(VantageText.ToQueryString(vantage)).Where(text => text.Length > 0);
        var asked = string.Join('&', pairs);
        // A record's id may have any letters and marks in it.
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return $"{Root}{(path.Length > 0 ? "/" : "")}{escaped}{(asked.Length > 0 ? "?" : "")}{asked}";
    }
}
