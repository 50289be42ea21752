using KnowledgeBase.Cli;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>Where the archive and the connection come from: the option, the variable, the setting, in this order.</summary>
public sealed class SettingsCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string NoServer = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5";

    [Fact]
    public async Task The_option_goes_before_the_variable_and_that_before_the_setting()
    {
        foreach (var archive in new[] { "default", "by-option", "by-variable", "by-setting" }) await kb.Run("archives", "create", archive);
        var folder = Folder("""{ "archive": "by-setting", "something": 1 }""");

        (await Archive(folder, ["KB_ARCHIVE=by-variable"], "--archive", "by-option")).ShouldBe("by-option");
        (await Archive(folder, ["KB_ARCHIVE=by-variable"])).ShouldBe("by-variable");
        (await Archive(folder, [])).ShouldBe("by-setting");
        (await Archive(folder, ["KB_ARCHIVE="])).ShouldBe("by-setting");
        (await Archive(Folder("{}"), [])).ShouldBe("default");
        (await Archive(Folder("""{ "archive": null }"""), [])).ShouldBe("default");
        (await Archive(kb.Folder, [])).ShouldBe("default");
    }

    [Fact]
    public async Task So_do_connections()
    {
        var good = kb.Database.ConnectionString;
        var folder = Folder($$"""{ "connection": {{System.Text.Json.JsonSerializer.Serialize(good)}} }""");

        (await kb.RunIn(folder, ["KB_CONNECTION="], "archives", "list")).Done();
        (await kb.RunIn(folder, [$"KB_CONNECTION={NoServer}"], "archives", "list")).Refused(3);
        (await kb.RunIn(folder, [$"KB_CONNECTION={NoServer}"], "archives", "list", "--connection", good)).Done();
    }

    [Fact]
    public async Task The_event_log_is_named_in_the_same_ways_and_an_unknown_one_is_refused()
    {
        (await kb.RunIn(Folder("""{ "eventLog": "mongo" }"""), ["KB_EVENT_LOG=oracle"], "archives", "list", "--event-log", "postgres")).Done();
        (await kb.RunIn(Folder("""{ "eventLog": "mongo" }"""), [], "archives", "list")).Refused().ShouldBe("There is no event log 'mongo'. There are 'postgres' and 'marten'.");
        (await kb.RunIn(Folder("""{ "eventLog": "mongo" }"""), ["KB_EVENT_LOG=oracle"], "archives", "list")).Refused().ShouldStartWith("There is no event log 'oracle'.");
        var marten = await kb.Run("archives", "list", "--event-log", "marten");
        if (EventLogs.HasMarten) marten.Done();
        else marten.Refused().ShouldContain("Build it with 'dotnet build -p:UseMarten=true' (docs/marten.md)");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ \"archive\": 7 }")]
    [InlineData("{ \"archive\": ")]
    [InlineData("")]
    [InlineData("{ \"archive\": \"a\", \"archive\": {} }")]
    public async Task A_broken_setting_is_named(string json) =>
        (await kb.RunIn(Folder(json), [], "zones")).Refused().ShouldStartWith("knowledgebase.json in this folder isn't a JSON object of texts such as {\"archive\": \"syria\"}: ");

    private async Task<string> Archive(string folder, string[] variables, params string[] options) =>
        (await kb.RunIn(folder, variables, ["zones", .. options])).Done().Split('\'')[1];

    private string Folder(string settings)
    {
        var folder = Directory.CreateDirectory(Path.Combine(kb.Folder, Guid.NewGuid().ToString("n"))).FullName;
        File.WriteAllText(Path.Combine(folder, "knowledgebase.json"), settings);
        return folder;
    }
}
