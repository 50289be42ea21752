using System.Net;
using System.Xml.Linq;
using KnowledgeBase.Dossiers;
using KnowledgeBase.IntegrationTests.Recording;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The sample archive, with markup, scripts and worse in every text of it.</summary>
public sealed class HostileFixture(PostgresFixture postgres) : WebFixture(postgres)
{
    public const string Recorder = "<script>zqx()</script>\" onclick=zqx()";

    protected override async Task Fill()
    {
        await Service<Archives>().Create(Archive, ct: TestContext.Current.CancellationToken);
        var hostile = new HostileText();
        var drafts = DossierReader.Read(RecordingDatabase.Astana).Select(hostile.Of).ToList();
        hostile.Texted.ShouldBeGreaterThan(1000);
        await Send(new RecordEvents(Archive, drafts, Recorder));
    }
}

public sealed class HostileTextTests(HostileFixture web) : IClassFixture<HostileFixture>
{
    [Fact]
    public async Task Recorded_text_is_only_ever_text()
    {
        var browser = await Browser.SignedIn(web, await web.Token(HostileFixture.Recorder, "admin"));
        var seen = await Crawl.From(browser, "/archives/demo?as-of=2017-05-06", each: 2);

        seen.Count.ShouldBeGreaterThan(60);
        seen.Where(one => (int)one.Status >= 500).Select(one => one.Address).ShouldBeEmpty();
        foreach (var one in seen)
        {
            if (one.Header("Content-Type").StartsWith("image/svg+xml", StringComparison.Ordinal)) Picture(one);
            else if (one.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal)) Page(one);
        }

        // It is all there, as text.
        var text = string.Join('\n', seen.Select(one => one.Page.DocumentElement.TextContent));
        foreach (var shown in new[] { "<script>zqx()</script>", "\" onmouseover=\"zqx()\"", "<img src=x onerror=zqx()>", "&#60;zqx&#62;", "👩‍👩‍👧‍👦", "\u202Ezqx", $"by {HostileFixture.Recorder}" })
            text.ShouldContain(shown);
        seen.ShouldContain(one => one.Address.Contains("/record/", StringComparison.Ordinal) && one.Status == HttpStatusCode.OK);
        seen.ShouldContain(one => one.Address.Contains("/write/correct", StringComparison.Ordinal) && one.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Forms_carry_it_unchanged()
    {
        var browser = await Browser.SignedIn(web, await web.Token($"{HostileFixture.Recorder} again", "recorder"));
        var record = (await web.Send(new AskHistory("demo", Vantage.Open, "source/tass-astana-4"))).Entries[0].Recorded.Record;
        var form = await browser.Get($"/archives/demo/write/correct?record={Uri.EscapeDataString(record)}");
        var reason = "\n<textarea>zqx\n</textarea>\u202E";

        var shown = await browser.Submit(form, "Show what would change", ("new.printed", "<b>zqx</b> & \"'"), ("reason", reason));
        Page(shown);
        var done = await browser.Submit(shown, "Record the correction");

        done.Status.ShouldBe(HttpStatusCode.SeeOther, shown.Main);
        var now = await web.Send(new AskRecord("demo", record));
        now.Fields.Single(field => field.Name == "printed").Text.ShouldBe("<b>zqx</b> & \"'");
        ((Events.Amendment)now.Amendments[^1].Content).Reason.ShouldBe(reason.Trim());
        Page(await browser.Get(done.Location!));
    }

    [Fact]
    public async Task An_address_of_a_source_is_a_link_only_when_it_is_one_of_the_web()
    {
        var browser = new Browser(web);
        var sources = new List<Seen>();
        foreach (var link in (await browser.Get("/archives/demo/sources")).Page.QuerySelectorAll("main .card :is(h2, h3) a[href*='/source/']")) sources.Add(await browser.Get(link.GetAttribute("href")!));

        sources.ShouldContain(one => one.Main.Contains("javascript:zqx()//https://example.org", StringComparison.Ordinal));
        sources.ShouldContain(one => one.Page.QuerySelector("main a[href='https://example.org/?%3Cscript%3Ezqx()%3C/script%3E']") != null);
        sources.SelectMany(one => one.Page.QuerySelectorAll("[href]")).Select(link => link.GetAttribute("href")!).ShouldNotContain(address => address.Contains("javascript", StringComparison.OrdinalIgnoreCase) && !address.StartsWith('/'));
    }

    private static void Page(Seen one)
    {
        HeadersTests.Inline(one).ShouldBeEmpty(one.Address);
        one.Page.All.Select(element => element.LocalName).ShouldNotContain("img", one.Address);
        foreach (var element in one.Page.All)
        {
            element.LocalName.ShouldNotContain(HostileText.Mark);
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldNotContain(HostileText.Mark, Case.Insensitive, one.Address);
                if (attribute.Name is "href" or "src" or "action" or "formaction") attribute.Value.ShouldMatch("^(/|#|https?://)", one.Address);
            }
        }
    }

    private static void Picture(Seen one)
    {
        var drawn = XDocument.Parse(one.Text);
        foreach (var element in drawn.Descendants())
        {
            element.Name.LocalName.ShouldNotBeOneOf("script", "foreignObject", "image", "iframe");
            element.Attributes().Select(attribute => attribute.Name.LocalName).ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal) || name.Contains(HostileText.Mark, StringComparison.Ordinal));
            foreach (var link in element.Attributes().Where(attribute => attribute.Name.LocalName == "href")) link.Value.ShouldMatch("^(/|#|https?://)");
        }
    }
}
