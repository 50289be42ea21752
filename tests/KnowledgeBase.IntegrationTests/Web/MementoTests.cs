using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>Memento (RFC 7089): things as of a recording time, asked for by Accept-Datetime. They are recorded at 12:00, 13:00 and 14:00.</summary>
public sealed partial class MementoTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Zone = "/api/archives/demo/zones/homs?as-of=2017-05-06";

    [Theory]
    [InlineData("Sun, 01 Mar 2026 12:30:00 GMT", 0)]
    [InlineData("Sun, 01 Mar 2026 13:00:00 GMT", 1)]
    [InlineData("Sun, 01 Mar 2026 13:59:59 GMT", 1)]
    [InlineData("Sun, 01 Mar 2026 14:00:00 GMT", 2)]
    // After the last one there is nothing else to have.
    [InlineData("Fri, 01 Jan 2100 00:00:00 GMT", 2)]
    public async Task Leads_to_the_archive_as_it_stood_then(string wanted, int recording)
    {
        using var answer = await web.Ask(Zone, null, null, ("Accept-Datetime", wanted));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"{Zone}&recorded-by={web.Positions[recording]}");
        answer.Headers.Vary.ShouldContain("Accept-Datetime");
        answer.Headers.Contains("Memento-Datetime").ShouldBeFalse();
        Links(answer).ShouldContain($"<{Zone}>; rel=\"original timegate\"");
    }

    [Fact]
    public async Task Leads_to_the_first_version_when_it_was_not_recorded_by_then()
    {
        using var answer = await web.Ask(Zone, null, null, ("Accept-Datetime", "Thu, 01 Jan 2015 00:00:00 GMT"));
        using var memento = await web.Ask(answer.Headers.Location!.ToString());

        memento.StatusCode.ShouldBe(HttpStatusCode.OK);
        memento.Headers.GetValues("Memento-Datetime").ShouldBe(["Sun, 01 Mar 2026 12:00:00 GMT"]);
        Links(memento).ShouldContain(link => link.Contains("first memento"));
        (await memento.Json())["zones"]![0]!["aspects"]!.AsObject().Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("/archives/demo/zone/homs?as-of=2017-05-06")]
    [InlineData("/archives/demo/topic/opposition-separated?as-of=2017-09-20")]
    [InlineData("/archives/demo/statement/lavrentyev-full-ceasefire?as-of=2017-09-20")]
    public async Task Pages_of_things_have_versions_too(string page)
    {
        using var answer = await web.Ask(page, null, null, ("Accept-Datetime", "Sun, 01 Mar 2026 13:30:00 GMT"));
        using var memento = await web.Ask(answer.Headers.Location!.ToString());

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"{page}&recorded-by={web.Positions[1]}");
        memento.StatusCode.ShouldBe(HttpStatusCode.OK);
        memento.Headers.GetValues("Memento-Datetime").ShouldBe(["Sun, 01 Mar 2026 13:00:00 GMT"]);
        Links(memento).ShouldContain($"<{page}>; rel=\"original timegate\"");
    }

    [Fact]
    public async Task Headers_of_a_page_come_without_the_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/archives/demo/zone/homs?as-of=2017-05-06");
        using var answer = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("");
    }

    [Fact]
    public async Task A_memento_says_when_it_was_and_what_came_before_and_after()
    {
        using var memento = await web.Ask($"{Zone}&recorded-by={web.Positions[1]}");

        memento.Headers.GetValues("Memento-Datetime").ShouldBe(["Sun, 01 Mar 2026 13:00:00 GMT"]);
        var links = Links(memento);
        links.ShouldContain($"<{Zone}>; rel=\"original timegate\"");
        links.ShouldContain("</api/archives/demo/timemap/zone/homs?as-of=2017-05-06>; rel=\"timemap\"; type=\"application/link-format\"");
        links.ShouldContain(link => Regex.IsMatch(link, "rel=\"first (prev )?memento\"; datetime=\"Sun, 01 Mar 2026 12:00:00 GMT\""));
        links.ShouldContain(link => link.StartsWith($"<{Zone}&recorded-by={web.Positions[1]}>", StringComparison.Ordinal) && link.Contains("memento"));
        links.ShouldContain(link => Regex.IsMatch(link, "rel=\"last next memento\"; datetime=\"Sun, 01 Mar 2026 14:00:00 GMT\""));
    }

    [Fact]
    public async Task The_address_without_a_recording_time_is_its_own_timegate()
    {
        using var answer = await web.Ask(Zone);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Memento-Datetime").ShouldBeFalse();
        answer.Headers.Vary.ShouldBe(["Accept-Datetime", "Accept"], ignoreOrder: true);
        Links(answer).ShouldContain($"<{Zone}>; rel=\"original timegate\"");
    }

    [Fact]
    public async Task A_recording_time_in_the_address_goes_before_the_header()
    {
        using var answer = await web.Ask($"{Zone}&recorded-by=2026-03-01T12:10:00Z", null, null, ("Accept-Datetime", "Sun, 01 Mar 2026 14:00:00 GMT"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Memento-Datetime").ShouldBe(["Sun, 01 Mar 2026 12:00:00 GMT"]);
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("Mon, 01 Mar 2026 12:00:00 GMT")]
    [InlineData("")]
    public async Task A_date_that_is_none_is_refused(string wanted)
    {
        using var answer = await web.Ask(Zone, null, null, ("Accept-Datetime", wanted));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await answer.Json())["detail"]!).ShouldStartWith($"Accept-Datetime: '{wanted}' is no date");
    }

    [Fact]
    public async Task The_TimeMap_lists_the_versions_and_each_leads_to_itself()
    {
        using var answer = await web.Ask("/api/archives/demo/timemap/zone/homs?as-of=2017-05-06");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split(",\n");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/link-format");
        lines[0].ShouldBe($"<{web.Address}{Zone}>; rel=\"original timegate\"");
        lines[1].ShouldBe($"<{web.Address}/api/archives/demo/timemap/zone/homs?as-of=2017-05-06>; rel=\"self\"; type=\"application/link-format\"; from=\"Sun, 01 Mar 2026 12:00:00 GMT\"; until=\"Sun, 01 Mar 2026 14:00:00 GMT\"");
        lines.Length.ShouldBe(5);
        foreach (var line in lines[2..])
        {
            var (target, datetime) = (Target().Match(line).Groups[1].Value, Datetime().Match(line).Groups[1].Value);
            using var memento = await web.Ask(target);
            memento.Headers.GetValues("Memento-Datetime").ShouldBe([datetime]);
            var self = $"<{target[web.Address.Length..]}>";
            Links(memento).ShouldContain(link => link.StartsWith(self, StringComparison.Ordinal) && link.Contains("memento"));
        }
    }

    [Fact]
    public async Task The_TimeMap_of_a_page_lists_pages()
    {
        using var answer = await web.Ask("/api/archives/demo/timemap/zone/homs?of=page&format=json");
        var map = await answer.Json();

        ((string)map["original"]!).ShouldBe($"{web.Address}/archives/demo/zone/homs");
        map["versions"]!.AsArray().Count.ShouldBe(3);
        using var page = await web.Ask((string)map["versions"]![0]!["memento"]!);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task A_version_is_listed_for_what_it_rests_on_too()
    {
        // Nothing was recorded about the zone of Eastern Ghouta at 14:00; of an article that tells of it, its date was.
        using var history = await web.Ask("/api/archives/demo/history/zone/eastern-ghouta");
        using var map = await web.Ask("/api/archives/demo/timemap/zone/eastern-ghouta?format=json");

        (await history.Json())["claims"]!.AsArray().SelectMany(claim => claim!["amendments"]!.AsArray()).ShouldBeEmpty();
        ((string)(await map.Json())["versions"]!.AsArray()[^1]!["recordedAt"]!).ShouldBe("2026-03-01T14:00:00Z");
    }

    private static IReadOnlyList<string> Links(HttpResponseMessage answer) => [.. answer.Headers.GetValues("Link")];

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Target();

    [GeneratedRegex("datetime=\"([^\"]*)\"")]
    private static partial Regex Datetime();
}
