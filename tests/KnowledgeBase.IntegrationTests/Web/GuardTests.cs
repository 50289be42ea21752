using System.Net;
using KnowledgeBase.Web;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>What other websites make a browser send is turned away.</summary>
public sealed class GuardTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:8017", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.1:1", true)]
    [InlineData("[::1]:8017", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.nip.io:8017", false)]
    [InlineData("192.168.0.1", false)]
    public async Task On_loopback_only_names_of_this_machine_are_answered_to(string host, bool own)
    {
        foreach (var address in new[] { "/", "/assets/kb.css", "/api/nothing", "/archives/demo/map.svg" })
        {
            var answer = await new Browser(web) { Headers = { ["Host"] = host } }.Get(address);
            (answer.Status == HttpStatusCode.MisdirectedRequest).ShouldBe(!own, address);
            if (!own) answer.Text.ShouldContain("This server answers as localhost, 127.0.0.1");
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Pages_of_other_websites_send_nothing(string origin)
    {
        var browser = await Browser.SignedIn(web, await web.Token($"from {origin.GetHashCode(StringComparison.Ordinal)}", "recorder"));
        var form = await browser.Get("/archives/demo/write/record");
        browser.Headers["Origin"] = origin;

        var refused = await browser.Submit(form, "Check", ("text", "- x"));

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Main.ShouldContain("another website");
    }

    [Fact]
    public async Task Its_own_pages_do()
    {
        var browser = await Browser.SignedIn(web, await web.Token("own", "recorder"));
        var form = await browser.Get("/archives/demo/write/record");
        browser.Headers["Origin"] = web.Address;

        (await browser.Submit(form, "Check", ("text", "- x"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public void Everything_takes_a_token_as_soon_as_others_can_ask()
    {
        bool requires(string address, string? shown = null) => new WebSettings(IPAddress.Parse(address), 80) { PublicAddress = shown is null ? null : new(shown) }.RequiresToken;

        requires("127.0.0.1").ShouldBeFalse();
        requires("127.8.9.1").ShouldBeFalse();
        requires("::1").ShouldBeFalse();
        requires("0.0.0.0").ShouldBeTrue();
        requires("::").ShouldBeTrue();
        requires("192.168.1.5").ShouldBeTrue();
        requires("127.0.0.1", "https://kb.example").ShouldBeTrue();
    }
}
