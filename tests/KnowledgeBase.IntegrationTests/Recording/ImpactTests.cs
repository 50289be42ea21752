using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

public sealed class ImpactTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    [Fact]
    public async Task Correcting_a_date_tells_what_answers_otherwise_from_when_to_when()
    {
        await database.WithSmall("impact");

        var done = await database.Send(new CorrectEvent(new("impact", "alwaght-15-ceasefire-idlib", "It says the 7th.", "tester"), [("on", "2017-05-07")]));

        done.Record.ShouldBe("alwaght-15-ceasefire-idlib.corrected-1");
        done.Fields.ShouldBe([new FieldChange("on", "\"2017-05-06\"", "\"2017-05-07\"")]);
        Lines(done.Impact).ShouldBe([
            "zone/idlib agreed.rule ceasefire from 2017-05-06 to 2017-05-06: Settled 'set' -> Settled 'set | set (not yet)'",
        ], Case.Sensitive);
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_records_nothing()
    {
        await database.WithSmall("impact-dry");
        Amending amending = new("impact-dry", "alwaght-3-area-homs", "Garbled.", "tester", DryRun: true);

        var dry = await database.Send(new RetractEvent(amending));

        (await database.Events("impact-dry")).ShouldBe(24);
        var real = await database.Send(new RetractEvent(amending with { DryRun = false }));
        (await database.Events("impact-dry")).ShouldBe(25);
        Lines(real.Impact).ShouldBe(Lines(dry.Impact));
        dry.Impact.Vanished.Select(finding => $"{finding.Kind} {finding.Thing} {finding.Item}").ShouldBe(["Contradiction zone/homs agreed.area"]);
        dry.Impact.Appeared.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_shown_for_one_position_is_recorded_at_no_other()
    {
        await database.WithSmall("impact-at");
        var dry = await database.Send(new DeprecateEvent(new("impact-at", "alwaght-3-area-homs", "Garbled.", "tester", DryRun: true)));
        await database.Send(new DeprecateEvent(new("impact-at", "alwaght-15-ceasefire-idlib", "Meanwhile.", "other")));

        var late = new DeprecateEvent(new("impact-at", "alwaght-3-area-homs", "Garbled.", "tester", At: dry.Position));
        (await database.Send(late).ShouldThrowAsync<ArchiveMovedOnException>()).Message.ShouldBe(
            "Archive 'impact-at' ends at position 25 by now; the impact was shown as of position 24. Nothing was recorded: look at the impact again.");

        (await database.Events("impact-at")).ShouldBe(25);
        (await database.Send(new DeprecateEvent(late.Amending with { At = 26 }))).Position.ShouldBe(26);
    }

    [Fact]
    public async Task Moving_the_day_of_an_act_moves_what_rests_on_it()
    {
        await database.WithSmall("impact-act");
        await database.Record("impact-act", RecordingDatabase.Draft("agreement/astana-memorandum-2017", "agreement.provided", new
        {
            record = "working-group",
            source = "source/tass-astana-4",
            provision = "working-group",
            deadline = new { anchor = "agreement/astana-memorandum-2017", aspect = "signed", offset = "P10D" },
        }));

        var done = await database.Send(new CorrectEvent(new("impact-act", "tass-5-signed", "Test.", "tester", DryRun: true), [("on", "2017-06-04")]));

        Lines(done.Impact).ShouldContain(line => line.StartsWith("agreement/astana-memorandum-2017 obligation working-group from", StringComparison.Ordinal));
        Lines(done.Impact).ShouldContain(line => line.StartsWith("zone/idlib agreed.area from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Correcting_the_date_of_a_source_moves_what_is_dated_by_it()
    {
        await database.WithSmall("impact-source");

        var done = await database.Send(new CorrectEvent(new("impact-source", "alwaght", "As printed.", "tester"), [("published", "2017-04-05")]));

        Lines(done.Impact).ShouldContain("source/alwaght-astana-4 published from .. to ..: Settled '2017-05-04 to 2017-05-05' -> Settled '2017-04-05'");
        Lines(done.Impact).ShouldContain(line => line.StartsWith("zone/homs proposed from 2017-04-05 to 2017-05-04", StringComparison.Ordinal));
        done.Impact.Appeared.Select(finding => finding.Kind).ShouldContain(FindingKind.Anachronism);
    }

    [Fact]
    public async Task Undoing_an_amendment_restores_what_was_answered()
    {
        await database.WithSmall("undo");
        Amending amending = new("undo", "tass-9-area-homs", "Doubtful.", "tester");
        var there = await database.Send(new DeprecateEvent(amending));

        var back = await database.Send(new RetractEvent(amending with { Target = there.Record, Reason = "It was right." }));

        back.Impact.Changes.Select(change => (change.Item, change.First, change.Before, change.After))
            .ShouldBe(there.Impact.Changes.Select(change => (change.Item, change.First, change.After, change.Before)));
        back.Impact.Changes.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("nobody", "on", "2017", "There is no record 'nobody'")]
    [InlineData("tass-5-signed", "onn", "2017", "unknown field. Did you mean 'on'?")]
    [InlineData("tass-5-signed", "on", "2017-13", "no EDTF date")]
    [InlineData("tass-5-signed", "source", "", "is required, and is missing")]
    [InlineData("tass-5-signed", "by", "actor/rusia", "there is no actor/rusia")]
    public async Task What_cannot_be_corrected_is_refused_and_nothing_is_recorded(string target, string field, string value, string message)
    {
        if (await database.Database.Rows("select name from kb.archive where name = 'wrong'") is []) await database.WithSmall("wrong");

        var error = await Should.ThrowAsync<Exception>(() => database.Send(new CorrectEvent(new("wrong", target, "Test.", "tester"), [(field, value)])));

        error.Message.ShouldContain(message);
        (await database.Events("wrong")).ShouldBe(24);
    }

    private static IReadOnlyList<string> Lines(Impact impact) =>
        [.. impact.Changes.Select(change => $"{change.Thing} {change.Item} from {change.First} to {change.Last}: {Show(change.Before)} -> {Show(change.After)}")];

    private static string Show(Outcome outcome) => $"{outcome.Verdict} '{outcome.Text}'";
}
