using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Tests.Events;

namespace KnowledgeBase.Tests.Dossiers;

/// <summary>What is written is read back as the very same.</summary>
public sealed class DossierWriterTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get),
        Gen.Elements(Awkward),
        Gen.Elements("a", " ", "\n", ": ", " #", "-", "'", "\"", "\\", "2017", "é", "عربي", "\u0085", "\u2028", "\uFEFF", "\t", "\r", "😀", ",", "[", "]", "{", "}", "?", "&", "*", "!", "|", ">", "%", "@", "`", "~", ".")
            .ListOf().Select(string.Concat));

    private static string[] Awkward =>
    [
        "null", ". *\"-", "~", "true", "false", "yes", "NO", "2017", "-1", "1.50", "1e5", "0x1F", "---", "...", "- a", "-P2W", "? a", "a: b", "a:", "a #b", "#a", "[2017-05-03..2017-05-05]", "{2017,2018}",
        "../2017", "2017-05-04?", "2017-05~", "'a'", "a\nb", "a\n\nb\n", "a\n b", " a\nb", "a\nb\n\n", "\n", "a\r\nb", "---\na", "a\n---\nb", "# a\n# b", "a\n\tb", "<<", "=", "!!str a", "&a", "*a", "NaN", "a , b", "Infinity", "12:30",
    ];

    public static TheoryData<string> Types => [.. Golden.StoredNames.Where(name => Golden.Of(name).IsCurrent)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task An_example_of_each_type_is_read_back(string storedName)
    {
        var golden = Golden.Of(storedName);
        await ReadsBack(new Draft(golden.Stream, golden.Type.Name, golden.Data));
    }

    [Fact]
    public void Random_events_are_read_back() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(RandomJson.Events.Where(IsEvent).ToArbitrary(), golden => ReadsBack(new Draft(golden.Stream, golden.Type.Name, EventJson.ToJson(EventJson.FromJson(golden.Type, golden.Data)))).GetAwaiter().GetResult()));

    [Fact]
    public void Random_texts_are_read_back_wherever_they_stand() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2_000),
        Prop.ForAll(Texts.Where(IsText).ToArbitrary(), text => Everywhere(text).GetAwaiter().GetResult()));

    [Theory]
    [MemberData(nameof(AwkwardTexts))]
    public async Task An_awkward_text_is_read_back_wherever_it_stands(string text) => await Everywhere(text);

    public static TheoryData<string> AwkwardTexts => [.. Awkward];

    [Fact]
    public async Task A_record_reads_like_one_that_somebody_wrote()
    {
        var data = JsonNode.Parse("""
            {"by":["actor/russia","actor/iran"],"paragraphs":[5,6],"on":"[2017-05-03..2017-05-05]","until":{"anchor":"agreement/x","aspect":"signed","offset":"-P2W"},"note":"One: two\nthree","record":"r1",
            "source":"source/tass","capacity":"guarantor","quote":"It's 5 o'clock","order":2}
            """);

        (await Yaml(new Draft("agreement/a", "agreement.signed", (JsonObject)data!))).ShouldBe("""

            - agreement.signed: agreement/a
              record: r1
              source: source/tass
              paragraphs: [5, 6]
              quote: It's 5 o'clock
              by: [actor/russia, actor/iran]
              capacity: guarantor
              on: "[2017-05-03..2017-05-05]"
              until: { anchor: agreement/x, aspect: signed, offset: "-P2W" }
              order: 2
              note: |-
                One: two
                three

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Objects_in_a_list_have_a_line_each_and_what_a_correction_sets_too()
    {
        (await Yaml(new Draft("zone/a", "zone.area", (JsonObject)JsonNode.Parse("""{"record":"a","source":"source/s","places":[{"place":"place/b","extent":"whole"},{"place":"place/c"}],"complete":true}""")!)))
            .ShouldContain("\n  places:\n  - { place: place/b, extent: whole }\n  - { place: place/c }\n  complete: true\n");
        (await Yaml(new Draft("zone/a", "record.corrected", (JsonObject)JsonNode.Parse("""{"record":"b","target":"a","targetType":"zone.area","reason":"r","set":{"on":"2017","until":null,"order":1}}""")!)))
            .ShouldEndWith("\n  targetType: zone.area\n  set:\n    on: \"2017\"\n    until: null\n    order: 1\n  reason: r\n");
    }

    [Fact]
    public async Task A_number_that_YAML_dossiers_cannot_hold_is_refused_by_name()
    {
        var place = new Draft("place/a", "place.registered", (JsonObject)JsonNode.Parse("""{"record":"p","name":"A","geometry":{"x":0.12345678901234567890123}}""")!);

        (await Should.ThrowAsync<DossierException>(() => Yaml(place))).Message.ShouldStartWith("place.registered 'p': geometry: has the number 0.12345678901234567890123");
        JsonNode.DeepEquals(await JsonLine(place), JsonNode.Parse("""{"place.registered":"place/a","record":"p","name":"A","geometry":{"x":0.12345678901234567890123}}""")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_line_of_JSON_begins_with_the_type_and_what_it_is_about()
    {
        var golden = Golden.Of("zone.established");
        (await JsonLine(new Draft(golden.Stream, golden.Type.Name, golden.Data))).ToJsonString().ShouldStartWith($$"""{"zone.established":"{{golden.Stream}}","record":""");
    }

    private static bool IsText(string text) => !text.Contains('\0') && EventValidator.Validate(EventTypes.Find("zone.registered")!, "zone/a", new() { ["record"] = "a", ["name"] = "a", ["note"] = $"a{text}" }).Count == 0;

    // What a correction sets is checked against its target only, so an example by itself may set anything.
    private static bool IsEvent(Golden golden) => golden.Errors.Count == 0 && golden.StoredName != "record.corrected" && !HasLongNumbers(golden.Data);

    // See the test on numbers that YAML dossiers cannot hold.
    private static bool HasLongNumbers(JsonNode? node) => node switch
    {
        JsonObject data => data.Any(field => HasLongNumbers(field.Value)),
        JsonArray items => items.Any(HasLongNumbers),
        null => false,
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.Number && node.ToJsonString().Length > 15,
    };

    private static async Task Everywhere(string text)
    {
        await ReadsBack(new Draft("place/a", "place.registered", new()
        {
            ["record"] = "a",
            ["name"] = text,
            ["aliases"] = new JsonArray(text, "b"),
            ["geometry"] = new JsonObject { [text] = text, ["list"] = new JsonArray(text, new JsonObject { ["x"] = text }) },
        }));
        await ReadsBack(new Draft("zone/a", "record.corrected", new() { ["record"] = "b", ["target"] = "a", ["targetType"] = "zone.proposed", ["reason"] = text, ["set"] = new JsonObject { ["note"] = text, [text + "?"] = text } }));
    }

    private static async Task ReadsBack(Draft draft)
    {
        var yaml = await Yaml(draft);
        var read = DossierReader.Read("d.yaml", yaml).ShouldHaveSingleItem();
        (read.Stream, read.Type).ShouldBe((draft.Stream, draft.Type));
        JsonNode.DeepEquals(read.Data, draft.Data).ShouldBeTrue($"{yaml}\nwas read as\n{read.Data}\nand not\n{draft.Data}");

        var line = await JsonLine(draft);
        line.First().ShouldBe(KeyValuePair.Create<string, JsonNode?>(draft.Type, line.First().Value));
        line.Remove(draft.Type);
        JsonNode.DeepEquals(line, draft.Data).ShouldBeTrue();
    }

    private static async Task<string> Yaml(Draft draft)
    {
        var text = new StringWriter();
        await DossierWriter.Write(text, DossierFormat.Yaml, draft);
        return text.ToString();
    }

    private static async Task<JsonObject> JsonLine(Draft draft)
    {
        var text = new StringWriter();
        await DossierWriter.Write(text, DossierFormat.Jsonl, draft);
        text.ToString().TrimEnd('\n').ShouldNotContain('\n');
        return (JsonObject)JsonNode.Parse(text.ToString())!;
    }
}
