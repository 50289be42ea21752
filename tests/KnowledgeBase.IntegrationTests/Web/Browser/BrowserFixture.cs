using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Browser;

/// <summary>A Chromium and the web with the Astana archive. Where no browser is installed, tests skip when they open a page.</summary>
public sealed class BrowserFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal WebFixture Web { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Find() is not { } path)
        {
            if (InstalledChromium.IsRequired) throw new InvalidOperationException(InstalledChromium.Missing);
            return;
        }

        await Web.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, ChromiumSandbox = false });
    }

    /// <summary>A window of its own, with nothing in its cache or history.</summary>
    internal async Task<Window> Open(int width = 1400, int height = 1000, bool dark = false, bool scripts = true)
    {
        Assert.SkipWhen(_browser is null, InstalledChromium.Missing);
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Web.Address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
        });
        return await Window.Of(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is null) return;
        await _browser.DisposeAsync();
        _playwright!.Dispose();
        await Web.DisposeAsync();
    }
}

/// <summary>Tests that record nothing in the archive <c>demo</c>; they share a browser and a server, and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
