using System.Net;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Pages.Write;

namespace KnowledgeBase.IntegrationTests.Web;

public sealed class RecordingFormTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Form = "/archives/demo/write/record";

    [Fact]
    public async Task One_record_is_checked_then_recorded()
    {
        var browser = await SignedIn("recorder");
        var before = await Head();

        var seen = await Check(browser, "place.registered: place/palmyra\nrecord: palmyra\nname: Palmyra\n");

        seen.Status.ShouldBe(HttpStatusCode.OK);
        seen.Main.ShouldContain($"1 event in archive “demo”, from position {before + 1} on.");
        (await Head()).ShouldBe(before);
        var done = await browser.Submit(seen, "Record it");
        (done.Status, done.Location).ShouldBe((HttpStatusCode.SeeOther, "/archives/demo/record/palmyra"));
        (await Head()).ShouldBe(before + 1);
        (await browser.Get(done.Location!)).Main.ShouldContain(", by recorder");
    }

    [Fact]
    public async Task Several_records_are_recorded_together()
    {
        var browser = await SignedIn("several");
        var text = "- place.registered: place/one\n  record: place-one\n  name: One\n- place.registered: place/two\n  record: place-two\n  name: Two\n  within: place/one\n";

        var done = await browser.Submit(await Check(browser, text), "Record these 2");

        done.Status.ShouldBe(HttpStatusCode.SeeOther);
        var list = await browser.Get(done.Location!);
        list.Main.ShouldContain("2 events, at positions");
        list.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        (await Check(browser, text)).Main.ShouldContain("Nothing is new");
        (await Check(browser, text + "- place.registered: place/three\n  record: place-three\n  name: Three\n")).Main.ShouldContain("2 are there already");
    }

    [Theory]
    [InlineData("""{"place.registered": "place/json", "record": "json", "name": "J"}""", 1)]
    [InlineData("""
        {"place.registered": "place/json", "record": "json", "name": "J"}
        {"place.registered": "place/lines", "record": "lines", "name": "L"}
        """, 2)]
    [InlineData("""
        {
          "place.registered": "place/json",
          "record": "json",
          "name": "J"
        }
        """, 1)]
    [InlineData("""[{"place.registered": "place/json", "record": "json", "name": "J"}]""", 1)]
    [InlineData("# A remark\n- place.registered: place/json\n  record: json\n  name: J", 1)]
    public void YAML_and_JSON_are_told_apart(string text, int records) => RecordText.Read(text).Count.ShouldBe(records);

    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_its_line_and_column()
    {
        var browser = await SignedIn("wrong");
        var before = await Head();

        var refused = await Check(browser, "- place.registered: place/four\n  record: four\n  nam: Four\n- zone.established: zone/idlib\n  record: five\n  source: source/nobody\n  on: 2017-13\n");

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = refused.Page.QuerySelectorAll("main .reasons li").Select(item => item.TextContent.Trim()).ToList();
        wrong.ShouldContain(text => text.StartsWith("Line 3, column 3: place.registered 'four': nam: unknown field.", StringComparison.Ordinal));
        wrong.ShouldContain(text => text.StartsWith("Line 7, column 3: zone.established 'five': on: '2017-13' is no EDTF date", StringComparison.Ordinal));
        ((AngleSharp.Html.Dom.IHtmlTextAreaElement)refused.Page.GetElementById("text")!).Value.ShouldContain("nam: Four");
        (await Check(browser, "- place.registered: [")).Main.ShouldContain("Line 2, column 1");
        (await Check(browser, "")).Main.ShouldContain("is empty");
        (await Check(browser, "{ \"place.registered\": ")).Main.ShouldContain("is no JSON object");
        (await Head()).ShouldBe(before);
    }

    [Fact]
    public async Task The_example_is_a_dossier()
    {
        var browser = await SignedIn("exemplary");

        // It is from the sample dossier itself, in other words.
        var seen = await Check(browser, RecordText.Example.Replace("source/tass-astana-4", "source/example").Replace("record: tass", "record: example-tass"));

        seen.Main.ShouldContain("2 events in archive");
    }

    private static async Task<Seen> Check(Browser browser, string text) => await browser.Submit(await browser.Get(Form), "Check", ("text", text));

    private async Task<Browser> SignedIn(string name) => await Browser.SignedIn(web, await web.Token(name, "recorder"));

    private async Task<long> Head() => (await web.Send(new AskOverview("demo", Vantage.Open))).At.Position;
}
