using KnowledgeBase.Recording;

namespace KnowledgeBase.IntegrationTests.Recording;

/// <summary>Amendments change the answer from their position on; before it, nothing.</summary>
public sealed class AmendmentRecordingTests(RecordingDatabase database) : IClassFixture<RecordingDatabase>
{
    private const long Before = 24;
    private const string Ceasefire = "tass-11-ceasefire-idlib";
    private const string Tass = "Settled; alwaght-15-ceasefire-idlib on 2017-05-06; tass-11-ceasefire-idlib on 2017-05-06";

    [Fact]
    public async Task A_correction_changes_the_answer_and_leaves_the_old_one_at_the_old_position()
    {
        var archive = await database.WithSmall("corrected");
        (await Ask(archive)).ShouldBe(Tass);

        await database.Record(archive, Correction(new { on = "2017-05-05" }));

        (await Ask(archive)).ShouldContain("tass-11-ceasefire-idlib on 2017-05-05");
        (await Ask(archive, Before)).ShouldBe(Tass);
    }

    [Fact]
    public async Task A_retraction_takes_the_claim_away_and_undoing_it_brings_it_back()
    {
        var archive = await database.WithSmall("retracted");

        await database.Record(archive, Amendment("record.retracted", "r", Ceasefire));
        (await Ask(archive)).ShouldBe("Settled; alwaght-15-ceasefire-idlib on 2017-05-06");
        (await Ask(archive, Before)).ShouldBe(Tass);

        await database.Record(archive, Amendment("record.retracted", "undo", "r"));
        (await Ask(archive)).ShouldBe(Tass);
        (await Ask(archive, Before + 1)).ShouldBe("Settled; alwaght-15-ceasefire-idlib on 2017-05-06");
    }

    [Fact]
    public async Task A_report_can_be_corrected_to_rest_on_a_statement_and_again_when_it_does()
    {
        var archive = await database.WithSmall("based");
        await database.Record(archive, RecordingDatabase.Draft("statement/s", "statement.made", new { record = "said", source = "source/tass-astana-4", speaker = "actor/russia", kind = "announcement", text = "A ceasefire." }));

        (await database.Record(archive, Correction(new { basedOn = "said" }))).Recorded.ShouldBe(1);
        var again = Correction(new { on = "2017-05-05" });
        again.Data["record"] = "again";
        (await database.Record(archive, again)).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task A_deprecated_claim_is_listed_apart()
    {
        var archive = await database.WithSmall("deprecated");

        await database.Record(archive, Amendment("record.deprecated", "d", Ceasefire));

        (await Ask(archive)).ShouldBe("Settled; alwaght-15-ceasefire-idlib on 2017-05-06; deprecated tass-11-ceasefire-idlib");
        (await Ask(archive, Before)).ShouldBe(Tass);
    }

    [Fact]
    public async Task An_amendment_imported_again_is_the_same_amendment()
    {
        var archive = await database.WithSmall("again");
        await database.Record(archive, Correction(new { on = "2017-05-05" }));

        (await database.Record(archive, Correction(new { on = "2017-05-05" }))).ShouldBe(new RecordedEvents(0, 1, Before + 1));

        (await Refusal(archive, Correction(new { on = "2017-05-04" }))).ShouldContain("""amendments are never changed; retract it, and amend anew:""" + "\n" + """  set: {"on":"2017-05-05"} → {"on":"2017-05-04"}""");
    }

    [Fact]
    public async Task A_correction_that_would_make_the_record_wrong_is_refused_field_by_field()
    {
        var archive = await database.WithSmall("wrong-set");

        var refused = await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, Correction(new { on = "someday", under = "agreement/none" })));

