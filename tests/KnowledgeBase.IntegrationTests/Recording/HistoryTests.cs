using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.IntegrationTests.Recording;

public sealed class HistoryTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Fact]
    public async Task The_misprinted_date_of_an_article_and_its_correction()
    {
        var entry = (await Ask(await WithAstana("misprint"), "source/alwaght-astana-4")).Entries.ShouldHaveSingleItem();

        (entry.Recorded.Record, entry.Claim, entry.Fate).ShouldBe(("source-alwaght-astana-4", null, Fate.Stands));
        var step = entry.Steps.ShouldHaveSingleItem();
        (step.Kind, step.Record, step.Recorder).ShouldBe((HistoryStepKind.Corrected, "fix-alwaght-published", "tester"));
        step.Reason.ShouldStartWith("Day and month are swapped in print.");
        step.Fields.ShouldBe([new FieldChange("published", "\"2017-04-05\"", "\"2017-05-04\"")]);
        step.RecordedAt.ShouldBeGreaterThanOrEqualTo(entry.Recorded.Timestamp);
    }

    [Fact]
    public async Task A_claim_that_a_second_reading_took_back()
    {
        var archive = await WithAstana("second-reading");
        var entry = (await Ask(archive, "astana-memorandum-2017", "missed")).Entries.ShouldHaveSingleItem();

        (entry.Recorded.Record, entry.Fate, entry.Claim!.Member, entry.Claim.Evidence.Source).ShouldBe(("sputnik-9-separation-missed", Fate.Retracted, "separation", "source/sputnik-astana-6"));
        entry.Steps.Select(step => (step.Kind, step.Record)).ShouldBe([(HistoryStepKind.Retracted, "retract-separation-missed")]);

        var before = (await Ask(archive, "sputnik-9-separation-missed", position: entry.Steps[0].Position - 1)).Entries.ShouldHaveSingleItem();
        (before.Fate, before.Steps.Count).ShouldBe((Fate.Stands, 0));
        await Should.ThrowAsync<UnknownThingException>(() => Ask(archive, "sputnik-9-separation-missed", position: entry.Recorded.Position - 1));
    }

    [Fact]
    public async Task An_amendment_leads_to_the_history_of_its_record_and_so_does_an_id_of_an_event()
    {
        var archive = await WithAstana("ids");
        var entry = (await Ask(archive, "retract-separation-missed")).Entries.ShouldHaveSingleItem();

        entry.Recorded.Record.ShouldBe("sputnik-9-separation-missed");
        (await Ask(archive, entry.Recorded.Id.ToString())).Entries.Single().Recorded.Id.ShouldBe(entry.Recorded.Id);
    }

    [Fact]
    public async Task An_old_record_leads_to_the_one_that_stands_in_for_it_and_so_does_what_is_based_on_it()
    {
        var archive = await WithAstana("replaced");
        await database.Send(new RetractEvent(new(archive, "sputnik-9-partly-separated", "Told by another.", "tester")));
        await database.Record(archive, RecordingDatabase.Draft("statement/anew", "statement.made", new
        {
            record = "anew",
            source = "source/sputnik-astana-6",
            speaker = "actor/alexander-lavrentyev",
            kind = "assertion",
            text = "Some separation was made.",
            replaces = "sputnik-9-partly-separated",
        }));

        var entries = (await Ask(archive, "sputnik-9-partly-separated")).Entries;
        entries.Select(entry => entry.Recorded.Record).Distinct().ShouldBe(["sputnik-9-partly-separated", "anew"]);
        entries[0].Steps.Select(step => (step.Kind, step.Record)).Last().ShouldBe((HistoryStepKind.Replaced, "anew"));
        (await Ask(archive, "sputnik-9-separation-missed")).Entries.Single().Claim!.Evidence.BasedOn.ShouldBe("anew");
    }

    [Fact]
    public async Task A_thing_that_is_registered_no_more_still_has_its_history()
    {
        await database.Create("unregistered");
        await database.Record("unregistered", RecordingDatabase.Draft("place/nowhere", "place.registered", new { record = "nowhere", name = "Nowhere" }));
        await database.Send(new RetractEvent(new("unregistered", "nowhere", "There is no such place.", "tester")));

        (await Ask("unregistered", "place/nowhere")).Entries.Single().Fate.ShouldBe(Fate.Retracted);
        await Should.ThrowAsync<UnknownThingException>(() => Ask("unregistered", "place/elsewhere"));
        await Should.ThrowAsync<UnknownAspectException>(() => Ask("unregistered", "place/nowhere", "colour"));
    }

    private async Task<string> WithAstana(string archive)
    {
        await database.Create(archive);
        await database.Send(new ImportDossier(archive, RecordingDatabase.Astana, "tester"));
        return archive;
    }

    private Task<HistoryAnswer> Ask(string archive, string named, string? aspect = null, long? position = null) =>
        database.Send(new AskHistory(archive, new Vantage { AsOf = Day.Of(2017, 12, 31), RecordedBy = position is { } at ? RecordingPoint.At(at) : null }, named, aspect));
}
