using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>What a record's plain words become; see also <see cref="DossierErrorTests"/>.</summary>
public sealed class DossierReaderTests
{
    [Fact]
    public void A_record_is_its_type_what_it_is_about_its_fields_and_its_line()
    {
        var drafts = DossierReader.Read("d.yaml", "# a remark\n\n- zone.established: zone/idlib\n  record: a\n- zone.dissolved: zone/homs\n  record: b\n");

        drafts.Select(draft => (draft.Type, draft.Stream, draft.Record, draft.File, draft.Line))
            .ShouldBe([("zone.established", "zone/idlib", "a", "d.yaml", 3), ("zone.dissolved", "zone/homs", "b", "d.yaml", 5)]);
        drafts[0].Data.ToJsonString().ShouldBe("""{"record":"a"}""");
    }

    [Theory]
    [InlineData("source.registered", "published: 2017", "\"2017\"")]
    [InlineData("source.registered", "published: '2017'", "\"2017\"")]
    [InlineData("source.registered", "name: 1984", "\"1984\"")]
    [InlineData("source.registered", "name: true", "\"true\"")]
    [InlineData("source.registered", "name: 1.50", "\"1.50\"")]
    [InlineData("source.registered", "country: NO", "\"NO\"")]
    [InlineData("source.registered", "edition: 2", "2")]
    [InlineData("source.registered", "edition: '2'", "\"2\"")]
    [InlineData("zone.ruleSet", "order: 1", "1")]
    [InlineData("zone.ruleSet", "order: \"1\"", "\"1\"")]
    [InlineData("zone.ruleSet", "order: 99999999999", "99999999999")]
    [InlineData("zone.ruleSet", "order: one", "\"one\"")]
    [InlineData("zone.ruleSet", "on: 2017-05-06", "\"2017-05-06\"")]
    [InlineData("zone.ruleSet", "on: 2017", "\"2017\"")]
    [InlineData("zone.ruleSet", "inferred: true", "true")]
    [InlineData("zone.ruleSet", "inferred: 'true'", "\"true\"")]
    [InlineData("zone.ruleSet", "inferred: yes", "\"yes\"")]
    [InlineData("zone.ruleSet", "paragraphs: [3, 11]", "[3,11]")]
    [InlineData("zone.ruleSet", "note:", "null")]
    [InlineData("zone.ruleSet", "note: ~", "null")]
    [InlineData("zone.ruleSet", "note: ''", "\"\"")]
    [InlineData("zone.ruleSet", "note: 'null'", "\"null\"")]
    [InlineData("zone.ruleSet", "note: |\n    first\n    second", "\"first\\nsecond\\n\"")]
    [InlineData("incident.occurred", "counts: [{ of: killed, min: 7 }]", """[{"of":"killed","min":7}]""")]
    [InlineData("place.registered", "geometry: { type: Point, coordinates: [36.5, 35] }", """{"type":"Point","coordinates":[36.5,35]}""")]
    public void A_plain_word_means_what_its_field_holds(string type, string field, string json)
    {
        var draft = DossierReader.Read("d.yaml", $"- {type}: {type.Split('.')[0]}/a\n  {field}\n").ShouldHaveSingleItem();

        (draft.Data[field.Split(':')[0]]?.ToJsonString() ?? "null").ShouldBe(json);
    }

    [Fact]
    public void A_relative_date_within_a_record_is_read_by_its_own_fields()
    {
        var draft = Read("""
            - zone.ruleSet: zone/idlib
              on:
                anchor: agreement/a
                aspect: signed
                member: 2017
                offset: P10D
            """);

        draft.Data["on"]!.ToJsonString().ShouldBe("""{"anchor":"agreement/a","aspect":"signed","member":"2017","offset":"P10D"}""");
    }

    [Theory]
    [InlineData("order: 1", "1")]
    [InlineData("order: '1'", "\"1\"")]
    [InlineData("inferred: true", "true")]
    [InlineData("note: null", "null")]
    [InlineData("paragraphs: [1, 2]", "[1,2]")]
    [InlineData("on: 2017-05-06", "\"2017-05-06\"")]
    [InlineData("on: '2017'", "\"2017\"")]
    [InlineData("on: { anchor: agreement/a, aspect: signed }", """{"anchor":"agreement/a","aspect":"signed"}""")]
    public void What_a_correction_sets_is_read_like_the_field_that_it_corrects(string field, string json)
    {
        var set = Read($"- record.corrected: zone/idlib\n  target: a\n  targetType: zone.ruleSet\n  set:\n    {field}\n").Data["set"]!;

        (set[field.Split(':')[0]]?.ToJsonString() ?? "null").ShouldBe(json);
    }

    // Not knowing the corrected type, a reader would take these for numbers.
    [Theory]
    [InlineData("zone.ruleSet", "on: 2017", "\"2017\"")]
    [InlineData("incident.occurred.v2", "note: 7", "\"7\"")]
    [InlineData("source.registered", "name: 1984", "\"1984\"")]
    public void A_correction_can_set_a_date_or_a_text_of_digits(string targetType, string field, string json) =>
        Read($"- record.corrected: zone/a\n  set: {{ {field} }}\n  targetType: {targetType}\n").Data["set"]![field.Split(':')[0]]!.ToJsonString().ShouldBe(json);

    [Fact]
    public void Numbers_that_JSON_has_no_words_for_stay_text()
    {
        foreach (var word in new[] { "NaN", "Infinity", "-Infinity", "1e999" })
            Read($"- place.registered: place/a\n  geometry: {{ a: {word} }}\n").Data["geometry"]!.ToJsonString().ShouldBe($$"""{"a":"{{word}}"}""");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void Line_ends_do_not_matter(string end)
    {
        var drafts = DossierReader.Read("d.yaml", $"- zone.established: zone/a{end}  note: |{end}    one{end}    two{end}- zone.dissolved: zone/a{end}");

        drafts.Select(draft => draft.Line).ShouldBe([1, 5]);
        drafts[0].Data["note"]!.GetValue<string>().ShouldBe("one\ntwo\n");
    }

    [Fact]
    public void The_dossier_of_the_demo_is_well_formed_record_by_record()
    {
        var drafts = DossierReader.Read(Path.Combine(RepositoryRoot(), "docs", "dossiers", "astana-small.yaml"));

        drafts.Count.ShouldBe(24);
        drafts.SelectMany(draft => EventValidator.Validate(EventTypes.Find(draft.Type)!, draft.Stream, draft.Data)).ShouldBeEmpty();
    }

    private static Draft Read(string text) => DossierReader.Read("d.yaml", text).ShouldHaveSingleItem();

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
