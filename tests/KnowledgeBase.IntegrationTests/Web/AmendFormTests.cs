using System.Net;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Pages.Write;

namespace KnowledgeBase.IntegrationTests.Web;

public sealed class AmendFormTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Show = "Show what would change";
    private const string Confirm = "Record the";

    [Fact]
    public async Task A_correction_shows_its_impact_and_is_recorded_when_it_is_confirmed()
    {
        var browser = await SignedIn("corrector");
        var before = await Head();
        var form = await browser.Get("/archives/demo/write/correct?record=tass-5-signed");
        form.Main.ShouldContain("on [2017-05-03..2017-05-05]");
        form.Main.ShouldContain("record tass-5-signed stays: retract the record, and record it anew");

        var shown = await browser.Submit(form, Show, (AmendInput.New + "on", "2017-05-04"), (AmendInput.New + "paragraphs", "[5, 6]"), ("reason", "The day is printed in the caption."));

        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Main.ShouldContain("on: \"[2017-05-03..2017-05-05]\"\"2017-05-04\"");
        shown.Main.ShouldContain("Memorandum on the creation of de-escalation zones in Syria");
        (await Head()).ShouldBe(before, "nothing is recorded yet");

        var done = await browser.Submit(shown, Confirm);

        (done.Status, done.Location).ShouldBe((HttpStatusCode.SeeOther, "/archives/demo/record/tass-5-signed"));
        (await Head()).ShouldBe(before + 1);
        var history = await browser.Get(done.Location!);
        history.Main.ShouldContain("The day is printed in the caption.");
        history.Main.ShouldContain(", by corrector");
        var record = await web.Send(new AskRecord("demo", "tass-5-signed"));
        record.Amendments[^1].Recorder.ShouldBe("corrector");
        record.Fields.Single(field => field.Name == "on").Text.ShouldBe("2017-05-04");
        record.Fields.Single(field => field.Name == "paragraphs").Text.ShouldBe("[5, 6]");
        record.Fields.Single(field => field.Name == "by").Text.ShouldBe("[actor/russia, actor/iran, actor/turkey]");
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_correction_is_told_beside_its_field()
    {
        var browser = await SignedIn("mistaken");
        var form = await browser.Get("/archives/demo/write/correct?record=tass-5-signed");

        var refused = await browser.Submit(form, Show, (AmendInput.New + "on", "2017-05-xx"), (AmendInput.New + "by", "[actor/russia"), (AmendInput.New + "at", "meeting/none [x"), ("reason", "Several."));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Page.QuerySelectorAll("main .reasons a").Select(link => link.GetAttribute("href")).ShouldContain("#f-by");
        var better = await browser.Submit(refused, Show, (AmendInput.New + "by", "[actor/russia, actor/iran, actor/nobody]"), (AmendInput.New + "at", "meeting/astana-4"), ("reason", ""));
        better.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var wrong = better.Page.QuerySelectorAll("main .reasons li").Select(item => item.TextContent.Trim()).ToList();
        wrong.ShouldContain(text => text.StartsWith("on: '2017-05-xx' is no EDTF date", StringComparison.Ordinal));
        wrong.ShouldContain(text => text.StartsWith("reason: is missing", StringComparison.Ordinal));
        Field(better, "on").GetAttribute("aria-invalid").ShouldBe("true");
        Field(better, "on").GetAttribute("value").ShouldBe("2017-05-xx", "what was typed is kept");
        Field(better, "at").GetAttribute("aria-invalid").ShouldBeNull();
    }

    [Fact]
    public async Task A_correction_that_changes_nothing_is_refused()
    {
        var browser = await SignedIn("idle");

        var refused = await browser.Submit(await browser.Get("/archives/demo/write/correct?record=tass-5-signed"), Show, ("reason", "None."));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Main.ShouldContain("set: is empty; name at least one field and its new value.");
    }

    [Fact]
    public async Task When_the_archive_has_moved_on_the_impact_is_shown_again()
    {
        var browser = await SignedIn("slow");
        var shown = await browser.Submit(await browser.Get("/archives/demo/write/deprecate?record=alwaght-3-area-idlib"), Show, ("reason", "Garbled."));
        await web.Send(new DeprecateEvent(new("demo", "alwaght-4-ceasefire-idlib", "Meanwhile.", "somebody")));
        var before = await Head();

        var again = await browser.Submit(shown, Confirm);

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Main.ShouldContain("Nothing was recorded: somebody recorded something else after the impact was shown.");
        (await Head()).ShouldBe(before);
        (await browser.Submit(again, Confirm)).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Head()).ShouldBe(before + 1);
        (await web.Send(new AskRecord("demo", "alwaght-3-area-idlib"))).IsDeprecated.ShouldBeTrue();
    }

    [Fact]
    public async Task What_somebody_else_corrected_meanwhile_is_not_set_back()
    {
        var browser = await SignedIn("second");
        var form = await browser.Get("/archives/demo/write/correct?record=sputnik-24-area-idlib");
        await web.Send(new CorrectEvent(new("demo", "sputnik-24-area-idlib", "First.", "first"), [("note", "Of the first.")]));

        var shown = await browser.Submit(form, Show, (AmendInput.New + "part", "Of the second."), ("reason", "Second."));
        await browser.Submit(shown, Confirm);

        var fields = (await web.Send(new AskRecord("demo", "sputnik-24-area-idlib"))).Fields.ToDictionary(field => field.Name, field => field.Text);
        (fields["note"], fields["part"]).ShouldBe(("Of the first.", "Of the second."));
    }

    [Fact]
    public async Task A_retraction_and_its_undoing()
    {
        var browser = await SignedIn("retractor");
        var shown = await browser.Submit(await browser.Get("/archives/demo/write/retract?record=sputnik-22-agreed-idlib"), Show, ("reason", "Of another zone."));
        shown.Main.ShouldContain("What would change");
        await browser.Submit(shown, Confirm);
        var record = await web.Send(new AskRecord("demo", "sputnik-22-agreed-idlib"));
        record.IsRetracted.ShouldBeTrue();

        var retraction = record.Amendments[^1].Record;
        var undo = await browser.Get($"/archives/demo/write/retract?record={retraction}");
        await browser.Submit(await browser.Submit(undo, Show, ("reason", "It was right.")), Confirm);

        (await web.Send(new AskRecord("demo", "sputnik-22-agreed-idlib"))).IsRetracted.ShouldBeFalse();
        (await browser.Get($"/archives/demo/write/retract?record={retraction}")).Main.ShouldContain("the amendment is undone");
    }

    [Fact]
    public async Task A_record_that_there_is_not_is_not_found()
    {
        var browser = await SignedIn("seeker");

        (await browser.Get("/archives/demo/write/correct?record=none")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.Get("/archives/demo/write/correct")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.Get("/archives/none/write/correct?record=none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static AngleSharp.Dom.IElement Field(Seen seen, string name) => seen.Page.GetElementById($"f-{name}")!;

    private async Task<Browser> SignedIn(string name) => await Browser.SignedIn(web, await web.Token(name, "recorder"));

    private async Task<long> Head() => (await web.Send(new AskOverview("demo", Vantage.Open))).At.Position;
}
