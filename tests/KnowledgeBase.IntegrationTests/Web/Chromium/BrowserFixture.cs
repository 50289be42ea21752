using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>A Chromium and the web with the Astana archive. Where no browser is installed, tests skip when they open a window.</summary>
public class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public BrowserFixture(PostgresFixture postgres)
        : this(new WebFixture(postgres))
    {
    }

    protected BrowserFixture(WebFixture web) => Web = web;

    internal WebFixture Web { get; }

    public async ValueTask InitializeAsync()
    {
        if (InstalledChromium.Find() is not { } path)
        {
            if (InstalledChromium.IsRequired) throw new InvalidOperationException(InstalledChromium.Missing);
            return;
        }

        await Web.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        // The arguments make pictures come out the same each time.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, ChromiumSandbox = false, Args = ["--disable-lcd-text", "--font-render-hinting=none", "--disable-partial-raster", "--disable-skia-runtime-opts", "--disable-threaded-scrolling", "--num-raster-threads=1"] });
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

    /// <summary>Records parts of the Astana dossier in an archive for those who change something.</summary>
    internal async Task Import(string archive, params string[] parts)
    {
        var archives = Web.Service<Archives>();
        if ((await archives.List(TestContext.Current.CancellationToken)).All(one => one.Name != archive)) await archives.Create(archive, ct: TestContext.Current.CancellationToken);
        foreach (var part in parts) await Web.Send(new ImportDossier(archive, Path.Combine(RecordingDatabase.Astana, part), "demo"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
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
