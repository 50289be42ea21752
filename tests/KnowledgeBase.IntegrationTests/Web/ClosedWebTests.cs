using System.Net;
using KnowledgeBase.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The web as a reverse proxy shows it to everybody: nothing without a token.</summary>
public sealed class ClosedWebFixture(PostgresFixture postgres) : PermissionFixture(postgres)
{
    internal override WebSettings Settings => base.Settings with { PublicAddress = new("https://kb.example") };
}

public sealed class ClosedWebTests(ClosedWebFixture web) : IClassFixture<ClosedWebFixture>
{
    private Browser Stranger => new(web) { Headers = { ["Host"] = "kb.example" } };

    [Fact]
    public async Task Nothing_is_answered_without_a_token()
    {
        var addresses = ((EndpointDataSource)web.App.Services.GetService(typeof(EndpointDataSource))!).Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{archive}", "demo").Replace("{slug}", "idlib").Replace("{**record}", "tass").Replace("{**rest}", "nothing").Replace("{kind}", "zone")).ToList();
        addresses.Count.ShouldBeGreaterThan(30);
        foreach (var address in addresses.Append("/nothing/here").Append("/archives/none").Append("/api/nothing"))
        {
            var refused = await Stranger.Get(address);
            if (address.StartsWith("/api", StringComparison.Ordinal)) (refused.Status, refused.Header("WWW-Authenticate")).ShouldBe((HttpStatusCode.Unauthorized, "Bearer"), address);
            else (refused.Status, refused.Location).ShouldBe((HttpStatusCode.Redirect, $"/sign-in?to={Uri.EscapeDataString(address)}"), address);
            // A problem names the address that was asked.
            refused.Text.Replace("\"instance\":\"/api/archives/demo/", "", StringComparison.Ordinal).ShouldNotContain("demo/");
        }
    }

    [Fact]
    public async Task Browsers_are_told_to_come_back_over_HTTPS_only() => (await Stranger.Get("/sign-in")).Header("Strict-Transport-Security").ShouldBe("max-age=31536000");

    [Fact]
    public async Task Nobody_needs_a_token_to_sign_in()
    {
        var page = await Stranger.Get("/sign-in");

        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var link in page.Page.QuerySelectorAll("link[href^='/assets/']")) (await Stranger.Get(link.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.OK);
        page.Page.QuerySelectorAll("[href^='/archives']").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_reads_by_session_and_by_token()
    {
        var token = await web.Token("reads", "reader");
        var browser = Stranger;

        var done = await browser.SignIn(token, "/archives/demo");

        done.Answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        var page = await browser.Get("/archives/demo/zone/idlib");
        (page.Status, page.Header("Cache-Control")).ShouldBe((HttpStatusCode.OK, "no-store, no-cache"));
        (await browser.Get("/archives/demo/map.svg")).Header("Cache-Control").ShouldContain("private");
        (await browser.Get("/api/test/ask")).Text.ShouldBe("reads");
        (await browser.Get("/api/test/inspect")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var program = Stranger;
        program.Headers["Authorization"] = $"Bearer {token}";
        (await program.Get("/api/test/ask")).Text.ShouldBe("reads");
        (await program.Get("/archives/demo")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_answers_to_its_own_name_and_to_this_machine()
    {
        foreach (var (host, status) in new[] { ("kb.example", HttpStatusCode.OK), ("KB.example:443", HttpStatusCode.OK), ("127.0.0.1", HttpStatusCode.OK), ("evil.example", HttpStatusCode.MisdirectedRequest) })
            (await new Browser(web) { Headers = { ["Host"] = host } }.Get("/sign-in")).Status.ShouldBe(status, host);
    }

    [Fact]
    public async Task Pages_of_its_public_address_may_send_forms()
    {
        foreach (var (origin, status) in new[] { ("https://kb.example", HttpStatusCode.Forbidden), ("http://kb.example", HttpStatusCode.Forbidden), ("https://evil.example", HttpStatusCode.Forbidden) })
        {
            var browser = Stranger;
            var page = await browser.Get("/sign-in");
            browser.Headers["Origin"] = origin;
            var refused = await browser.Submit(page, "Sign in", ("token", "kb_none"));
            refused.Status.ShouldBe(status);
            refused.Main.ShouldContain(origin == "https://kb.example" ? "This token does not work" : "another website");
        }
    }
}
