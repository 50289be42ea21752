namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>What holds of every page, from every vantage.</summary>
[Collection(BrowserCollection.Name)]
public sealed class EachPageTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(SitePages.Each), MemberType = typeof(SitePages))]
    public async Task Opens_from_every_vantage_on_a_wide_screen_and_on_a_phone(string page)
    {
        await using var window = await browser.Open();
        foreach (var vantage in SitePages.Vantages.Keys)
        {
            await window.Page.SetViewportSizeAsync(1600, 1000);
            (await window.Go(SitePages.At(page, vantage))).ShouldBe(200, vantage);

            (await window.Page.Locator("h1").AllInnerTextsAsync()).ShouldHaveSingleItem(vantage).Trim().ShouldNotBeEmpty();
            (await window.Page.Locator("body > header, body > main, body > footer, nav[aria-label=Archive]").CountAsync()).ShouldBe(4, vantage);
            (await window.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
            (await window.Page.TitleAsync()).ShouldEndWith("KnowledgeBase");
            (await window.Overflows()).ShouldBeFalse($"{vantage}, at 1600 px");
            await window.Page.SetViewportSizeAsync(390, 844);
            (await window.Overflows()).ShouldBeFalse($"{vantage}, at 390 px");
        }

        window.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/archives/demo/zone/nowhere", 404)]
    [InlineData("/archives/nothing", 404)]
    [InlineData("/nothing/at/all", 404)]
    [InlineData("/archives/demo?as-of=2017-05&published-by=soon", 400)]
    [InlineData("/archives/demo?as-of=2017-05", 400)]
    public async Task What_cannot_be_shown_has_a_page_that_says_so(string address, int status)
    {
        await using var window = await browser.Open(390, 844);

        (await window.Go(address)).ShouldBe(status);

        (await window.Page.Locator("h1").AllInnerTextsAsync()).ShouldHaveSingleItem().ShouldNotBeEmpty();
        (await window.Page.Locator(".reasons li").CountAsync()).ShouldBeGreaterThan(0);
        (await window.Overflows()).ShouldBeFalse();
        // Chromium itself complains of the status of the page.
        window.Complaints.Where(complaint => !complaint.Contains("Failed to load resource", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_of_archives_opens()
    {
        await using var window = await browser.Open(390, 844);

        (await window.Go("/")).ShouldBe(200);
        await window.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = WebFixture.Archive, Exact = true }).ClickAsync();

        await window.Arrives($"**{SitePages.Root}");
        window.Complaints.ShouldBeEmpty();
    }
}
