namespace KnowledgeBase.Tests.Events;

public sealed class RulesOfAmendmentsTests
{
    private readonly RulesArchive _archive = new();

    public RulesOfAmendmentsTests() =>
        _archive.Add("zone/idlib", "zone.area", """{ "record": "area", "source": "source/a", "key": "p1", "places": [{ "place": "place/syria" }] }""");

    [Theory]
    [InlineData("record.retracted")]
    [InlineData("record.deprecated")]
    public void A_target_exists(string type) => _archive.AmendmentErrors(type, "none").ShouldBe(["target: there is no record 'none'."]);

    [Fact]
    public void An_amendment_stands_on_the_stream_of_its_target() => _archive.AmendmentErrors("record.retracted", "area", stream: "actor/iran")
        .ShouldBe(["an amendment stands on its target's stream, zone/idlib, not on actor/iran."]);

    [Fact]
    public void What_is_retracted_is_not_amended_again_until_the_retraction_is_undone()
    {
        var retraction = _archive.Amend("record.retracted", "area");
        _archive.AmendmentErrors("record.retracted", "area").ShouldBe(["target: 'area' is retracted already."]);
        _archive.AmendmentErrors("record.deprecated", "area").ShouldBe(["target: 'area' is retracted already."]);
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", """{ "note": "x" }""").ShouldBe(["target: 'area' is retracted already."]);
        _archive.Amend("record.retracted", retraction.Record);
        _archive.AmendmentErrors("record.deprecated", "area").ShouldBeEmpty();
    }

    [Fact]
    public void An_amendment_can_only_be_retracted()
    {
        var doubt = _archive.Amend("record.deprecated", "area");
        _archive.AmendmentErrors("record.deprecated", doubt.Record).ShouldBe([$"target: '{doubt.Record}' is an amendment; it can only be retracted."]);
        _archive.AmendmentErrors("record.retracted", doubt.Record).ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_is_written_against_the_type_of_its_target() =>
        _archive.AmendmentErrors("record.corrected", "area", "zone.established", """{ "note": "x" }""")
            .ShouldBe(["targetType: 'area' is of type zone.area, not zone.established."]);

    [Theory]
    [InlineData("""{ "plces": [] }""", "set.plces: unknown field. Did you mean 'places'?")]
    [InlineData("""{ "places": null }""", "set.places: is required, and is missing.")]
    [InlineData("""{ "places": [] }""", "set.places: is an empty list; leave it out, or name at least one.")]
    [InlineData("""{ "places": [{ "place": "place/syria", "extent": "half" }] }""", "set.places[0].extent: \"half\" is not one of whole, part.")]
    [InlineData("""{ "order": 1 }""", "set.order: orders what happened within one single day; 'on' must be such a day.")]
    [InlineData("""{ "source": "source/b" }""", "set.source: there is no source/b: register it first, with source.registered. Did you mean 'source/a'?")]
    [InlineData("""{ "places": [{ "place": "place/syri" }] }""", "set.places[0].place: there is no place/syri: register it first, with place.registered. Did you mean 'place/syria'?")]
    public void What_a_correction_leads_to_is_well_formed_and_refers_to_what_exists(string set, string error) =>
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", set).ShouldBe([error]);

    [Fact]
    public void A_correction_is_checked_with_those_before_it_that_stand()
    {
        var first = _archive.Amend("record.corrected", "area", "zone.area", """{ "on": "2017-05-04" }""");
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", """{ "order": 1 }""").ShouldBeEmpty();
        _archive.Amend("record.retracted", first.Record);
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", """{ "order": 1 }""").ShouldHaveSingleItem().ShouldStartWith("set.order: ");
    }

    [Fact]
    public void The_key_of_the_target_is_its_own() =>
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", """{ "note": "x" }""").ShouldBeEmpty();

    [Fact]
    public void A_correction_of_the_source_finds_the_key_taken_there()
    {
        _archive.Add("source/b", "source.registered", """{ "record": "r-b", "name": "b", "retrieved": "2017-06-01" }""");
        _archive.Add("zone/idlib", "zone.established", """{ "record": "other", "source": "source/b", "key": "p1" }""");
        _archive.AmendmentErrors("record.corrected", "area", "zone.area", """{ "source": "source/b" }""")
            .ShouldBe(["set.key: 'p1' is taken in source/b by the record 'other'."]);
    }

    [Fact]
    public void A_key_goes_with_its_record_to_another_source_and_back()
    {
        _archive.Add("source/b", "source.registered", """{ "record": "r-b", "name": "b", "retrieved": "2017-06-01" }""");
        const string inA = """{ "record": "second", "source": "source/a", "key": "p1" }""";
        const string inB = """{ "record": "third", "source": "source/b", "key": "p1" }""";
        var moved = _archive.Amend("record.corrected", "area", "zone.area", """{ "source": "source/b" }""");
        _archive.Errors("zone/idlib", "zone.established", inB).ShouldBe(["key: 'p1' is taken in source/b by the record 'area'."]);
        _archive.Add("zone/idlib", "zone.established", inA);

        _archive.AmendmentErrors("record.retracted", moved.Record)
            .ShouldBe(["target: without it 'area' would not be right: key: 'p1' is taken in source/a by the record 'second'."]);
        _archive.Retract("second");
        _archive.Retract(moved.Record);
        _archive.Errors("zone/idlib", "zone.established", inB).ShouldBeEmpty();
        _archive.Errors("zone/idlib", "zone.established", inA.Replace("second", "fourth")).ShouldBe(["key: 'p1' is taken in source/a by the record 'area'."]);
    }

    [Fact]
    public void Of_two_retracted_records_that_had_one_key_only_one_stands_again()
    {
        var first = _archive.Retract("area");
        _archive.Add("zone/idlib", "zone.established", """{ "record": "second", "source": "source/a", "key": "p1" }""");
        var second = _archive.Retract("second");
        _archive.Retract(first.Record);

        _archive.AmendmentErrors("record.retracted", second.Record)
            .ShouldBe(["target: what was retracted, 'second', cannot stand again: 'p1' is taken in source/a by the record 'area'."]);
    }

    [Fact]
    public void What_stands_again_needs_the_key_where_corrections_have_taken_it()
    {
        _archive.Add("source/b", "source.registered", """{ "record": "r-b", "name": "b", "retrieved": "2017-06-01" }""");
        _archive.Amend("record.corrected", "area", "zone.area", """{ "source": "source/b" }""");
        var retraction = _archive.Retract("area");
        _archive.Add("zone/idlib", "zone.established", """{ "record": "in-a", "source": "source/a", "key": "p1" }""");
        _archive.AmendmentErrors("record.retracted", retraction.Record).ShouldBeEmpty();
        _archive.Add("zone/idlib", "zone.established", """{ "record": "in-b", "source": "source/b", "key": "p1" }""");
        _archive.AmendmentErrors("record.retracted", retraction.Record)
            .ShouldBe(["target: what was retracted, 'area', cannot stand again: 'p1' is taken in source/b by the record 'in-b'."]);
    }

    [Fact]
    public void A_correction_is_not_taken_back_where_what_is_left_would_be_wrong()
    {
        _archive.Add("zone/idlib", "zone.dissolved", """{ "record": "dissolved", "source": "source/a", "on": "2017-05" }""");
        var day = _archive.Amend("record.corrected", "dissolved", "zone.dissolved", """{ "on": "2017-05-04" }""");
        _archive.Amend("record.corrected", "dissolved", "zone.dissolved", """{ "order": 1 }""");

        _archive.AmendmentErrors("record.retracted", day.Record).ShouldHaveSingleItem()
            .ShouldStartWith("target: without it 'dissolved' would not be right: order: orders what happened within one single day");
        // Nor does it come back so, where it was retracted meanwhile.
        var retraction = _archive.Retract("dissolved");
        _archive.Retract(day.Record);
        _archive.AmendmentErrors("record.retracted", retraction.Record).ShouldHaveSingleItem().ShouldContain("would not be right: order: ");
    }

    [Fact]
    public void A_retraction_is_not_undone_once_its_thing_is_registered_anew()
    {
        var retraction = _archive.Retract("r-idlib");
        _archive.Add("zone/idlib", "zone.registered", """{ "record": "anew", "name": "Idlib", "replaces": "r-idlib" }""");
        _archive.AmendmentErrors("record.retracted", retraction.Record)
            .ShouldBe(["target: what was retracted, 'r-idlib', cannot stand again: zone/idlib is registered by another record by now."]);
    }

    [Fact]
    public void A_retraction_is_not_undone_once_the_key_is_taken()
    {
        var retraction = _archive.Amend("record.retracted", "area");
        _archive.Add("zone/idlib", "zone.established", """{ "record": "other", "source": "source/a", "key": "p1" }""");
        _archive.AmendmentErrors("record.retracted", retraction.Record)
            .ShouldBe(["target: what was retracted, 'area', cannot stand again: 'p1' is taken in source/a by the record 'other'."]);
    }

    [Fact]
    public void A_cited_source_stays_registered_even_against_undoing_what_undid_a_retraction()
    {
        _archive.Add("source/b", "source.registered", """{ "record": "r-b", "name": "b", "retrieved": "2017-06-01" }""");
        var retraction = _archive.Retract("r-b");
        var undo = _archive.Amend("record.retracted", retraction.Record);
        _archive.Add("zone/idlib", "zone.dissolved", """{ "record": "cites-b", "source": "source/b" }""");

        _archive.AmendmentErrors("record.retracted", "r-b").ShouldBe(["target: source/b is cited by other records; correct its registration instead."]);
        _archive.AmendmentErrors("record.retracted", undo.Record).ShouldBe(["target: source/b is cited by other records; correct its registration instead."]);
    }

    [Fact]
    public void What_was_registered_anew_cannot_come_back_by_any_chain_of_undoing()
    {
        var first = _archive.Retract("r-idlib");
        var second = _archive.Amend("record.retracted", first.Record);
        var third = _archive.Amend("record.retracted", second.Record);
        _archive.Add("zone/idlib", "zone.registered", """{ "record": "anew", "name": "Idlib" }""");

        _archive.AmendmentErrors("record.retracted", third.Record)
            .ShouldBe(["target: what was retracted, 'r-idlib', cannot stand again: zone/idlib is registered by another record by now."]);
    }
}
