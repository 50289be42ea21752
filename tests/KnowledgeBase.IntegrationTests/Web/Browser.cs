using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>An answer, read as a page.</summary>
internal sealed record Seen(string Address, HttpStatusCode Status, HttpResponseMessage Answer, string Text)
{
    public IHtmlDocument Page { get; } = new HtmlParser().ParseDocument(Text);

    /// <summary>The words of its content.</summary>
    public string Main => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The words about who is signed in.</summary>
    public string Who => string.Join(' ', (Page.QuerySelector(".who")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public string? Location => Answer.Headers.Location?.OriginalString;

    public string Header(string name) => Answer.Headers.TryGetValues(name, out var values) || Answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : "";
}

/// <summary>A browser without scripts: it keeps cookies, follows no redirection by itself, and sends forms as they stand, hidden fields and all.</summary>
internal sealed class Browser(WebFixture web)
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    /// <summary>Sent with every request, such as a host.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    public static async Task<Browser> SignedIn(WebFixture web, string token)
    {
        var browser = new Browser(web);
        (await browser.SignIn(token)).Status.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    public async Task<Seen> SignIn(string token, string to = "/") => await Submit(await Get($"/sign-in?to={Uri.EscapeDataString(to)}"), "Sign in", ("token", token));

    public Task<Seen> Get(string address) => Send(HttpMethod.Get, address);

    public Task<Seen> Post(string address, params IEnumerable<(string Name, string Text)> fields) =>
        Send(HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Text))));

    /// <summary>Sends the form of a button, with some fields filled in anew.</summary>
    public Task<Seen> Submit(Seen seen, string button, params (string Name, string Text)[] filled)
    {
        var form = seen.Page.Forms.Single(one => one.QuerySelectorAll("button").Any(found => found.TextContent.Contains(button, StringComparison.Ordinal)));
        form.Method.ShouldBe("post");
        var fields = form.Elements.Select(element => element switch
        {
            IHtmlInputElement { Name: { Length: > 0 } name } input => (Name: name, Text: input.Value),
            IHtmlTextAreaElement { Name: { Length: > 0 } name } area => (Name: name, Text: area.Value),
            _ => default,
        }).Where(field => field.Name is not null).ToList();
        foreach (var (name, _) in filled) fields.ShouldContain(field => field.Name == name, $"the form has no field {name}");
        return Post(form.GetAttribute("action") ?? seen.Address, fields.Select(field => (field.Name, filled.Where(one => one.Name == field.Name).Select(one => one.Text).LastOrDefault(field.Text))));
    }

    public async Task<Seen> Send(HttpMethod method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, text) in Headers) request.Headers.TryAddWithoutValidation(name, text);
        var answer = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : (cookie, "");
            if (value.Length == 0) _cookies.Remove(name);
            else _cookies[name] = value;
        }

        return new(address, answer.StatusCode, answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
