using System.Diagnostics;
using System.Net;
using KnowledgeBase.Web;
using Microsoft.AspNetCore.Builder;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The web with limits so narrow that a test reaches them.</summary>
public sealed class NarrowWebFixture(PostgresFixture postgres) : WebFixture(postgres)
{
    internal override WebSettings Settings => base.Settings with { Limits = new() { Question = TimeSpan.FromSeconds(1), AtOnce = 1, SignIns = 3, Writes = 20 }, PublicAddress = new("http://localhost") };

    protected override void Map(WebApplication app)
    {
        app.MapGet("/test/slow", (CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(1), ct)).AllowAnonymous();
        app.MapGet("/api/test/slow", (CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(1), ct)).AllowAnonymous();
    }

    protected override Task Fill() => Task.CompletedTask;
}

public sealed class LimitsTests(NarrowWebFixture web) : IClassFixture<NarrowWebFixture>
{
    // Each test is another client to the limits, as the reverse proxy says.
    private Browser Client(string address) => new(web) { Headers = { ["X-Forwarded-For"] = address } };

    [Fact]
    public async Task What_takes_too_long_is_given_up()
    {
        var watch = Stopwatch.StartNew();
        var page = await Client("10.0.0.1").Get("/test/slow");
        var problem = await Client("10.0.0.1").Get("/api/test/slow");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (page.Status, problem.Status).ShouldBe((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable));
        page.Main.ShouldContain("not there within 1 seconds");
        problem.Header("Content-Type").ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task One_client_does_not_keep_the_others_from_asking()
    {
        var many = Enumerable.Range(0, 8).Select(_ => Client("10.0.0.2").Get("/test/slow")).ToList();
        (await Client("10.0.0.3").Get("/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        var answers = await Task.WhenAll(many);

        answers.Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable).ShouldBe(3, "one at a time, two waiting");
        var refused = answers.Where(answer => answer.Status == HttpStatusCode.TooManyRequests).ToList();
        refused.Count.ShouldBe(5);
        refused.ShouldAllBe(answer => answer.Header("Retry-After") == "1" && answer.Main.Contains("Try again in 1 second."));
    }

    [Fact]
    public async Task Nobody_tries_many_tokens()
    {
        var guesser = Client("10.0.0.4");
        for (var n = 0; n < 3; n++) (await guesser.SignIn($"kb_{n}")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var refused = await guesser.SignIn("kb_4");

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(refused.Header("Retry-After")).ShouldBeInRange(1, 10);
        (await guesser.Get("/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        (await Client("10.0.0.5").SignIn("kb_5")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_writes_without_end()
    {
        var writer = Client("2001:db8:1:2:3:4:5:6");
        var answers = new List<Seen>();
        for (var n = 0; n < 200 && answers.All(answer => answer.Status != HttpStatusCode.TooManyRequests); n++) answers.Add(await writer.Post("/api/none"));

        answers.Count.ShouldBeGreaterThan(20);
        answers[^1].Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[^1].Header("Content-Type").ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Large_requests_are_refused()
    {
        var browser = Client("10.0.0.6");
        (await browser.Post("/sign-in", ("token", new string('k', 2_000_000)))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await browser.Get($"/?q={new string('k', 20_000)}")).Status.ShouldBe(HttpStatusCode.RequestUriTooLong);
        browser.Headers["X-Large"] = new string('k', 40_000);
        (await browser.Get("/")).Status.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }
}
