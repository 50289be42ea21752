using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Recording;
using KnowledgeBase.Tests.Events;

namespace KnowledgeBase.Tests.Dossiers;

public sealed class RecordReaderTests
{
    [Theory]
    [InlineData("- zone.registered: zone/a\n  record: a\n  name: 2017\n")]
    [InlineData("zone.registered: zone/a\nrecord: a\nname: 2017\n")]
    [InlineData("  {\"zone.registered\": \"zone/a\", \"record\": \"a\", \"name\": \"2017\"}")]
    public void A_record_is_read_with_or_without_its_dash_or_as_JSON(string text)
    {
        var draft = Read(text);
        (draft.Type, draft.Stream, draft.Data.ToJsonString()).ShouldBe(("zone.registered", "zone/a", """{"record":"a","name":"2017"}"""));
    }

    [Theory]
    [InlineData("", "x:")]
    [InlineData("- zone.registered: zone/a\n- zone.registered: zone/b\n", "x:1:1: holds 2 records")]
    [InlineData("[]", "x:1:1: holds 0 records")]
    [InlineData("zone.registred: zone/a", "x:1:1: there is no event type 'zone.registred'. Did you mean 'zone.registered'?")]
    [InlineData("word", "x:1:1: a record begins with")]
    [InlineData("{}", "x:1:1: a record begins with")]
    [InlineData("{\"zone.registered\": 7}", "x:1:1: a record begins with")]
    [InlineData("{\"zone.registered\": ", "x:1:")]
    [InlineData("{\"a\": \"zone/a\", \"a\": 1}", "x:1:")]
    [InlineData("{\"zone.registered\": \"zone/\\ud800\"}", "x:1:1: has a text with half a character in it")]
    [InlineData("{\"zone.registered\": \"zone/a\", \"names\": [{\"\\udc00\": 1}]}", "x:1:1: has a text with half a character in it")]
    public void What_is_no_record_is_refused(string text, string error) => Should.Throw<DossierException>(() => Read(text)).Message.ShouldStartWith(error);

    [Fact]
    public void A_record_written_as_YAML_is_read_as_it_was()
    {
        foreach (var golden in Golden.StoredNames.Select(Golden.Of).Where(golden => golden.IsCurrent))
        {
            var draft = new Draft(golden.Stream, golden.Type.Name, golden.Data);
            var read = Read(Yaml(draft));
            (read.Type, read.Stream).ShouldBe((draft.Type, draft.Stream));
            JsonNode.DeepEquals(read.Data, draft.Data).ShouldBeTrue($"{Yaml(draft)}\n{read.Data.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("- a")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("\"quoted\" 'twice'\n\ttab \\ end ")]
    [InlineData("ünïcödé 😀 \u2028")]
    [InlineData("[a, b]")]
    [InlineData("1e5")]
    public void Any_text_can_be_written(string text) =>
        Read(Yaml(new Draft("zone/a", "zone.registered", new JsonObject { ["name"] = text, ["aliases"] = new JsonArray(text) }))).Data.ToJsonString()
            .ShouldBe(new JsonObject { ["name"] = text, ["aliases"] = new JsonArray(text) }.ToJsonString());

    private static string Yaml(Draft draft) => DossierWriter.Text(DossierFormat.Yaml, draft);

    private static Draft Read(string text) => RecordReader.Read("x", Encoding.UTF8.GetBytes(text));
}
