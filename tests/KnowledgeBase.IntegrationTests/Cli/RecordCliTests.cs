using System.Text.Json;
using KnowledgeBase.Cli;
using KnowledgeBase.Events;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class RecordCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private const string Record = "actor.registered: actor/un\nrecord: un\nname: UN\nkind: internationalBody\n";

    [Fact]
    public async Task A_record_is_tried_recorded_once_and_known_then()
    {
        await kb.Run("archives", "create", "one");
        string[] record = ["record", kb.Write("un.yaml", Record), "--archive", "one", "--recorder", "Ana"];
        var id = EventIds.Of("one", "un");

        (await kb.RunWith(["COLUMNS=200"], [.. record, "--dry-run"])).Done().ShouldBe($"Would record: 'un' in archive 'one' at position 1, event {id}.\n");
        (await kb.RunWith(["COLUMNS=200"], record)).Done().ShouldBe($"Recorded: 'un' in archive 'one' at position 1, event {id}.\n");
        (await kb.RunWith(["COLUMNS=200"], record)).Done().ShouldBe($"Was there already: 'un' in archive 'one' at position 1, event {id}.\n");
        (await kb.Database.Rows("select user_name from kb.mt_events where tenant_id = 'one'")).ShouldBe(["Ana"]);
    }

    [Fact]
    public async Task It_is_read_from_standard_input_too_as_YAML_or_JSON()
    {
        await kb.Run("archives", "create", "input");
        var json = (await kb.RunOn($"- {Record.TrimEnd().Replace("\n", "\n  ")}", "record", "--archive", "input", "--format", "json")).Done();
        var done = JsonDocument.Parse(json).RootElement;
        done.EnumerateObject().Select(field => field.Name).ShouldBe(["record", "event", "position", "new", "dryRun"]);
        done.GetProperty("position").GetInt64().ShouldBe(1);

        (await kb.RunOn("""{"zone.registered": "zone/a", "record": "a", "name": "A"}""", "record", "-", "--archive", "input")).Done().ShouldContain("at position 2");
    }

    [Fact]
    public async Task What_import_refuses_is_refused()
    {
        (await kb.RunOn("zone.registered: zone/a\nrecord: a\nnam: A\n", "record")).Refused().Split('\n').ShouldBe(
            ["standard input:3:1: zone.registered 'a': nam: unknown field. Did you mean 'name'?", "standard input:1:1: zone.registered 'a': name: is required, and is missing."], ignoreOrder: true);
        (await kb.RunOn("""{"zone.established": "zone/none", "record": "e", "source": "source/none"}""", "record")).Refused().ShouldContain("register it first");
        (await kb.RunOn("zone.registered: zone/a\nname: A\n", "record")).Refused().ShouldContain("record: is required");
        (await kb.Run("record", "nowhere.yaml")).Refused().ShouldBe("nowhere.yaml: there is no such file.");
    }

    [Fact]
    public void On_a_terminal_it_is_asked_for()
    {
        var output = new StringWriter { NewLine = "\n" };
        var prompts = new RecordPrompts(new StringReader("zone.registerd\nzone.violated\nactor/x\nzone/idlib\nv1\ntass\nsource/tass\non\n2017-13\n2017-05\nparagraphs\n2, 3\nontop\n\ny\n"), output);
        var draft = prompts.Ask();
        prompts.Confirm(draft).ShouldBeTrue();

        (draft.Type, draft.Stream).ShouldBe(("zone.violated", "zone/idlib"));
        draft.Data.ToJsonString().ShouldBe("""{"record":"v1","source":"source/tass","on":"2017-05","paragraphs":[2,3]}""");
        var said = output.ToString();
        said.ShouldContain("there is no event type 'zone.registerd'. Did you mean 'zone.registered'?");
        said.ShouldContain("'actor/x' must refer to a thing of kind zone");
        said.ShouldContain("There is no month 13");
        said.ShouldContain("there is no field 'ontop'.");
        said.ShouldContain("\n- zone.violated: zone/idlib\n  record: v1\n  source: source/tass\n  paragraphs: [2, 3]\n  on: 2017-05\n");
    }

    [Fact]
    public void Whoever_stops_records_nothing() =>
        Should.Throw<UserException>(() => new RecordPrompts(new StringReader("zone.registered\n"), TextWriter.Null).Ask()).Message.ShouldContain("Nothing was recorded.");
}
