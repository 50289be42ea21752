using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.IntegrationTests.Cli;
using KnowledgeBase.IntegrationTests.Hosting;
using KnowledgeBase.IntegrationTests.Recording;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>The built program as a server of the Model Context Protocol, asked by the client of the official SDK.</summary>
public sealed class McpTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tools_only_read_and_say_what_they_are_for()
    {
        await using var client = await Client();

        var tools = await client.ListToolsAsync(cancellationToken: Ct);

        tools.Select(tool => tool.Name).Order().ShouldBe(["ask_thing", "check", "compare", "history", "list_archives", "list_things", "positions", "search", "statements", "timeline"]);
        tools.ShouldAllBe(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint == true && tool.Description.Length > 40);
        client.ServerInstructions.ShouldNotBeNull().ShouldContain("contested");
    }

    [Fact]
    public async Task An_answer_carries_verdict_sources_and_a_link_that_stays_the_same()
    {
        await using var client = await Client();

        var answer = await Ask(client, "ask_thing", new() { ["thing"] = "zone/homs", ["aspects"] = new[] { "agreed.area" }, ["vantage"] = Vantage("2017-05-06") });

        var area = answer["zones"]![0]!["aspects"]!["agreed.area"]!;
        ((string)area["verdict"]!).ShouldBe("contested");
        area["values"]!.AsArray().Select(value => (string)value!["source"]!).Order().ShouldBe(["source/alwaght-astana-4", "source/tass-astana-4"]);
        answer["sources"]!.AsObject().Select(source => source.Key).ShouldBe(["source/alwaght-astana-4", "source/tass-astana-4"]);
        ((string)answer["link"]!).ShouldBe("https://archive.example.org/archives/demo/zone/homs?as-of=2017-05-06&recorded-by=619");
    }

    [Fact]
    public async Task The_JSON_is_that_of_the_command_line()
    {
        await using var client = await Client();
        var printed = (JsonObject)JsonNode.Parse((await kb.Run("timeline", "zone/idlib", "--archive", "demo", "--as-of", "2017-05-06", "--format", "json")).Done())!;

        var answer = await Ask(client, "timeline", new() { ["thing"] = "zone/idlib", ["vantage"] = Vantage("2017-05-06") });

        foreach (var added in (string[])["sources", "link"]) answer.Remove(added).ShouldBeTrue();
        JsonNode.DeepEquals(answer, printed).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_tool_answers_of_the_archive()
    {
        await using var client = await Client();
        (string Tool, Dictionary<string, object?> With, string Items)[] questions =
        [
            ("list_archives", [], "archives"),
            ("list_things", new() { ["kind"] = "zone", ["vantage"] = Vantage("2017-05-06") }, "things"),
            ("positions", new() { ["topic"] = "opposition-separated", ["vantage"] = Vantage("2017-09-20") }, "positions"),
            ("history", new() { ["thing"] = "astana-memorandum-2017", ["aspect"] = "missed" }, "claims"),
            ("statements", new() { ["speaker"] = "Lavrentiev", ["limit"] = 3 }, "statements"),
            ("compare", new() { ["from"] = Vantage("2017-05-04"), ["vantage"] = Vantage("2017-05-07"), ["things"] = new[] { "zone/homs" } }, "differences"),
            ("check", new() { ["vantage"] = Vantage("2017-09-20") }, "findings"),
            ("search", new() { ["words"] = new[] { "Lavrentiev", "ceasefire" } }, "hits"),
        ];
        foreach (var (tool, with, items) in questions) (await Ask(client, tool, with))[items]!.AsArray().Count.ShouldBeGreaterThan(0, tool);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_told_in_words()
    {
        await using var client = await Client();

        (await Refused(client, "ask_thing", new() { ["thing"] = "zone/hom" })).ShouldBe("There is no zone 'zone/hom'. Did you mean zone/homs?");
        (await Refused(client, "ask_thing", new() { ["thing"] = "homs" })).ShouldContain("Several things are called 'homs'");
        (await Refused(client, "list_things", new() { ["kind"] = "planet" })).ShouldContain("'planet' is none");
        (await Refused(client, "check", new() { ["archive"] = "nowhere" })).ShouldContain("nowhere");
        var both = await Refused(client, "timeline", new() { ["thing"] = "zone/homs", ["vantage"] = new Dictionary<string, object?> { ["as-of"] = "2017-05", ["published-by"] = "soon" } });
        both.Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused() =>
        (await kb.Run("mcp", "--pages", "archive.example.org")).Refused().ShouldContain("--pages");

    private async Task<McpClient> Client()
    {
        var database = kb.Database.ConnectionString;
        var archives = await kb.Run("archives", "list");
        if (!archives.Output.Contains("demo"))
        {
            (await kb.Run("archives", "create", "demo")).Done();
            (await kb.Run("import", RecordingDatabase.Astana, "--archive", "demo")).ExitCode.ShouldBe(0);
        }

        return await McpClient.CreateAsync(
            new StdioClientTransport(new()
            {
                Command = Kb.Dotnet,
                Arguments = [Path.Combine(AppContext.BaseDirectory, "kb.dll"), "mcp", "--archive", "demo", "--pages", "https://archive.example.org/"],
                EnvironmentVariables = new Dictionary<string, string?> { ["KB_CONNECTION"] = database },
            }),
            cancellationToken: Ct);
    }

    private static Dictionary<string, object?> Vantage(string day) => new() { ["as-of"] = day };

    private static async Task<JsonObject> Ask(McpClient client, string tool, Dictionary<string, object?> with)
    {
        var result = await client.CallToolAsync(tool, with, cancellationToken: Ct);
        var text = ((TextContentBlock)result.Content[0]).Text;
        result.IsError.ShouldNotBe(true, text);
        var json = (JsonObject)JsonNode.Parse(text)!;
        JsonNode.DeepEquals(json, JsonSerializer.SerializeToNode(result.StructuredContent)).ShouldBeTrue();
        return json;
    }

    private static async Task<string> Refused(McpClient client, string tool, Dictionary<string, object?> with)
    {
        var result = await client.CallToolAsync(tool, with, cancellationToken: Ct);
        result.IsError.ShouldBe(true);
        return ((TextContentBlock)result.Content[0]).Text;
    }
}
