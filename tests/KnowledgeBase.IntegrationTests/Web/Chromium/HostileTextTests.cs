namespace KnowledgeBase.IntegrationTests.Web.Chromium;

public sealed class HostileBrowserFixture(PostgresFixture postgres) : BrowserFixture(new HostileFixture(postgres));

/// <summary>An archive whose every text tries to be more: in a real browser nothing of it runs.</summary>
public sealed class HostileTextTests(HostileBrowserFixture browser) : IClassFixture<HostileBrowserFixture>
{
    [Theory]
    [InlineData("board")]
    [InlineData("zone")]
    [InlineData("agreement")]
    [InlineData("source")]
    [InlineData("statement")]
    [InlineData("statements")]
    [InlineData("positions")]
    [InlineData("history")]
    [InlineData("compare")]
    [InlineData("check")]
    public async Task Nothing_of_it_runs(string page)
    {
        await using var window = await Open();

        (await window.Go(SitePages.At(page))).ShouldBe(200);

        await ShouldHaveOnlyText(window);
        // Pages that are put in place by the script are no other.
        if (await window.Page.Locator(".vantage a[rel=next]").CountAsync() == 0) return;
        await window.Page.Locator(".vantage a[rel=next]").ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(window.Page.Locator("#as-of")).Not.ToHaveValueAsync("2017-05-06");
        await ShouldHaveOnlyText(window);
    }

    [Fact]
    public async Task Not_even_where_it_is_looked_for()
    {
        await using var window = await Open();

        await window.Go($"{SitePages.Root}?as-of=2017-05-06");
        await window.Page.FillAsync("#find", "\"><script>zqx()</script>");
        await window.Page.Locator("#find").PressAsync("Enter");
        await window.Arrives("**/search?*");

        (await window.Page.InputValueAsync("#find")).ShouldBe("\"><script>zqx()</script>");
        (await window.Content()).ShouldContain("<script>zqx()</script>");
        await ShouldHaveOnlyText(window);
    }

    [Theory]
    [InlineData("/map.svg")]
    [InlineData("/positions.svg")]
    [InlineData("/zone/idlib/claims.svg")]
    [InlineData("/zone/idlib/timeline.svg")]
    public async Task Nor_in_pictures(string picture)
    {
        await using var window = await Open();

        (await window.Go(SitePages.Root + picture)).ShouldBe(200);

        (await window.Page.Locator("script, img, foreignObject").CountAsync()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }

    // Whatever calls the function complains; so does a script that the Content-Security-Policy had to stop.
    private async Task<Window> Open()
    {
        var window = await browser.Open();
        await window.Page.AddInitScriptAsync("window.zqx = () => console.error('recorded text ran')");
        return window;
    }

    private static async Task ShouldHaveOnlyText(Window window)
    {
        (await window.Page.Locator("img, main script, [onload], [onerror], [onmouseover], [onfocus], [href^='javascript:']").CountAsync()).ShouldBe(0);
        window.Complaints.ShouldBeEmpty();
    }
}
