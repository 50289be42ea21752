using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>Signing in and amending by hand: the impact is seen before it is confirmed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WritingTests(BrowserFixture browser)
{
    private const string Archive = "written";

    [Theory]
    [InlineData("alwaght-3-area-idlib", true)]
    [InlineData("tass-5-signed", false)]
    public async Task A_correction_is_confirmed_after_its_impact_is_shown(string record, bool scripts)
    {
        await using var window = await SignedIn($"by hand {scripts}", scripts);
        var (page, before) = (window.Page, await Head());
        await window.Go($"/archives/{Archive}/record/{record}");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Deprecate the record {record}" }).First.ClickAsync();

        await page.FillAsync("#f-reason", $"Garbled {scripts}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();

        await Assertions.Expect(page.Locator("h2").First).ToHaveTextAsync("What would change");
        (await page.Locator("table.diff tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        (await Head()).ShouldBe(before);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Record the") }).ClickAsync();
        await window.Arrives($"**/record/{record}");
        (await window.Content()).ShouldContain($"Garbled {scripts}.");
        (await Head()).ShouldBe(before + 1);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_is_told_where_it_was_written()
    {
        await using var window = await SignedIn("mistaken");
        var page = window.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Record", Exact = true }).ClickAsync();

        await page.GetByLabel("Records").FillAsync("- place.registered: place/palmyra\n  record: palmyra\n  nam: Palmyra\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("Line 3, column 3: place.registered 'palmyra': nam: unknown field.");
        await page.GetByLabel("Records").FillAsync("- place.registered: place/palmyra\n  record: palmyra\n  name: Palmyra\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();

        await window.Arrives("**/record/palmyra");
        (await window.Content()).ShouldContain("Palmyra");
        window.Complaints.Where(complaint => !complaint.Contains("status of 422", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData($"/archives/{Archive}/write/record")]
    [InlineData($"/archives/{Archive}/write/correct?record=tass-5-signed")]
    public async Task Forms_are_for_everyone(string address)
    {
        await using var window = await SignedIn($"checker of {address}");
        (await window.Go(address)).ShouldBe(200);
        await AccessibilityTests.Check(window);
        if (address.Contains("correct", StringComparison.Ordinal))
        {
            await window.Page.FillAsync("#f-reason", "Only to see.");
            await window.Page.FillAsync("#f-on", "2017-05-04");
            await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
            await Assertions.Expect(window.Page.Locator("h2").First).ToHaveTextAsync("What would change");
            await AccessibilityTests.Check(window);
        }

        await window.Page.SetViewportSizeAsync(390, 844);
        (await window.Overflows()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_rebuild_is_watched()
    {
        await using var window = await SignedIn("watcher", role: "admin");
        await window.Go($"/archives/{Archive}/projections");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Rebuild" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator("#rebuild h2")).ToHaveTextAsync("Rebuilt", new() { Timeout = 60000 });
        (await window.Content()).ShouldContain("The old one was the same.");
        window.Complaints.ShouldBeEmpty();
    }

    private async Task<Window> SignedIn(string name, bool scripts = true, string role = "recorder")
    {
        var window = await browser.Open(scripts: scripts);
        await browser.Import(Archive, "1-things", "2-reports");
        await window.Go($"/archives/{Archive}");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await window.Page.GetByLabel("Token").FillAsync(await browser.Web.Token(name, role));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await window.Arrives($"**/archives/{Archive}");
        await Assertions.Expect(window.Page.Locator(".who")).ToContainTextAsync(name);
        return window;
    }

    private async Task<long> Head() => (await browser.Web.Send(new AskOverview(Archive, Vantage.Open))).At.Position;
}
