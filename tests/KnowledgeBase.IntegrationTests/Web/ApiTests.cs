using System.Net;
using System.Text.RegularExpressions;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Log;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>What the API promises of caches, parts of lists, forms and names.</summary>
public sealed partial class ApiTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_of_a_day_and_a_position_is_kept_for_ever()
    {
        using var open = await web.Ask("/api/archives/demo/zones/idlib?as-of=2017-05-06");
        open.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        var pinned = Bookmark(open);
        pinned.ShouldBe($"/api/archives/demo/zones/idlib?as-of=2017-05-06&recorded-by={web.Positions[^1]}");
        using var kept = await web.Ask(pinned);

        kept.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        Bookmark(kept).ShouldBe(pinned);
        // As asked it is another answer: it says what was asked.
        kept.Headers.ETag.ShouldNotBe(open.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/archives/demo/zones/idlib?as-of=2017-05-06")]
    [InlineData("/api/archives/demo/zones/idlib?recorded-by=400")]
    [InlineData("/api/archives/demo/zones/idlib?as-of=2017-05-06&recorded-by=2026-03-01T13:00:00Z")]
    [InlineData("/api/archives/demo/differences?as-of=2017-05-06&recorded-by=100&from-recorded-by=open")]
    [InlineData("/api/archives/demo/impact/fix-alwaght-published")]
    public async Task Any_other_question_is_asked_again(string address)
    {
        using var answer = await web.Ask(address);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }

    [Fact]
    public async Task Two_pinned_vantages_are_kept_for_ever()
    {
        using var open = await web.Ask("/api/archives/demo/differences?from-as-of=2017-05-04&as-of=2017-05-07&from-according-to=publisher:TASS&thing=zone/idlib");
        using var kept = await web.Ask(Bookmark(open));

        kept.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        (await kept.Json())["differences"]!.ToJsonString().ShouldBe((await open.Json())["differences"]!.ToJsonString());
        (await kept.Json())["differences"]!.AsArray().Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task An_answer_of_what_grew_since_has_another_tag_and_a_pinned_one_the_same()
    {
        await web.Service<Archives>().Create("grows", ct: Ct);
        await web.Send(new RecordEvents("grows", [RecordingDatabase.Draft("zone/a", "zone.registered", new { record = "a", name = "A" })], "tester"));
        using var before = await web.Ask("/api/archives/grows/zones");
        using var pinned = await web.Ask(Bookmark(before));
        await web.Send(new RecordEvents("grows", [RecordingDatabase.Draft("zone/b", "zone.registered", new { record = "b", name = "B" })], "tester"));

        using var after = await web.Ask("/api/archives/grows/zones", null, null, ("If-None-Match", before.Headers.ETag!.ToString()));
        using var same = await web.Ask(Bookmark(before), null, null, ("If-None-Match", pinned.Headers.ETag!.ToString()));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
        (await after.Json())["zones"]!.AsArray().Count.ShouldBe(2);
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        same.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Theory]
    [InlineData("/api/archives/demo/actors?limit=7", "actors", "actor")]
    [InlineData("/api/archives/demo/zones?limit=1&aspect=proposed", "zones", "zone")]
    [InlineData("/api/archives/demo/statements?limit=9", "statements", "statement")]
    [InlineData("/api/archives/demo/positions?limit=4", "positions", "topic actor")]
    [InlineData("/api/archives/demo/findings?limit=1", "findings", "kind thing item text")]
    [InlineData("/api/archives/demo/history/zone/idlib?limit=10", "claims", "record aspect member")]
    [InlineData("/api/archives/demo/claims/zone/idlib?limit=10", "claims", "record aspect member")]
    [InlineData("/api/archives/demo/changes?limit=20&kind=zone", "changes", "day thing item")]
    [InlineData("/api/archives/demo/differences?limit=20&from-as-of=2017-05-04", "differences", "thing item")]
    public async Task Parts_of_a_list_make_the_whole(string address, string items, string key)
    {
        var limit = int.Parse(System.Text.RegularExpressions.Regex.Match(address, @"limit=(\d+)").Groups[1].Value);
        var (found, pages) = (new List<string>(), 0);
        for (string? next = address; next is not null; pages++)
        {
            using var answer = await web.Ask(next);
            var json = await answer.Json();
            var page = json[items]!.AsArray().Select(item => string.Join(' ', key.Split(' ').Select(name => item![name]))).ToList();
            page.Count.ShouldBeLessThanOrEqualTo(limit);
            found.AddRange(page);
            next = Link(answer, "next");
            ((bool)json["more"]!).ShouldBe(next is not null);
            (json["next"] is not null).ShouldBe(next is not null);
        }

        using var all = await web.Ask(address.Replace($"limit={limit}", "limit=1000"));
        var whole = (await all.Json())[items]!.AsArray().Select(item => string.Join(' ', key.Split(' ').Select(name => item![name]))).ToList();
        found.ShouldBe(whole);
        pages.ShouldBe((int)Math.Ceiling(whole.Count / (double)limit));
        pages.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/csv;q=0.5, application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/json;q=0.1, text/*;q=0.2", "text/csv")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/json")]
    [InlineData("application/json;q=0, */*", "text/csv")]
    public async Task The_form_is_the_one_that_is_liked_best(string accept, string type)
    {
        using var answer = await web.Ask("/api/archives/demo/zones", null, null, ("Accept", accept));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
    }

    [Fact]
    public async Task A_form_in_the_address_goes_before_the_header()
    {
        using var answer = await web.Ask("/api/archives/demo/zones/idlib?format=csv", "application/json");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("demo-zones-idlib.csv");
    }

    [Theory]
    [InlineData("zones/idlib")]
    [InlineData("zones/zone%2Fidlib")]
    [InlineData("zones/Idlib%20safe%20zone")]
    public async Task A_thing_is_found_by_every_name(string path)
    {
        using var answer = await web.Ask($"/api/archives/demo/{path}");
        ((string)(await answer.Json())["zones"]![0]!["zone"]!).ShouldBe("zone/idlib");
    }

    [Theory]
    [InlineData("timeline/zone/idlib")]
    [InlineData("timeline/zone%2Fidlib")]
    [InlineData("timeline/Idlib%20safe%20zone")]
    [InlineData("history/alwaght-3-area-idlib")]
    public async Task A_reference_may_have_its_slash(string path)
    {
        using var answer = await web.Ask($"/api/archives/demo/{path}");
        ((string)(await answer.Json())["thing"]!).ShouldBe("zone/idlib");
    }

    [Theory]
    [InlineData("/api/archives/demo/zones/idlb", 404, "There is no zone 'idlb'. Did you mean zone/idlib?")]
    [InlineData("/api/archives/deno/zones", 404, "There is no archive \"deno\". Did you mean \"demo\"?")]
    [InlineData("/api/archives/demo/impact/tass-5-signed", 422, "'tass-5-signed' is no amendment but agreement.signed.")]
    [InlineData("/api/archives/demo/zones?recorded-by=5000", 404, "Position 5000 is not recorded yet")]
    [InlineData("/api/archives/demo/search", 400, "words: is missing.")]
    [InlineData("/api/archives/demo/statements?span=1984", 400, "span: needs a topic beside it.")]
    [InlineData("/api/archives/demo/zones?as-of=2017-02-30&limit=many&kind=x", 400, "kind: there is no such parameter here.\nas-of: '2017-02-30' is no date: There is no such day as 2017-02-30. Write a day, such as 2017-05-06.\nlimit: 'many' is no whole number.")]
    [InlineData("/api/archives/demo/findings?kind=contradiction", 400, "kind: 'contradiction' is not one of contradictions, anachronisms, overdue, look-alikes. Did you mean 'contradictions'?")]
    [InlineData("/api/archives/demo/differences?from-as-of=soon", 400, "from-as-of: 'soon' is no date")]
    [InlineData("/api/archives/demo/timemap/zome/idlib", 400, "'zome' is no kind of thing. Did you mean 'zone'?")]
    [InlineData("/api/archives/demo/timemap/zone/nowhere", 404, "There is no zone")]
    [InlineData("/api/nothing", 404, "Nothing is at /api/nothing.")]
    [InlineData("/api", 404, "Nothing is at /api.")]
    public async Task What_is_wrong_is_said(string address, int status, string detail)
    {
        using var answer = await web.Ask(address);
        var problem = await answer.Json();

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((string)problem["detail"]!).ShouldStartWith(detail);
        ((int)problem["status"]!).ShouldBe(status);
        ((string)problem["instance"]!).ShouldBe(address.Split('?')[0]);
        problem["errors"]!.AsArray().Count.ShouldBe(((string)problem["detail"]!).Split('\n').Length);
        // Its type leads to where its kind is told.
        var document = await (await web.Ask("/api/openapi.json")).Json();
        ((string)problem["type"]!).Split('#')[1].Trim('/').Split('/').Aggregate((System.Text.Json.Nodes.JsonNode?)document, (at, part) => at?[part]).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_refused()
    {
        using var answer = await web.Ask("/api/archives/demo/zones", null, HttpMethod.Put);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"], ignoreOrder: true);
        ((string)(await answer.Json())["detail"]!).ShouldStartWith("PUT is not taken at /api/archives/demo/zones");
    }

    [Fact]
    public async Task An_export_is_a_dossier_that_gives_the_same_answers()
    {
        foreach (var (format, file) in new[] { ("yaml", "export.yaml"), ("jsonl", "export.jsonl") })
        {
            using var answer = await web.Ask($"/api/archives/demo/export?format={format}");
            var folder = Directory.CreateTempSubdirectory("kb-web-").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, file), await answer.Content.ReadAsStringAsync(Ct), Ct);
            await web.Service<Archives>().Create($"again-{format}", ct: Ct);
            await web.Send(new ImportDossier($"again-{format}", Path.Combine(folder, file), "tester"));
            Directory.Delete(folder, recursive: true);
            using var zones = await web.Ask($"/api/archives/again-{format}/zones?as-of=2017-05-06&format=csv");
            using var same = await web.Ask("/api/archives/demo/zones?as-of=2017-05-06&format=csv");

            Rows(await zones.Content.ReadAsStringAsync(Ct)).ShouldBe(Rows(await same.Content.ReadAsStringAsync(Ct)));
        }

        // Positions differ.
        static IEnumerable<string> Rows(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row[..row.LastIndexOf(',')]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_export_of_a_position_has_what_stood_then()
    {
        using var answer = await web.Ask($"/api/archives/demo/export?recorded-by={web.Positions[0]}", "application/x-ndjson");
        (await answer.Content.ReadAsStringAsync(Ct)).TrimEnd().Split('\n').Length.ShouldBe((int)web.Positions[0]);
    }

    [Fact]
    public async Task What_pages_lead_to_is_answered()
    {
        string[] pages =
        [
            "", "/zones", "/zone/homs", "/agreements", "/agreement/astana-memorandum-2017", "/meeting/astana-4", "/incidents", "/actors", "/actor/alexander-lavrentyev", "/sources", "/source/tass-astana-4", "/topics",
            "/topic/opposition-separated", "/places", "/statement/lavrentyev-full-ceasefire", "/history/zone/homs?aspect=agreed.area", "/record/tass-9-area-homs", "/check", "/positions?topic=opposition-separated",
            "/search?q=ceasefire+%22de-escalation%22&kind=zone", "/statements?speaker=Jaafari", "/compare?from-as-of=2017-05-04&as-of=2017-05-07", "/impact/fix-alwaght-published",
        ];
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            using var shown = await web.Ask($"/archives/demo{page}", "text/html");
            shown.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            addresses.UnionWith(ApiAddress().Matches(await shown.Content.ReadAsStringAsync(Ct)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)));
        }

        addresses.Count.ShouldBeGreaterThan(pages.Length);
        addresses.ShouldContain(address => address.Contains("differences") && address.Contains("from-as-of=2017-05-04"));
        foreach (var address in addresses)
        {
            using var answer = await web.Ask(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address}: {await answer.Content.ReadAsStringAsync(Ct)}");
        }
    }

    [GeneratedRegex("href=\"(/api/[^\"]+)\"")]
    private static partial Regex ApiAddress();

    private static string Bookmark(HttpResponseMessage answer) => Link(answer, "bookmark")!;

    private static string? Link(HttpResponseMessage answer, string relation) => !answer.Headers.TryGetValues("Link", out var links) ? null
        : links.Where(link => link.EndsWith($"rel=\"{relation}\"", StringComparison.Ordinal)).Select(link => link[1..link.IndexOf('>', StringComparison.Ordinal)]).SingleOrDefault();
}
