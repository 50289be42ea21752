using System.Net;
using KnowledgeBase.Access;
using KnowledgeBase.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The web, with an address of the API for each permission that says who asks.</summary>
public class PermissionFixture(PostgresFixture postgres) : WebFixture(postgres)
{
    protected override void Map(WebApplication app)
    {
        foreach (var policy in Policy) app.MapMethods($"/api/test/{policy}", ["GET", "POST"], (HttpContext context) => context.Caller()?.Name ?? "nobody").RequireAuthorization(policy);
    }

    internal static readonly string[] Policy = [Policies.Ask, Policies.Record, Policies.Inspect, Policies.Administer];
}

public sealed class PermissionTests(PermissionFixture web) : IClassFixture<PermissionFixture>
{
    [Fact]
    public void Every_address_that_writes_names_a_permission()
    {
        var writing = web.App.Services.GetService(typeof(EndpointDataSource)) is EndpointDataSource all
            ? all.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => method is not "GET" and not "HEAD") ?? true).ToList()
            : [];
        writing.Count.ShouldBeGreaterThan(6);
        foreach (var endpoint in writing)
        {
            var (path, policies) = (endpoint.RoutePattern.RawText!, endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy));
            if (path is not ("/sign-in" or "/sign-out"))
            {
                policies.ShouldNotBeEmpty(path);
                policies.ShouldBeSubsetOf(PermissionFixture.Policy, path);
                endpoint.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(path);
            }

            if (!path.StartsWith("/api", StringComparison.Ordinal)) (endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation).ShouldBe(true, path);
        }
    }

    [Fact]
    public async Task Each_role_may_what_its_permissions_say()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var program = new Browser(web) { Headers = { ["Authorization"] = $"Bearer {await web.Token($"may {role}", role.Word())}" } };
            foreach (var permission in Enum.GetValues<Permission>())
            {
                var answer = await program.Post($"/api/test/{permission.ToString().ToLowerInvariant()}");
                // On loopback, everybody may look.
                var may = role.May(permission) || permission == Permission.Inspect;
                answer.Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} {permission}");
                if (may) answer.Text.ShouldBe($"may {role}");
                else answer.Text.ShouldContain($"is a token for a {role.Word()}; this takes the role");
            }
        }
    }

    [Fact]
    public async Task On_loopback_looking_takes_no_token_and_writing_does()
    {
        var stranger = new Browser(web);
        (await stranger.Get("/archives/demo")).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.Get("/archives/demo/projections")).Status.ShouldBe(HttpStatusCode.OK);
        (await stranger.Get("/api/test/ask")).Text.ShouldBe("nobody");
        (await stranger.Get("/api/test/inspect")).Text.ShouldBe("nobody");
        foreach (var policy in new[] { "record", "administer" })
        {
            var refused = await stranger.Post($"/api/test/{policy}");
            (refused.Status, refused.Header("WWW-Authenticate"), refused.Header("Content-Type")).ShouldBe((HttpStatusCode.Unauthorized, "Bearer", "application/problem+json"));
            refused.Text.ShouldContain("Authorization: Bearer");
        }
    }

    [Theory]
    [InlineData("Bearer kb_000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("nonsense")]
    public async Task Whoever_shows_what_is_no_token_is_told_so_everywhere(string shown)
    {
        var program = new Browser(web) { Headers = { ["Authorization"] = shown } };

        var refused = await program.Get("/api/test/ask");
        (refused.Status, refused.Header("WWW-Authenticate")).ShouldBe((HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""));
        (await program.Get("/archives/demo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_reads_the_API_and_does_not_write_over_it()
    {
        var browser = await Browser.SignedIn(web, await web.Token("by cookie", "admin"));

        (await browser.Get("/api/test/administer")).Text.ShouldBe("by cookie");
        foreach (var address in new[] { "/api/test/administer", "/API/test/administer", "/%61pi/test/administer" })
            (await browser.Post(address)).Status.ShouldBe(HttpStatusCode.Unauthorized, address);
    }

    [Fact]
    public async Task Forms_are_for_those_who_may_record()
    {
        const string form = "/archives/demo/write/record";
        (await new Browser(web).Get(form)).Location.ShouldBe("/sign-in?to=%2Farchives%2Fdemo%2Fwrite%2Frecord");
        foreach (var role in Roles.Words)
        {
            var browser = await Browser.SignedIn(web, await web.Token($"form {role}", role));
            var may = role is "recorder" or "admin";
            (await browser.Get(form)).Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role);
            (await browser.Get("/archives/demo/zone/idlib")).Page.QuerySelectorAll("a[href*='/write/']").Select(link => link.TextContent).Contains("Record").ShouldBe(may, role);
            (await browser.Get("/archives/demo/projections")).Page.QuerySelectorAll("main form[method=post]").Length.ShouldBe(role == "admin" ? 1 : 0, role);
        }
    }

    [Fact]
    public async Task A_form_that_is_sent_after_its_session_says_so()
    {
        var browser = await Browser.SignedIn(web, await web.Token("too late", "recorder"));
        var form = await browser.Get("/archives/demo/write/record");
        await web.Send(new RevokeToken("too late", "tester"));

        var refused = await browser.Submit(form, "Check", ("text", "anything"));

        refused.Status.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Main.ShouldContain("your session is over");
    }
}
