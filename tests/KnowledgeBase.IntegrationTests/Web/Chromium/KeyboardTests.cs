using Microsoft.Playwright;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>With the keyboard alone: where the focus goes, and that it is seen.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const int Steps = 45;

    [Theory]
    [InlineData("board")]
    [InlineData("zone")]
    [InlineData("positions")]
    [InlineData("compare")]
    public async Task Whatever_has_the_focus_is_on_the_screen_and_outlined(string page)
    {
        await using var window = await browser.Open(height: 800);
        await window.Go(SitePages.At(page));

        var (wrong, seen) = (new List<string>(), new List<string>());
        for (var step = 0; step < Steps; step++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var focused = await window.Page.EvaluateAsync<string[]>(Focused);
            seen.Add(focused[0]);
            if (focused[1] != "") wrong.Add($"{focused[0]}: {focused[1]}");
        }

        wrong.ShouldBeEmpty();
        seen[0].ShouldContain("skip");
        seen.Distinct().Count().ShouldBe(Steps, "the focus goes on and on");
    }

    [Fact]
    public async Task The_first_link_leads_past_the_navigation()
    {
        await using var window = await browser.Open();
        await window.Go(SitePages.At("zone"));

        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("#content")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Tab");

        (await window.Page.EvaluateAsync<bool>("!!document.activeElement.closest('main')")).ShouldBeTrue();
    }

    [Fact]
    public async Task Arrow_keys_scroll_what_scrolls_and_do_not_change_the_day()
    {
        await using var window = await browser.Open(390, 844);
        await window.Go(SitePages.At("positions"));
        var address = window.Page.Url;

        await window.Page.FocusAsync("[role=region].scroll");
        for (var press = 0; press < 5; press++) await window.Page.Keyboard.PressAsync("ArrowRight");

        (await window.Page.EvaluateAsync<double>("new Promise(then => setTimeout(() => then(document.querySelector('.scroll').scrollLeft), 400))")).ShouldBeGreaterThan(0);
        window.Page.Url.ShouldBe(address);
    }

    [Fact]
    public async Task Controls_are_large_enough_to_be_hit()
    {
        await using var window = await browser.Open(390, 844);
        await window.Go(SitePages.At("statements"));

        (await window.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, .button, input:not([type=hidden], [type=range]), summary, nav a, .step')]
              .filter(one => one.checkVisibility() && one.getClientRects().length)
              .map(one => [one, one.getBoundingClientRect()])
              .filter(([one, box]) => box.width < 24 || box.height < 24)
              .map(([one, box]) => `${one.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`)
            """)).ShouldBeEmpty();
    }

    // What it is, and what is wrong with it.
    private const string Focused = """
        () => {
          const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
          one.dataset.step ??= String(document.querySelectorAll('[data-step]').length + 1);
          const name = `${one.dataset.step} ${one.localName}.${one.getAttribute('class') ?? ''} ${one.textContent.trim().slice(0, 30)}`;
          if (one === document.body) return [name, 'nothing has the focus'];
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return [name, 'no outline'];
          if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth) return [name, 'off the screen'];
          const at = document.elementFromPoint(Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), Math.min(innerHeight - 1, Math.max(0, box.top + box.height / 2)));
          const hidden = at && !one.contains(at) && !at.contains(one) && at.closest('.vantage') && !one.closest('.vantage');
          return [name, hidden ? 'behind the vantage bar' : ''];
        }
        """;
}
