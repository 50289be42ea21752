namespace KnowledgeBase.IntegrationTests.Web;

public sealed class HeadersTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Every_answer_forbids_the_browser_what_no_page_needs_and_no_page_has_a_style_or_a_script_of_its_own()
    {
        var browser = await Browser.SignedIn(web, await web.Token("looks around", "admin"));
        var seen = await Crawl.From(browser, "/", each: 2);
        seen.AddRange([await browser.Get("/none"), await browser.Get("/archives/none"), await browser.Get("/archives/demo?as-of=never"), await browser.Post("/sign-in"), await browser.Get("/api/none")]);

        seen.Count.ShouldBeGreaterThan(60);
        foreach (var answer in seen)
        {
            var isPicture = answer.Header("Content-Type").StartsWith("image/svg+xml", StringComparison.Ordinal);
            var policy = answer.Header("Content-Security-Policy");
            policy.ShouldStartWith("default-src 'none'; ", Case.Sensitive, answer.Address);
            policy.Contains("unsafe", StringComparison.Ordinal).ShouldBe(isPicture, answer.Address);
            policy.ShouldContain("frame-ancestors 'none'");
            answer.Header("X-Content-Type-Options").ShouldBe("nosniff", answer.Address);
            answer.Header("Referrer-Policy").ShouldBe("same-origin");
            answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
            answer.Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
            answer.Header("Permissions-Policy").ShouldNotBeEmpty();
            answer.Header("Server").ShouldBeEmpty();
            answer.Header("Strict-Transport-Security").ShouldBeEmpty();
            ((int)answer.Status).ShouldBeLessThan(500, answer.Address);
            if (answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal)) Inline(answer).ShouldBeEmpty(answer.Address);
        }
    }

    /// <summary>What the pages' Content-Security-Policy keeps browsers from heeding.</summary>
    internal static IEnumerable<string> Inline(Seen page) => page.Page.All.SelectMany(element => element.Attributes
        .Where(attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal))
        .Select(attribute => $"{element.LocalName} {attribute.Name}={attribute.Value}")
        .Concat(element.LocalName is "style" or "iframe" or "object" or "embed" or "base" || (element.LocalName == "script" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true) ? [element.OuterHtml] : []));
}
