using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>On paper: what was found and how to find it again, not how to move on.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PrintTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("board")]
    [InlineData("zone")]
    [InlineData("positions")]
    public async Task Prints_the_content_and_the_citation_alone(string page)
    {
        await using var window = await browser.Open(800, 1100, dark: true);
        await window.Go(SitePages.At(page));

        await window.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        foreach (var shown in (string[])["h1", "main", ".cite", "#as-of"]) (await window.Page.Locator(shown).First.IsVisibleAsync()).ShouldBeTrue(shown);
        foreach (var hidden in (string[])["nav[aria-label=Archive]", ".find", ".slider", ".vantage button", ".step", ".downloads", ".skip"])
            (await window.Page.Locator(hidden).First.IsVisibleAsync()).ShouldBeFalse(hidden);
        (await window.Overflows()).ShouldBeFalse();
        // Black on white, whatever the screen has.
        (await window.Page.EvaluateAsync<string[]>("['color', 'backgroundColor'].map(name => getComputedStyle(document.documentElement)[name])")).ShouldBe(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
        (await window.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color")).ShouldBe("rgb(0, 0, 0)");
        (await window.Page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(5000);
    }
}