        refused.Errors.Select(error => error.Path).ShouldContain("set.on");
        (await Refusal(archive, Correction(new { under = "agreement/none" }))).ShouldContain("set.under: there is no agreement/none");
        (await database.Events(archive)).ShouldBe(Before);
    }

    [Fact]
    public async Task A_retracted_record_can_be_replaced_in_the_same_batch()
    {
        var archive = await database.WithSmall("replaced");
        var report = RecordingDatabase.SmallDrafts().Single(draft => draft.Record == Ceasefire);
        report.Data["record"] = "anew";
        report.Data["replaces"] = Ceasefire;
        report.Data["on"] = "2017-05-05";

        (await Refusal(archive, report)).ShouldContain("still stands; retract it first.");
        (await database.Record(archive, Amendment("record.retracted", "r", Ceasefire), report)).Recorded.ShouldBe(2);

        (await Ask(archive)).ShouldContain("anew on 2017-05-05");
    }

    [Fact]
    public async Task A_source_that_is_cited_cannot_be_unregistered()
    {
        var archive = await database.WithSmall("cited");
        var uncited = RecordingDatabase.Draft("source/uncited", "source.registered", new { record = "uncited", name = "Nobody cites it", retrieved = "2020-01-01" });
        await database.Record(archive, uncited);

        (await Refusal(archive, Amendment("record.retracted", "no", "tass", "source/tass-astana-4"))).ShouldContain("source/tass-astana-4 is cited by other records; correct its registration instead.");
        (await database.Record(archive, Amendment("record.retracted", "yes", "uncited", "source/uncited"))).Recorded.ShouldBe(1);
    }

    [Fact]
    public async Task A_source_stays_cited_by_a_record_that_was_retracted()
    {
        var archive = await database.WithSmall("once-cited");
        await database.Record(archive, RecordingDatabase.Draft("source/once", "source.registered", new { record = "once", name = "Once", retrieved = "2020-01-01" }),
            RecordingDatabase.Draft("zone/homs", "zone.established", new { record = "citing", source = "source/once", on = "2017-05-05" }));
        await database.Record(archive, Amendment("record.retracted", "gone", "citing", "zone/homs"));

        // The retraction could be undone.
        (await Refusal(archive, Amendment("record.retracted", "no", "once", "source/once"))).ShouldContain("is cited by other records");
    }

    [Fact]
    public async Task A_key_can_be_used_once_in_an_edition_and_again_when_its_record_is_retracted()
    {
        var archive = await database.WithSmall("keys");
        await database.Record(archive, Keyed("first"));

        (await Refusal(archive, Keyed("second"))).ShouldContain("key: 'est' is taken in source/tass-astana-4 by the record 'first'.");
        (await database.Record(archive, Keyed("other", "source/alwaght-astana-4"))).Recorded.ShouldBe(1);
        await database.Record(archive, Amendment("record.retracted", "r", "first", "zone/homs"));
        (await database.Record(archive, Keyed("second"))).Recorded.ShouldBe(1);
        (await Refusal(archive, Amendment("record.retracted", "undo", "r", "zone/homs"))).ShouldContain("cannot stand again");
    }

    [Fact]
    public async Task A_key_that_amendments_take_to_another_source_or_give_back_is_looked_for_in_the_archive()
    {
        var archive = await database.WithSmall("moved-keys");
        await database.Record(archive, Keyed("first"), Keyed("other", "source/alwaght-astana-4"));
        var move = RecordingDatabase.Draft("zone/homs", "record.corrected", new { record = "move", target = "first", targetType = "zone.established", set = new { source = "source/alwaght-astana-4" }, reason = "a test" });
        (await Refusal(archive, move)).ShouldContain("'est' is taken in source/alwaght-astana-4 by the record 'other'");

        await database.Record(archive, Amendment("record.retracted", "gone", "other", "zone/homs"));
        await database.Record(archive, move);
        (await Refusal(archive, Amendment("record.retracted", "undo", "gone", "zone/homs"))).ShouldContain("cannot stand again: 'est' is taken in source/alwaght-astana-4 by the record 'first'");
        await database.Record(archive, Keyed("second"));
        (await Refusal(archive, Amendment("record.retracted", "unmove", "move", "zone/homs"))).ShouldContain("without it 'first' would not be right: key: 'est' is taken in source/tass-astana-4 by the record 'second'");
    }

    [Fact]
    public async Task A_thing_registered_anew_stays_registered_whatever_is_recorded_about_the_old_registration()
    {
        var archive = await database.WithSmall("anew");
        await database.Record(archive, RecordingDatabase.Draft("actor/jordan", "actor.registered", new { record = "first", name = "Jordan", kind = "state" }));
        await database.Record(archive, Amendment("record.retracted", "gone", "first", "actor/jordan"));
        await database.Record(archive, RecordingDatabase.Draft("actor/jordan", "actor.registered", new { record = "second", name = "Jordan", kind = "state", replaces = "first" }));

        (await Refusal(archive, Amendment("record.retracted", "undo", "gone", "actor/jordan"))).ShouldContain("cannot stand again: actor/jordan is registered by another record by now.");
        (await Refusal(archive, RecordingDatabase.Draft("actor/jordan", "actor.registered", new { record = "third", name = "Jordan", kind = "state", replaces = "first" }))).ShouldContain("registered");
    }

    [Fact]
    public async Task A_key_taken_twice_within_a_batch_is_refused() =>
        (await Refusal(await database.WithSmall("keys-in-batch"), Keyed("first"), Keyed("second"))).ShouldContain("'est' is taken in source/tass-astana-4 by the record 'first'");

    private static Draft Keyed(string record, string source = "source/tass-astana-4") =>
        RecordingDatabase.Draft("zone/homs", "zone.established", new { record, source, key = "est", on = "2017-05-05" });

    private static Draft Correction(object set) =>
        RecordingDatabase.Draft("zone/idlib", "record.corrected", new { record = "c", target = Ceasefire, targetType = "zone.ruleSet", set, reason = "misread" });

    private static Draft Amendment(string type, string record, string target, string stream = "zone/idlib") => RecordingDatabase.Draft(stream, type, new { record, target, reason = "a test" });

    private Task<string> Ask(string archive, long? position = null) => database.Ask(archive, "zone/idlib", "agreed.rule ceasefire", position);

    private async Task<string> Refusal(string archive, params Draft[] drafts) => (await Should.ThrowAsync<InvalidRecordsException>(() => database.Record(archive, drafts))).Message;
}
