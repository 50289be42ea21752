using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Tests.Events;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class DossierSchemaTests
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SchemaChecker Schema = new(DossierSchema.Create());

    public static TheoryData<string> Current => [.. Golden.StoredNames.Where(name => Golden.Of(name).IsCurrent)];

    [Fact]
    public void The_schema_in_the_documentation_is_that_of_the_code()
    {
        var file = Path.Combine(Docs(), "dossier.schema.json");
        var schema = Write(DossierSchema.Create(new XmlDocs().Of), "") + "\n";
        if (Environment.GetEnvironmentVariable("KB_UPDATE_SCHEMA") == "1") File.WriteAllText(file, schema);

        (File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "").ShouldBe(
            schema, "docs/dossier.schema.json is not what the event types are now. Write it anew: KB_UPDATE_SCHEMA=1 dotnet test tests/KnowledgeBase.Tests --filter DossierSchemaTests");
    }

    [Theory]
    [MemberData(nameof(Current))]
    public void Every_golden_example_is_valid(string storedName)
    {
        var golden = Golden.Of(storedName);
        Schema.Errors(new JsonArray(Record(golden.Type.Name, golden.Stream, golden.Data))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Current))]
    public void Every_golden_example_with_a_field_too_many_or_too_few_is_not(string storedName)
    {
        var golden = Golden.Of(storedName);
        Schema.Errors(new JsonArray(Record(golden.Type.Name, golden.Stream, golden.With(("unheard", "1")).Data))).ShouldBe(["[0].unheard: unknown"]);
        Schema.Errors(new JsonArray(Record(golden.Type.Name, golden.Stream, golden.With(("record", null)).Data))).ShouldBe(["[0]: record required"]);
        Schema.Errors(new JsonArray(Record(golden.Type.Name, "nothing", golden.Data))).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("astana-small.yaml")]
    [InlineData("astana-2017")]
    public void The_sample_dossiers_are_valid(string dossier)
    {
        var drafts = DossierReader.Read(Path.Combine(Docs(), "dossiers", dossier));
        Schema.Errors(new JsonArray([.. drafts.Select(draft => Record(draft.Type, draft.Stream, draft.Data))])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zone.proposd", "zone/a", "{}", "[0].zone.proposd: unknown")]
    [InlineData("zone.proposed", "actor/a", "{}", "[0].zone.proposed: pattern")]
    [InlineData("zone.proposed", "zone/A", "{}", "[0].zone.proposed: pattern")]
    [InlineData("zone.proposed", "zone/a", """{ "onn": "2017" }""", "[0].onn: unknown")]
    [InlineData("zone.proposed", "zone/a", """{ "by": "actor/a" }""", "[0].by: type")]
    [InlineData("zone.proposed", "zone/a", """{ "by": [] }""", "[0].by: minItems")]
    [InlineData("zone.proposed", "zone/a", """{ "by": ["actor/a", "actor/a"] }""", "[0].by: uniqueItems")]
    [InlineData("zone.proposed", "zone/a", """{ "by": ["place/a"] }""", "[0].by[0]: pattern")]
    [InlineData("zone.proposed", "zone/a", """{ "on": ["2017-05-03"] }""", "[0].on: anyOf")]
    [InlineData("zone.proposed", "zone/a", """{ "on": { "anchor": "meeting/a" } }""", "[0].on: anyOf")]
    [InlineData("zone.proposed", "zone/a", """{ "on": { "anchor": "meeting/a", "aspect": "heald" } }""", "[0].on: anyOf")]
    [InlineData("zone.proposed", "zone/a", """{ "polarity": "denyed" }""", "[0].polarity: enum")]
    [InlineData("zone.proposed", "zone/a", """{ "quote": "" }""", "[0].quote: minLength")]
    [InlineData("zone.proposed", "zone/a", """{ "inferred": "yes" }""", "[0].inferred: type")]
    [InlineData("zone.proposed", "zone/a", """{ "key": "a b" }""", "[0].key: pattern")]
    [InlineData("zone.proposed", "zone/a", """{ "zone.agreed": "zone/a" }""", "[0].zone.agreed: unknown")]
    [InlineData("zone.ruleSet", "zone/a", """{ "rule": "No Flights" }""", "[0].rule: pattern")]
    [InlineData("agreement.termSet", "agreement/a", """{ "duration": "6 months" }""", "[0].duration: pattern")]
    [InlineData("zone.area", "zone/a", """{ "places": [{ "place": "place/a", "extend": "whole" }] }""", "[0].places[0].extend: unknown")]
    public void Typical_mistakes_are_not(string type, string stream, string fields, string error)
    {
        var data = JsonNode.Parse(fields)!.AsObject();
        if (EventTypes.Find(type) is { } known)
        {
            foreach (var (name, value) in Golden.Of(known.StoredName).Data) data.TryAdd(name, value?.DeepClone());
        }

        Schema.Errors(new JsonArray(Record(type, stream, data))).ShouldContain(error);
    }

    [Theory]
    [InlineData("on", "2017")]
    [InlineData("note", "7")]
    [InlineData("on", "\"[2017-05-03..2017-05-05]\"")]
    [InlineData("on", """{ "anchor": "agreement/a", "aspect": "signed", "offset": "-P10D" }""")]
    public void What_an_editor_reads_as_a_number_may_be_a_date_or_a_text(string field, string json)
    {
        var golden = Golden.Of("zone.established").With((field, json));
        Schema.Errors(new JsonArray(Record("zone.established", golden.Stream, golden.Data))).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_a_list_of_records()
    {
        Schema.Errors(new JsonObject()).ShouldBe([": type"]);
        Schema.Errors(new JsonArray()).ShouldBe([": minItems"]);
        Schema.Errors(new JsonArray(7)).ShouldContain("[0]: type");
        Schema.Errors(new JsonArray(new JsonObject { ["record"] = "without-a-type" })).ShouldBe(["[0]: anyOf"]);
    }

    // Indented, but what fits on a line stands on one.
    private static string Write(JsonNode? node, string indent)
    {
        var line = node?.ToJsonString(Written) ?? "null";
        if (line.Length + indent.Length <= 140) return line;
        return node switch
        {
            JsonObject data => $"{{\n{string.Join(",\n", data.Select(field => $"{indent}  {JsonSerializer.Serialize(field.Key, Written)}: {Write(field.Value, indent + "  ")}"))}\n{indent}}}",
            JsonArray items => $"[\n{string.Join(",\n", items.Select(item => $"{indent}  {Write(item, indent + "  ")}"))}\n{indent}]",
            _ => line,
        };
    }

    private static JsonObject Record(string type, string stream, JsonObject data) =>
        new([KeyValuePair.Create(type, (JsonNode?)stream), .. data.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]);

    private static string Docs([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs"));
}
