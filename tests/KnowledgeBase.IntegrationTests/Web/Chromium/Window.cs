using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>A page in a context of its own, which remembers whatever went wrong in it: errors of scripts, refusals of the Content-Security-Policy, failed requests, dialogs.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Window(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>What went wrong since the window was opened.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Window> Of(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(15000);
        var window = new Window(context, page);
        page.Console += (_, message) => window.Complain(message.Type is "error" or "warning" ? $"console: {message.Text}" : null);
        page.PageError += (_, error) => window.Complain($"script: {error}");
        page.RequestFailed += (_, request) => window.Complain(request.Failure is "net::ERR_ABORTED" ? null : $"request {request.Url}: {request.Failure}");
        page.Response += (_, response) => window.Complain(response.Status >= 400 && !response.Request.IsNavigationRequest ? $"{response.Status} {response.Url}" : null);
        page.Dialog += async (_, dialog) =>
        {
            window.Complain($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        return window;
    }

    /// <summary>Goes to an address and hands back the status.</summary>
    public async Task<int> Go(string address) => (await Page.GotoAsync(address))!.Status;

    /// <summary>Waits until the address is as a pattern has it, in which stars stand for anything. The end of loading is not waited for: on a busy machine its event was missed at times.</summary>
    public Task Arrives(string pattern) => Assertions.Expect(Page).ToHaveURLAsync(new Regex($"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}$"), new() { Timeout = 15000 });

    /// <summary>Signs in with the text of a token.</summary>
    public async Task SignIn(string token)
    {
        await Go("/sign-in");
        await Page.GetByLabel("Token").FillAsync(token);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page.Locator(".who")).ToContainTextAsync("signed in as");
    }

    /// <summary>What <c>main</c> says, without white space that does not show.</summary>
    public async Task<string> Content() => await Page.Locator("main").InnerTextAsync();

    public async Task<bool> Overflows() => await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(string? complaint)
    {
        if (complaint is not null) _complaints.Add(complaint);
    }
}
