using System.Text.Json.Nodes;
using KnowledgeBase.Answers;

namespace KnowledgeBase.Tests.Answers;

public sealed class AnswerDocumentTests
{
    [Fact]
    public void The_version_of_the_contract_comes_first()
    {
        Document(new JsonArray()).Json.ToJsonString().ShouldBe("""{"version":1,"vantage":{"position":3},"hits":[]}""");
    }

    [Fact]
    public void A_line_has_an_element_and_what_stands_beside_the_array_but_not_what_the_element_has_itself()
    {
        var document = Document(new JsonArray(new JsonObject { ["thing"] = "zone/idlib" }, new JsonObject { ["vantage"] = "its own" }));

        document.Lines().Select(line => line.ToJsonString()).ShouldBe(
        [
            """{"version":1,"vantage":{"position":3},"thing":"zone/idlib"}""",
            """{"version":1,"vantage":"its own"}""",
        ]);
    }

    [Fact]
    public void Without_elements_there_is_a_line_only_if_there_is_more_to_tell_than_the_vantage()
    {
        Document(new JsonArray()).Lines().ShouldBeEmpty();
        Document(new JsonArray(), ("found", 0)).Lines().Single().ToJsonString().ShouldBe("""{"version":1,"vantage":{"position":3},"hits":[],"found":0}""");
    }

    [Fact]
    public void Csv_has_a_header_and_quotes_what_would_be_read_otherwise()
    {
        using var text = new StringWriter();
        new AnswerDocument([], "hits", ["thing", "text"], [["zone/idlib", "a, \"b\""], [null, "two\nlines"], ["", "plain; it's"]]).WriteCsv(text);

        text.ToString().ShouldBe("thing,text\r\nzone/idlib,\"a, \"\"b\"\"\"\r\n,\"two\nlines\"\r\n,plain; it's\r\n");
    }

    private static AnswerDocument Document(JsonArray hits, params (string Name, JsonNode Value)[] more)
    {
        var json = new JsonObject { ["vantage"] = new JsonObject { ["position"] = 3 }, ["hits"] = hits };
        foreach (var (name, value) in more) json[name] = value;
        return new(json, "hits", [], []);
    }
}
