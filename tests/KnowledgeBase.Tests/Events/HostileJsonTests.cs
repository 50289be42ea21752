using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Events;

namespace KnowledgeBase.Tests.Events;

public sealed class HostileJsonTests
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 100_000 };

    [Theory]
    [InlineData("note", "{0}", "note")]
    [InlineData("paragraphs", "{0}", "paragraphs")]
    [InlineData("on", "{0}", "on")]
    [InlineData("unheard-of", "{0}", "unheard-of")]
    public void Deep_nesting_is_an_error_whatever_the_field(string field, string format, string path)
    {
        foreach (var depth in new[] { 40, 70, 1_100, 20_000 })
        {
            var lists = string.Format(format, new string('[', depth) + new string(']', depth));
            Errors("zone.ruleSet", field, lists).ShouldContain(error => error.StartsWith(path) && error.Contains("nested more than 32 levels deep"));
        }
    }

    [Fact]
    public void Deep_nesting_within_free_objects_is_an_error_too()
    {
        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
        Errors("place.registered", "geometry", $$"""{ "type": "Point", "coordinates": [36.5, 35], "a": {{Nested(20)}} }""").ShouldBeEmpty();
        Errors("place.registered", "geometry", Nested(500)).ShouldHaveSingleItem().ShouldContain("nested more than 32 levels deep");
        Errors("record.corrected", "set", Nested(500)).ShouldHaveSingleItem().ShouldContain("nested more than 32 levels deep");
    }

    [Theory]
    [InlineData("zone.ruleSet", "on", """{ "anchor": "agreement/x", "anchor": "agreement/y", "aspect": "signed" }""", "on")]
    [InlineData("place.registered", "geometry", """{ "type": "Point", "type": "Polygon" }""", "geometry")]
    [InlineData("record.corrected", "set", """{ "note": "a", "note": "b" }""", "set")]
    [InlineData("zone.area", "places", """[{ "place": "place/a", "place": "place/b" }]""", "places[0]")]
    [InlineData("zone.area", "unheard-of", """[[{ "a": 1, "a": 1 }]]""", "unheard-of[0][0]")]
    public void A_field_named_twice_is_an_error(string type, string field, string json, string path) => Errors(type, field, json).ShouldBe([$"{path}: names a field twice."]);

    [Fact]
    public void A_field_of_the_event_named_twice_is_an_error() =>
        EventValidator.Validate(EventTypes.Find("zone.established")!, "zone/idlib", (JsonObject)JsonNode.Parse("""{ "record": "a", "record": "b", "source": "source/a" }""")!)
            .ShouldBe([new FieldError("", "names a field twice.")]);

    [Theory]
    [InlineData("zone.ruleSet", "note", "\"\\ud800\"", "note: is not valid Unicode text.")]
    [InlineData("zone.ruleSet", "rule", "\"\\udc00\\ud800\"", "rule: is not valid Unicode text.")]
    [InlineData("zone.ruleSet", "on", "\"\\ud800\"", "on: is not valid Unicode text.")]
    [InlineData("place.registered", "geometry", "{ \"type\": \"\\ud800\" }", "geometry.type: is not valid Unicode text.")]
    [InlineData("place.registered", "geometry", "{ \"\\ud800\": 1 }", "geometry: has a field whose name is not valid Unicode.")]
    [InlineData("place.registered", "geometry", "{ \"type\": \"a\\u0000b\" }", "geometry.type: contains a NUL character, which the database cannot store.")]
    [InlineData("record.corrected", "set", "{ \"note\": \"a\\u0000b\" }", "set.note: contains a NUL character, which the database cannot store.")]
    [InlineData("place.registered", "geometry", "{ \"type\": 1e400 }", "geometry.type: is not a number that can be stored.")]
    [InlineData("place.registered", "geometry", "{ \"type\": 1e-200000 }", "geometry.type: is not a number that can be stored.")]
    public void What_the_database_cannot_store_is_an_error_wherever_it_stands(string type, string field, string json, string error) => Errors(type, field, json).ShouldBe([error]);

    [Fact]
    public void Text_beyond_the_basic_plane_is_fine() => Errors("zone.ruleSet", "note", "\"\\ud83d\\udd4a and 𐤀\"").ShouldBeEmpty();

    [Theory]
    [InlineData("order")]
    [InlineData("paragraphs")]
    [InlineData("note")]
    [InlineData("on")]
    [InlineData("inferred")]
    public void Numbers_that_nobody_writes_are_errors(string field)
    {
        foreach (var json in new[] { "1e400", "-1e999999999", "1e-99999", new string('9', 5000), "0." + new string('0', 5000) + "1", "-0.0", "1E2" })
            Errors("zone.ruleSet", field, json).ShouldHaveSingleItem().ShouldStartWith($"{field}: ");
    }

    [Fact]
    public void Objects_made_in_code_are_checked_like_parsed_ones()
    {
        var golden = Golden.Of("incident.occurred.v2");
        golden.Data["order"] = 3L;
        golden.Data["paragraphs"] = new JsonArray(1, 2L, 3m);
        golden.Data["counts"] = new JsonArray(new JsonObject { ["of"] = "killed", ["min"] = 7 });
        golden.Errors.ShouldBeEmpty();
        EventJson.FromJson(golden.Type, golden.Data).ShouldBeOfType<IncidentOccurred>().Paragraphs.ShouldBe([1, 2, 3]);

        golden.Data["order"] = double.NaN;
        golden.Data["note"] = JsonValue.Create(new DateTime(2017, 5, 4));
        golden.Data["text"] = "\ud800";
        golden.Errors.ShouldBe(["order: is not a number that can be stored.", "note: is not valid Unicode text.", "text: is not valid Unicode text."], ignoreOrder: true);
    }

    [Theory]
    [InlineData("places", "[null]")]
    [InlineData("places", "[1, \"a\", [], true]")]
    [InlineData("places", "{ \"place\": \"place/a\" }")]
    [InlineData("places", "[{}]")]
    [InlineData("by", "[[\"actor/a\"]]")]
    [InlineData("paragraphs", "[{}]")]
    [InlineData("on", "[{}]")]
    [InlineData("on", "{}")]
    [InlineData("on", "{ \"anchor\": {}, \"aspect\": [], \"offset\": 1, \"member\": null }")]
    public void Values_of_the_wrong_kind_within_lists_and_objects_are_errors(string field, string json) => Errors("zone.area", field, json).ShouldNotBeEmpty();

    private static IReadOnlyList<string> Errors(string type, string field, string json)
    {
        var golden = Golden.Of(type);
        golden.Data[field] = JsonNode.Parse(json, documentOptions: Deep);
        return golden.Errors;
    }
}
