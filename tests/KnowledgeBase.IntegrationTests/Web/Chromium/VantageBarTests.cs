using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>Moving through time: URL, title and content follow, and the way back is open.</summary>
[Collection(BrowserCollection.Name)]
public sealed class VantageBarTests(BrowserFixture browser)
{
    private const string Board = $"{SitePages.Root}?as-of=2017-05-06";

    private static readonly string[] Keys = ["ArrowRight", "ArrowLeft"];

    [Fact]
    public async Task The_slider_is_moved_with_the_mouse()
    {
        await using var window = await Open(Board);
        var slider = (await window.Page.Locator("#day").BoundingBoxAsync())!;

        await window.Page.Mouse.ClickAsync(slider.X + slider.Width * 0.6f, slider.Y + slider.Height / 2);

        await ShouldShowAnotherDay(window, "2017-05-06");
        await ShouldNotHaveReloaded(window);
    }

    [Fact]
    public async Task The_slider_is_moved_with_keys()
    {
        await using var window = await Open(Board);
        await window.Page.FocusAsync("#day");

        await window.Page.Keyboard.PressAsync("End");

        var day = await ShouldShowAnotherDay(window, "2017-05-06");
        (await window.Page.Locator("#day").GetAttributeAsync("aria-valuetext")).ShouldBe(day);
        (await FocusedId(window)).ShouldBe("day");
        (await window.Page.Locator(".slider .ends span").Last.InnerTextAsync()).ShouldBe(day);
    }

    [Fact]
    public async Task Arrow_keys_and_links_lead_to_the_changes_before_and_after()
    {
        await using var window = await Open(Board);
        var before = await window.Content();

        foreach (var (key, rel) in Keys.Zip(["next", "prev"]))
        {
            await window.Page.GotoAsync(Board);
            var link = await window.Page.Locator($".vantage a[rel={rel}]").GetAttributeAsync("href");
            await window.Page.Locator("body").PressAsync(key);
            await window.Arrives($"**{link}");
            var byKey = await Settled(window);
            byKey.ShouldNotBe(before);

            await window.Page.GotoAsync(Board);
            await window.Page.Locator($".vantage a[rel={rel}]").ClickAsync();
            await window.Arrives($"**{link}");
            (await Settled(window)).ShouldBe(byKey);
        }

        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_back_button_leads_back()
    {
        await using var window = await Open(Board);
        var (first, title) = (await window.Content(), await window.Page.TitleAsync());
        await window.Page.Locator(".vantage a[rel=next]").ClickAsync();
        var second = await ShouldShowAnotherDay(window, "2017-05-06");

        await window.Page.GoBackAsync();
        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync("2017-05-06");
        (await Settled(window)).ShouldBe(first);
        (await window.Page.TitleAsync()).ShouldBe(title);

        await window.Page.GoForwardAsync();
        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync(second);
        await ShouldNotHaveReloaded(window);
    }

    [Fact]
    public async Task Who_steps_on_with_the_keyboard_keeps_the_focus_and_is_told_the_day()
    {
        await using var window = await Open($"{SitePages.Root}/zone/idlib?as-of=2017-05-06");
        await window.Page.FocusAsync(".vantage a[rel=next]");

        for (var step = 0; step < 2; step++)
        {
            var day = await window.Page.Locator("#as-of").InputValueAsync();
            await window.Page.Keyboard.PressAsync("Enter");
            day = await ShouldShowAnotherDay(window, day);
            (await FocusedId(window)).ShouldBe("next");
            (await window.Page.Locator("[role=status]").Last.InnerTextAsync()).ShouldBe($"Idlib, {day}");
        }
    }

    [Fact]
    public async Task At_the_last_change_there_is_no_next_one()
    {
        await using var window = await Open($"{SitePages.Root}/zone/idlib?as-of=2017-05-06");
        while (await window.Page.Locator(".vantage a[rel=next]").CountAsync() > 0)
        {
            var day = await window.Page.Locator("#as-of").InputValueAsync();
            await window.Page.FocusAsync(".vantage a[rel=next]");
            await window.Page.Keyboard.PressAsync("Enter");
            await ShouldShowAnotherDay(window, day);
        }

        (await FocusedId(window)).ShouldBe("as-of");
        var last = window.Page.Url;
        await window.Page.EvaluateAsync("document.activeElement.blur()");
        await window.Page.Locator("body").PressAsync("ArrowRight");
        await window.Page.WaitForTimeoutAsync(300);
        window.Page.Url.ShouldBe(last);
    }

    [Fact]
    public async Task A_day_is_typed_and_the_sources_are_chosen()
    {
        await using var window = await Open($"{SitePages.Root}/zone/idlib?as-of=2017-05-06");

        await window.Page.FillAsync("#as-of", "2017-09-20");
        await window.Page.Locator("#as-of").PressAsync("Enter");
        await ShouldShowAnotherDay(window, "2017-05-06");
        await window.Page.Locator(".vantage summary").ClickAsync();
        await window.Page.GetByLabel("TASS", new() { Exact = true }).CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex("as-of=2017-09-20&according-to=publisher(:|%3A)TASS$"));
        (await window.Page.GetByLabel("TASS", new() { Exact = true }).IsCheckedAsync()).ShouldBeTrue();
        var sources = await window.Page.Locator("main .source a").AllInnerTextsAsync();
        sources.ShouldNotBeEmpty();
        sources.Distinct().ShouldBe(["Fourth round of Astana talks on Syria ends with de-escalation zones deal"]);
    }

