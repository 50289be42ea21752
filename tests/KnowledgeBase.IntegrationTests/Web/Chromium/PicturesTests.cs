using System.Xml.Linq;

namespace KnowledgeBase.IntegrationTests.Web.Chromium;

/// <summary>Saved pictures are files of their own: well-formed, and drawn without the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PicturesTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/map.svg?as-of=2017-09-15", "path")]
    [InlineData("/positions.svg?as-of=2017-09-15", "rect")]
    [InlineData("/zone/idlib/timeline.svg?as-of=2017-09-15", "rect")]
    [InlineData("/zone/idlib/claims.svg?as-of=2017-09-15&aspect=agreed.area", "rect")]
    [InlineData("/agreement/astana-memorandum-2017/timeline.svg?as-of=2017-09-15", "rect")]
    [InlineData("/topic/idlib-zone-difficult/timeline.svg?as-of=2017-09-15", "rect")]
    [InlineData("/history-picture.svg?thing=zone/idlib&item=agreed.area", "rect")]
    public async Task Draw_by_themselves(string address, string shapes)
    {
        await using var window = await browser.Open();
        (await window.Go(SitePages.Root + address)).ShouldBe(200);

        var file = XDocument.Parse(await browser.Web.Client.GetStringAsync(SitePages.Root + address, TestContext.Current.CancellationToken));
        file.Descendants().Select(element => element.Name.LocalName).ShouldNotContain("script");
        var box = await window.Page.EvaluateAsync<double[]>("(() => { const box = document.documentElement.getBBox(); return [box.width, box.height]; })()");
        box.ShouldAllBe(length => length > 50);
        (await window.Page.EvaluateAsync<int>($"[...document.querySelectorAll('{shapes}')].filter(one => {{ const box = one.getBoundingClientRect(), style = getComputedStyle(one); return box.width > 1 && (style.fill !== 'none' || style.stroke !== 'none'); }}).length"))
            .ShouldBeGreaterThan(3);
        window.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Are_linked_from_the_pages_that_show_them()
    {
        await using var window = await browser.Open();
        foreach (var page in (string[])["board", "zone", "agreement", "narrow topic", "positions", "history of an aspect"])
        {
            await window.Go(SitePages.At(page));
            var pictures = await window.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[download]')].map(link => link.href).filter(href => href.includes('.svg'))");
            pictures.ShouldNotBeEmpty(page);
            foreach (var picture in pictures)
            {
                using var answer = await browser.Web.Client.GetAsync(picture, TestContext.Current.CancellationToken);
                ((int)answer.StatusCode).ShouldBe(200, picture);
            }
        }
    }
}
