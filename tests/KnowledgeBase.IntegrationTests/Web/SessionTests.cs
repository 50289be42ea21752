using System.Net;
using KnowledgeBase.Access;

namespace KnowledgeBase.IntegrationTests.Web;

public sealed class SessionTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Form = "/archives/demo/write/record";

    [Fact]
    public async Task Signing_in_leads_back_and_says_who_is_there()
    {
        var browser = new Browser(web);
        (await browser.Get("/archives/demo/zone/idlib")).Who.ShouldBe("Sign in");

        var done = await browser.SignIn(await web.Token("A. Curator", "recorder"), "/archives/demo/zone/idlib?as-of=2017-05-06");

        (done.Status, done.Location).ShouldBe((HttpStatusCode.SeeOther, "/archives/demo/zone/idlib?as-of=2017-05-06"));
        (await browser.Get(done.Location!)).Who.ShouldContain("signed in as A. Curator (recorder)");
    }

    [Fact]
    public async Task The_cookie_is_for_this_server_alone_and_no_script_reads_it()
    {
        var done = await new Browser(web).SignIn(await web.Token("cookie", "reader"));

        var cookie = done.Answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("kb-session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=strict");
        cookie.ShouldContain("; path=/");
        cookie.ShouldNotContain("expires");
        cookie.ShouldNotContain("domain");
    }

    [Fact]
    public async Task What_is_no_token_that_works_signs_nobody_in()
    {
        var text = await web.Token("mistyped", "admin");
        await web.Token("revoked before", "admin");
        await web.Send(new RevokeToken("revoked before", "tester"));
        var browser = new Browser(web);
        foreach (var wrong in new[] { "", "kb_", text[..^1], text.ToUpperInvariant(), "A. Curator" })
        {
            var refused = await browser.SignIn(wrong);
            refused.Status.ShouldBe(HttpStatusCode.Forbidden);
            refused.Main.ShouldContain("This token does not work");
        }

        browser.Cookies.Keys.ShouldBe(["kb-form"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/archives")]
    [InlineData("evil.example")]
    [InlineData("")]
    public async Task Signing_in_leads_to_no_other_server(string to)
    {
        var done = await new Browser(web).SignIn(await web.Token($"led to {to.GetHashCode(StringComparison.Ordinal)}", "reader"), to);

        (done.Status, done.Location).ShouldBe((HttpStatusCode.SeeOther, "/"));
    }

    [Fact]
    public async Task A_revoked_token_ends_its_session_at_once()
    {
        var browser = await Browser.SignedIn(web, await web.Token("leaver", "recorder"));
        (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.OK);

        await web.Send(new RevokeToken("leaver", "tester"));

        (await browser.Get("/")).Who.ShouldBe("Sign in");
        var led = await browser.Get(Form);
        (led.Status, led.Location).ShouldBe((HttpStatusCode.Redirect, "/sign-in?to=%2Farchives%2Fdemo%2Fwrite%2Frecord"));
    }

    [Fact]
    public async Task An_expired_token_ends_its_session_at_once()
    {
        var now = web.Clock.Now;
        var browser = await Browser.SignedIn(web, await web.Token("guest", "recorder", $"{now.AddHours(1):yyyy-MM-ddTHH:mmZ}"));
        try
        {
            web.Clock.Now = now.AddMinutes(59);
            (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.OK);
            web.Clock.Now = now.AddMinutes(60);
            (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        finally
        {
            web.Clock.Now = now;
        }
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends()
    {
        var now = web.Clock.Now;
        var browser = await Browser.SignedIn(web, await web.Token("sleeper", "recorder"));
        try
        {
            web.Clock.Now = now.AddHours(13);
            (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        finally
        {
            web.Clock.Now = now;
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var browser = await Browser.SignedIn(web, await web.Token("homeward", "recorder"));

        (await browser.Submit(await browser.Get("/archives/demo"), "Sign out")).Status.ShouldBe(HttpStatusCode.SeeOther);

        browser.Cookies.Keys.ShouldNotContain("kb-session");
        (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.Get("/sign-out")).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_cookie_that_this_server_did_not_make_is_nothing()
    {
        var browser = await Browser.SignedIn(web, await web.Token("tampered", "recorder"));
        var cookie = browser.Cookies["kb-session"];
        var stranger = new Browser(web);
        foreach (var other in new[] { cookie[..^5], cookie + "A", "tampered", new string('A', 500) })
        {
            stranger.Headers["Cookie"] = $"kb-session={other}";
            (await stranger.Get(Form)).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        stranger.Headers["Cookie"] = $"kb-session={cookie}";
        (await stranger.Get(Form)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Forms_without_the_token_of_their_page_are_refused()
    {
        var browser = await Browser.SignedIn(web, await web.Token("forged", "recorder"));
        var other = await Browser.SignedIn(web, await web.Token("forger", "recorder"));
        var theirs = ((AngleSharp.Html.Dom.IHtmlInputElement)(await other.Get(Form)).Page.QuerySelector("main input[name=__RequestVerificationToken]")!).Value;
        foreach (var address in new[] { "/sign-in", "/sign-out", Form, "/archives/demo/write/retract?record=tass-5-signed" })
        {
            foreach (var token in new[] { null, "", "CfDJ8", theirs })
            {
                var refused = await browser.Post(address, token is null ? [("reason", "none")] : [("reason", "none"), ("__RequestVerificationToken", token)]);
                refused.Status.ShouldBe(HttpStatusCode.BadRequest, address);
                refused.Main.ShouldContain("The form is out of date");
            }
        }

        (await browser.Get(Form)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