    [Fact]
    public async Task A_month_is_no_day_and_is_offered_as_its_first_and_last()
    {
        await using var window = await Open(Board);

        await window.Page.FillAsync("#as-of", "2017-09");
        await window.Page.Locator("#as-of").PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("The request cannot be read");
        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync("2017-09");
        await window.Page.GetByText("the last day that it can be").ClickAsync();

        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync("2017-09-30");
    }

    [Fact]
    public async Task Whoever_mistypes_goes_on_from_there()
    {
        await using var window = await Open("/archives/demo/zone/idlib");

        await window.Page.FillAsync("#as-of", "31.5.2017");
        await window.Page.Locator("#as-of").PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator(".reasons li")).ToHaveTextAsync(new Regex("Write 2017-05-31\\.$"));
        await Assertions.Expect(window.Page.Locator("#find")).ToBeVisibleAsync();
        await window.Page.FillAsync("#as-of", "2017-05-31");
        await window.Page.Locator("#as-of").PressAsync("Enter");

        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Idlib");
    }

    [Fact]
    public async Task Whoever_mistypes_an_address_goes_on_from_there()
    {
        await using var window = await browser.Open();

        (await window.Go("/archives/demo/zonez/idlib?as-of=2017-05-06")).ShouldBe(404);

        await Assertions.Expect(window.Page.Locator(".reasons li")).ToHaveTextAsync("Nothing is at /archives/demo/zonez/idlib.");
        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync("2017-05-06");
        await Assertions.Expect(window.Page.Locator("#find")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_slider_reaches_to_a_day_beyond_the_changes_but_not_to_one_far_off()
    {
        await using var window = await Open("/archives/demo?as-of=2018-12-01");
        var day = window.Page.Locator("#day");
        (await day.GetAttributeAsync("max")).ShouldBe(await day.GetAttributeAsync("value"));

        await window.Go("/archives/demo?as-of=1900-01-01");
        (await window.Page.Locator(".ends").InnerTextAsync()).ShouldNotContain("1900");
    }

    [Fact]
    public async Task Nobody_listens_to_a_publisher_that_there_is_not()
    {
        await using var window = await browser.Open();

        (await window.Go("/archives/demo/zones?according-to=publisher:TAS&as-of=2017-05-06")).ShouldBe(404);

        await Assertions.Expect(window.Page.Locator(".reasons li")).ToHaveTextAsync("No source has the publisher 'TAS'. Did you mean TASS?");
        await Assertions.Expect(window.Page.Locator("#as-of")).ToHaveValueAsync("2017-05-06");
    }

    [Fact]
    public async Task The_permanent_link_shows_the_same_whatever_is_recorded_meanwhile()
    {
        const string archive = "growing";
        await using var window = await browser.Open();
        await browser.Import(archive, "1-things", "2-reports");
        await window.Go($"/archives/{archive}/zone/idlib?as-of=2017-05-06");
        var (then, link) = (await window.Content(), await window.Page.Locator("a[rel=bookmark]").GetAttributeAsync("href"));

        await browser.Import(archive, "3-corrections");

        await using var later = await browser.Open();
        (await later.Go(link!)).ShouldBe(200);
        (await later.Content()).ShouldBe(then);
        await later.Go($"/archives/{archive}/zone/idlib?as-of=2017-05-06");
        (await later.Content()).ShouldNotBe(then);
    }

    private async Task<Window> Open(string address)
    {
        var window = await browser.Open();
        (await window.Go(address)).ShouldBe(200);
        await window.Page.EvaluateAsync("window.opened = true");
        return window;
    }

    // The field, the URL, the heading of the board and the citation say the same day, which is another than before.
    private static async Task<string> ShouldShowAnotherDay(Window window, string before)
    {
        await Assertions.Expect(window.Page.Locator("#as-of")).Not.ToHaveValueAsync(before);
        var day = await window.Page.Locator("#as-of").InputValueAsync();
        await Assertions.Expect(window.Page).ToHaveURLAsync(new Regex($"as-of={day}"));
        await Assertions.Expect(window.Page.Locator(".cite")).ToContainTextAsync($"as of {day}");
        if (new Uri(window.Page.Url).AbsolutePath == SitePages.Root) (await window.Page.Locator("h1").InnerTextAsync()).ShouldEndWith($" on {day}");
        window.Complaints.ShouldBeEmpty();
        return day;
    }

    private static async Task<string> Settled(Window window)
    {
        await Assertions.Expect(window.Page.Locator("main.loading")).ToHaveCountAsync(0);
        return await window.Content();
    }

    private static async Task ShouldNotHaveReloaded(Window window) => (await window.Page.EvaluateAsync<bool>("window.opened === true")).ShouldBeTrue();

    private static async Task<string?> FocusedId(Window window) => await window.Page.EvaluateAsync<string?>("document.activeElement.id");
}
