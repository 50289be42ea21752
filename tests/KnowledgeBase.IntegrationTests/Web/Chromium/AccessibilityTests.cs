using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>The rules of WCAG 2.1, A and AA, and what axe knows of good practice besides, on each page, light and dark, wide and narrow.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly AxeRunOptions All = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] } };

    // What another scheme or width may change.
    private static readonly AxeRunOptions OfColour = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };
    private static readonly AxeRunOptions OfWidth = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "scrollable-region-focusable", "region"] } };

    [Theory]
    [MemberData(nameof(SitePages.Each), MemberType = typeof(SitePages))]
    public async Task Axe_finds_nothing(string page)
    {
        await using var window = await browser.Open();
        await window.Go(SitePages.At(page));

        await Check(window);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/archives/demo/zone/nowhere")]
    [InlineData("/archives/demo?as-of=2017-05")]
    public async Task Axe_finds_nothing_outside_of_archives(string address)
    {
        await using var window = await browser.Open();
        await window.Go(address);

        await Check(window);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_the_open_vantage()
    {
        await using var window = await browser.Open();
        await window.Go(SitePages.At("zone", "published, according to"));
        await window.Page.Locator(".vantage summary").ClickAsync();

        await Check(window);
    }

    internal static async Task Check(Window window)
    {
        await Check(window, All, "light");
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Check(window, OfColour, "dark");
        var wide = window.Page.ViewportSize!;
        await window.Page.SetViewportSizeAsync(390, 844);
        await Check(window, OfWidth, "dark, on a phone");
        await window.Page.SetViewportSizeAsync(wide.Width, wide.Height);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task Check(Window window, AxeRunOptions rules, string how)
    {
        var found = (await window.Page.RunAxe(rules)).Violations;
        found.SelectMany(rule => rule.Nodes.Take(4).Select(node => $"{rule.Id}: {node.Target}: {node.Html[..Math.Min(node.Html.Length, 160)]} - {string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}")).ShouldBeEmpty(how);
    }
}
