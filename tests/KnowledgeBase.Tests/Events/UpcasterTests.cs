using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

public sealed class UpcasterTests
{
    private const string V1 = "incident.occurred";
    private const string V2 = "incident.occurred.v2";

    private readonly RulesArchive _archive = new();
    private readonly Recorded _strike;

    public UpcasterTests()
    {
        _archive.Add("incident/strike", "incident.registered", """{ "record": "r-strike", "name": "Strike" }""");
        _strike = _archive.Add("incident/strike", V1, """
            { "record": "strike", "source": "source/a", "kind": "bombing", "on": "2017-05-02", "counts": { "killed": 7, "wounded": 20 } }
            """);
    }

    [Fact]
    public void There_is_a_step_from_every_older_version_of_every_type()
    {
        foreach (var type in EventTypes.All)
        {
            for (var version = 1; version < type.Version; version++) Should.NotThrow(() => Upcasters.Upcast(type, version, []));
        }
    }

    [Fact]
    public void An_event_of_version_1_is_read_with_bounds_and_stays_as_it_is_stored()
    {
        Counts(_strike.Content).ShouldBe("killed 7-7, wounded 20-20");
        _strike.Data["counts"]!.ToJsonString().ShouldBe("""{"killed":7,"wounded":20}""");
    }

    [Fact]
    public void A_correction_written_against_version_1_is_upcast_with_its_event()
    {
        Correct(V1, """{ "counts": { "killed": 9 } }""");
        Content.Kind.ShouldBe("bombing");
        Counts(Content).ShouldBe("killed 9-9");
    }

    [Fact]
    public void A_correction_of_other_fields_against_version_1_leaves_the_counts()
    {
        Correct(V1, """{ "kind": "shelling" }""");
        Content.Kind.ShouldBe("shelling");
        Counts(Content).ShouldBe("killed 7-7, wounded 20-20");
    }

    [Fact]
    public void A_correction_written_against_version_2_corrects_the_event_of_version_1()
    {
        Correct(V2, """{ "counts": [{ "of": "killed", "min": 8 }] }""");
        Counts(Content).ShouldBe("killed 8-");
    }

    [Fact]
    public void The_last_correction_holds_whichever_version_it_was_written_against()
    {
        Correct(V2, """{ "counts": [{ "of": "killed", "min": 8 }] }""");
        Correct(V1, """{ "counts": { "killed": 10 } }""");
        Counts(Content).ShouldBe("killed 10-10");
        Correct(V2, """{ "counts": [{ "of": "killed", "max": 11 }], "kind": "shelling" }""");
        Counts(Content).ShouldBe("killed -11");
        Correct(V1, """{ "counts": null }""");
        Content.Counts.ShouldBeNull();
        Content.Kind.ShouldBe("shelling");
    }

    [Fact]
    public void A_correction_written_against_version_1_corrects_an_event_of_version_2()
    {
        var later = _archive.Add("incident/strike", V2, """{ "record": "later", "source": "source/a", "kind": "bombing", "counts": [{ "of": "killed", "min": 1 }] }""");
        _archive.Amend("record.corrected", "later", V1, """{ "counts": { "killed": 3 } }""");
        Counts(_archive.Effective(later)!.Content).ShouldBe("killed 3-3");
    }

    [Theory]
    [InlineData("""{ "counts": { "killed": "many" } }""", "set.counts[0].min", "set.counts[0].max")]
    [InlineData("""{ "counts": { "killed": 1.5 } }""", "set.counts[0].min", "set.counts[0].max")]
    [InlineData("""{ "counts": { "killed": null } }""", "set.counts[0]")]
    [InlineData("""{ "counts": { "killed": [] } }""", "set.counts[0].min", "set.counts[0].max")]
    [InlineData("""{ "counts": { "Not a word": 3 } }""", "set.counts[0].of")]
    [InlineData("""{ "counts": {} }""", "set.counts")]
    [InlineData("""{ "counts": 7 }""", "set.counts")]
    public void What_cannot_be_upcast_is_refused_and_never_thrown(string set, params string[] paths) =>
        _archive.AmendmentErrors("record.corrected", "strike", V1, set).Select(error => error.Split(": ")[0]).ShouldBe(paths);

    [Fact]
    public void Counts_made_in_code_are_upcast_like_parsed_ones()
    {
        var type = EventTypes.Find(V1)!;
        var data = (JsonObject)_strike.Data.DeepClone();
        data["counts"] = new JsonObject { ["killed"] = 7, ["wounded"] = 20L };

        var upcast = Upcasters.Upcast(type, 1, data);

        EventValidator.Validate(type, "incident/strike", upcast).ShouldBeEmpty();
        Counts(EventJson.FromJson(type, upcast)).ShouldBe("killed 7-7, wounded 20-20");
    }

    [Theory]
    [InlineData("zone.annexed")]
    [InlineData("zone.established.v2")]
    [InlineData("incident.occurred.v3")]
    [InlineData("incident.occurred.v99999999999")]
    [InlineData("incident.occurred.v1")]
    [InlineData("incident.occurred.v02")]
    [InlineData("")]
    public void A_type_or_version_that_is_not_known_fails_with_its_position_and_name(string storedType)
    {
        var recorded = new Recorded(42, Golden.RecordedAt, Guid.Empty, "incident/strike", storedType, []);

        var failure = Should.Throw<UnknownEventTypeException>(() => recorded.Content);

        failure.Message.ShouldContain("position 42 ");
        failure.Message.ShouldContain($"'{storedType}'");
        Should.Throw<UnknownEventTypeException>(() => Effective.CorrectedJson(recorded, []));
    }

    private IncidentOccurred Content => (IncidentOccurred)_archive.Effective(_strike)!.Content;

    private static string Counts(Event content) =>
        string.Join(", ", ((IncidentOccurred)content).Counts!.Select(count => $"{count.Of} {count.Min}-{count.Max}"));

    private void Correct(string targetType, string set) => _archive.Amend("record.corrected", "strike", targetType, set);
}
