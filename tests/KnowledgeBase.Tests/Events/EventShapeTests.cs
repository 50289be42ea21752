namespace KnowledgeBase.Tests.Events;

public sealed class EventShapeTests
{
    [Fact]
    public void Every_mistake_of_an_event_is_reported_at_once_with_its_path()
    {
        var errors = Golden.Of("zone.area").With(
            ("surce", "\"source/a\""),
            ("source", "\"actor/turkey\""),
            ("paragraphs", "[]"),
            ("attribution", "\"nmed\""),
            ("via", "\"A wire service\""),
            ("on", "\"2017-13\""),
            ("until", """{ "anchor": "agreement/x", "aspect": "signed", "offset": "P10X" }"""),
            ("complete", "\"yes\""),
            ("places", """[{ "place": "place/a", "extent": "half" }, { "extent": "part" }, { "place": "idlib" }]""")).Errors;

        errors.Select(error => error.Split(": ")[0]).ShouldBe(
            ["surce", "source", "paragraphs", "attribution", "via", "on", "until.offset", "complete", "places[0].extent", "places[1].place", "places[2].place"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("surce", "\"x\"", "surce: unknown field. Did you mean 'source'?")]
    [InlineData("utterly-else", "1", "utterly-else: unknown field.")]
    [InlineData("Note", "\"x\"", "Note: unknown field. Did you mean 'note'?")]
    [InlineData("record", null, "record: is required, and is missing.")]
    [InlineData("rule", "null", "rule: is required, and is null.")]
    [InlineData("inferred", "null", "inferred: is null; leave it out, or give it a value.")]
    [InlineData("polarity", "null", "polarity: is null; leave it out, or give it a value.")]
    public void Fields_are_known_and_there(string field, string? json, string error) => Refused(field, json, error);

    [Theory]
    [InlineData("rule", "7", "rule: must be text, not 7.")]
    [InlineData("rule", "[]", "rule: must be text, not a list.")]
    [InlineData("note", "{}", "note: must be text, not an object.")]
    [InlineData("note", "\"  \"", "note: is empty; leave it out, or write something.")]
    [InlineData("note", "\"a\\u0000b\"", "note: contains a NUL character, which the database cannot store.")]
    [InlineData("inferred", "\"true\"", "inferred: must be true or false, not \"true\".")]
    [InlineData("inferred", "1", "inferred: must be true or false, not 1.")]
    [InlineData("order", "\"1\"", "order: must be a whole number up to 1,000,000, not \"1\".")]
    [InlineData("order", "1.5", "order: must be a whole number up to 1,000,000, not 1.5.")]
    [InlineData("order", "1000001", "order: must be a whole number up to 1,000,000, not 1000001.")]
    [InlineData("order", "99999999999999999999", "order: must be a whole number up to 1,000,000, not 99999999999999999999.")]
    [InlineData("attribution", "\"Named\"", "attribution: \"Named\" is not one of named, anonymous, unattributed. Did you mean 'named'?")]
    [InlineData("attribution", "0", "attribution: 0 is not one of named, anonymous, unattributed.")]
    [InlineData("modality", "\"agreed, planned\"", "modality: \"agreed, planned\" is not one of reported, agreed, planned.")]
    public void Values_have_the_type_of_their_field(string field, string json, string error) => Refused(field, json, error);

    [Theory]
    [InlineData("paragraphs", "3", "paragraphs: must be a list, not 3.")]
    [InlineData("paragraphs", "{}", "paragraphs: must be a list, not an object.")]
    [InlineData("paragraphs", "[]", "paragraphs: is an empty list; leave it out, or name at least one.")]
    [InlineData("paragraphs", "[1, null]", "paragraphs[1]: is null.")]
    [InlineData("paragraphs", "[1, \"2\"]", "paragraphs[1]: must be a whole number up to 1,000,000, not \"2\".")]
    [InlineData("paragraphs", "[1, 2, 1]", "paragraphs: names 1 twice.")]
    [InlineData("via", "[\"A wire service\", \"a\", \"A wire service\"]", "via: names \"A wire service\" twice.")]
    public void Lists_are_lists_of_different_things_and_never_empty(string field, string json, string error) => Refused(field, json, error);

    [Fact]
    public void Everything_that_a_list_names_twice_is_reported() => Golden.Of("zone.ruleSet").With(("paragraphs", "[1, 2, 1, 2, null, null]")).Errors.ShouldBe(
        ["paragraphs[4]: is null.", "paragraphs[5]: is null.", "paragraphs: names 1 twice.", "paragraphs: names 2 twice."]);

    [Theory]
    [InlineData("\"No flights\"")]
    [InlineData("\"no--flights\"")]
    [InlineData("\"no_flights\"")]
    [InlineData("\"-no\"")]
    [InlineData("\"no-flights\\n\"")]
    public void Words_are_short_and_of_lower_case(string json) =>
        Golden.Of("zone.ruleSet").With(("rule", json)).Errors.ShouldHaveSingleItem().ShouldContain("must be a short word of lower-case letters, digits and hyphens");

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("\"a\\n\"")]
    [InlineData("\"a\\u200b\"")]
    public void Record_ids_have_no_spaces(string json)
    {
        foreach (var field in new[] { "record", "key", "replaces", "basedOn" })
            Golden.Of("zone.ruleSet").With((field, json)).Errors.ShouldHaveSingleItem().ShouldContain($"{field}: '");
    }

    [Fact]
    public void Record_ids_have_at_most_200_characters()
    {
        Golden.Of("zone.ruleSet").With(("record", $"\"{new string('r', 200)}\"")).Errors.ShouldBeEmpty();
        Golden.Of("zone.ruleSet").With(("record", $"\"{new string('r', 201)}\"")).Errors.ShouldHaveSingleItem().ShouldContain("1 to 200 characters");
    }

    [Fact]
    public void A_quotation_has_at_most_300_characters_and_other_texts_20_000()
    {
        var golden = Golden.Of("zone.ruleSet");
        golden.With(("quote", $"\"{new string('q', 300)}\""), ("note", $"\"{new string('n', 20_000)}\"")).Errors.ShouldBeEmpty();
        golden.With(("quote", $"\"{new string('q', 301)}\""), ("note", $"\"{new string('n', 20_001)}\"")).Errors.ShouldBe(
            ["quote: has 301 characters; at most 300 are allowed.", "note: has 20,001 characters; at most 20,000 are allowed."], ignoreOrder: true);
    }

    private static void Refused(string field, string? json, string error) => Golden.Of("zone.ruleSet").With((field, json)).Errors.ShouldBe([error]);
}
