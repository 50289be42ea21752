using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>Where scripts are off, everything can still be done.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WithoutScriptTests(BrowserFixture browser)
{
    [Fact]
    public async Task Steps_are_links()
    {
        await using var window = await Open($"{SitePages.Root}/zone/idlib?as-of=2017-05-06");
        var next = await window.Page.Locator(".vantage a[rel=next]").GetAttributeAsync("href");

        await window.Page.Locator(".vantage a[rel=next]").ClickAsync();

        await window.Arrives($"**{next}");
        (await window.Page.Locator("#day").IsVisibleAsync()).ShouldBeFalse("a slider without its script does nothing");
    }

    [Fact]
    public async Task The_vantage_is_a_form()
    {
        await using var window = await Open($"{SitePages.Root}/zone/idlib");

        await window.Page.FillAsync("#as-of", "2017-09-20");
        await window.Page.Locator(".vantage summary").ClickAsync();
        await window.Page.FillAsync("#published-by", "2017-09-30");
        await window.Page.FillAsync("#recorded-by", $"{browser.Web.Positions[1]}");
        await window.Page.GetByLabel("TASS", new() { Exact = true }).CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await window.Arrives("**/zone/idlib?*");
        var citation = await window.Page.Locator(".cite").InnerTextAsync();
        citation.ShouldContain("as of 2017-09-20, by what was published up to 2017-09-30, according to publisher:TASS");
        citation.ShouldContain($"at position {browser.Web.Positions[1]}");
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_filter_and_comparison_are_forms()
    {
        await using var window = await Open($"{SitePages.Root}?as-of=2017-09-15");

        await window.Page.FillAsync("#find", "Lavrentyev");
        await window.Page.Locator("#find").PressAsync("Enter");
        await window.Arrives("**/search?*");
        (await window.Page.Locator(".feed li").CountAsync()).ShouldBeGreaterThan(0);
        (await window.Page.Locator("#as-of").InputValueAsync()).ShouldBe("2017-09-15");

        await window.Go($"{SitePages.Root}/statements?as-of=2017-09-15");
        var all = await window.Page.Locator(".feed > li").CountAsync();
        await window.Page.GetByLabel("Said by").FillAsync("Lavrentyev");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await window.Arrives("**speaker=Lavrentyev*");
        (await window.Page.Locator(".feed > li").CountAsync()).ShouldBeInRange(1, all - 1);

        await window.Go($"{SitePages.Root}/compare?as-of=2017-09-15");
        await window.Page.GetByLabel("as of", new() { Exact = true }).Last.FillAsync("2017-05-01");
        await window.Page.GetByLabel("only").FillAsync("zone/idlib");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await window.Arrives("**from-as-of=2017-05-01*");
        (await window.Page.Locator("h2").AllInnerTextsAsync()).ShouldBe(["Idlib"]);
        (await window.Page.Locator("thead th").AllInnerTextsAsync()).ShouldBe(["What", "How", "as of 2017-05-01", "as of 2017-09-15"]);
        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SitePages.Each), MemberType = typeof(SitePages))]
    public async Task Every_page_shows_the_same_as_with_scripts(string page)
    {
        await using var without = await Open(SitePages.At(page));
        await using var with = await browser.Open();
        await with.Go(SitePages.At(page));

        (await without.Page.Locator("main").TextContentAsync()).ShouldBe(await with.Page.Locator("main").TextContentAsync());
    }

    private async Task<Window> Open(string address)
    {
        var window = await browser.Open(scripts: false);
        (await window.Go(address)).ShouldBe(200);
        return window;
    }
}
