using System.Text.Json;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>What each question prints on the archive of the demo, at 80 columns and in every form.</summary>
public sealed class AnswersCliTests(DemoProgram demo) : IClassFixture<DemoProgram>
{
    [Theory]
    [InlineData("zones", "zones --as-of 2017-05-06 --aspect agreed.area")]
    [InlineData("zone", "zone Idlib --as-of 2017-09-20 --aspect agreed.area --aspect negotiation --aspect established")]
    [InlineData("agreements", "agreements --as-of 2017-11-07 --aspect agreed.term --aspect obligation")]
    [InlineData("agreement", "agreement astana-memorandum-2017 --as-of 2017-06-15 --aspect signed --aspect obligation")]
    [InlineData("meetings", "meetings --as-of 2017-05-04 --aspect held --aspect planned.held")]
    [InlineData("meeting", "meetings astana-6 --as-of 2017-09-15")]
    [InlineData("incidents", "incidents --as-of 2017-09-20")]
    [InlineData("actor", "actors LAVRENTIEV --as-of 2017-09-20 --aspect role --aspect position")]
    [InlineData("source", "sources alwaght-astana-4 --as-of 2017-12-31")]
    [InlineData("topic", "topic opposition-separated --as-of 2017-09-20")]
    [InlineData("positions", "positions --as-of 2017-09-20")]
    [InlineData("positions-of-an-actor", "positions --actor iran --as-of 2017-09-20")]
    [InlineData("statements", "statements --speaker Jaafari --as-of 2017-05-10")]
    [InlineData("timeline", "timeline agreement/astana-memorandum-2017 --as-of 2017-12-31 --according-to publisher:TASS")]
    [InlineData("diff", "diff zone/homs zone/idlib --from-as-of 2017-05-04 --as-of 2017-09-20")]
    [InlineData("diff-of-sources", "diff zone/homs --as-of 2017-05-06 --from-according-to publisher:TASS --according-to publisher:Alwaght")]
    [InlineData("impact", "impact retract-separation-missed")]
    [InlineData("check", "check --as-of 2017-12-01")]
    [InlineData("check-before-the-correction", "check anachronisms --as-of 2017-12-01 --recorded-by 615")]
    public async Task Tables(string name, string command) => Snapshot.Verify((await demo.Ask(command)).Done(), test: name);

    [Theory]
    [InlineData("json", "zone homs --as-of 2017-05-06 --aspect agreed.area --format json")]
    [InlineData("json-agreement", "agreement astana-memorandum-2017 --as-of 2017-09-20 --aspect obligation --aspect agreed.term --format json")]
    [InlineData("json-positions", "positions --topic opposition-separated --as-of 2017-09-20 --format json")]
    [InlineData("json-topic", "topic opposition-separated --as-of 2017-09-20 --format json")]
    [InlineData("json-statements", "statements jaafari-thanks --as-of 2017-09-20 --format json")]
    [InlineData("json-timeline", "timeline zone/homs --format json --as-of 2017-05-06")]
    [InlineData("json-diff", "diff zone/homs --from-as-of 2017-05-04 --as-of 2017-05-06 --format json")]
    [InlineData("json-impact", "impact retract-separation-missed --format json")]
    [InlineData("json-check", "check overdue --as-of 2017-12-01 --format json")]
    public async Task Json(string name, string command)
    {
        var json = (await demo.Ask(command)).Done();
        using var parsed = JsonDocument.Parse(json);
        Snapshot.Verify(json, test: name);
    }

    [Theory]
    [InlineData("jsonl", "zones --as-of 2017-05-06 --aspect proposed --format jsonl")]
    [InlineData("csv", "zone homs --as-of 2017-05-06 --aspect agreed.area --format csv")]
    [InlineData("markdown", "statements --topic opposition-separated --as-of 2017-09-20 --format markdown")]
    public async Task Other_forms(string name, string command) => Snapshot.Verify((await demo.Ask(command)).Done(), test: name);

    [Fact]
    public async Task Each_line_of_JSON_Lines_holds_its_vantage()
    {
        var lines = (await demo.Ask("zones --as-of 2017-05-06 --format jsonl")).Done().Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();

        lines.Select(line => line.GetProperty("zone").GetString()).ShouldBe(["zone/eastern-ghouta", "zone/homs", "zone/idlib", "zone/south"]);
        lines.ShouldAllBe(line => line.GetProperty("vantage").GetProperty("position").GetInt64() == 619);
    }

    [Theory]
    [InlineData("zone idlb", "There is no zone 'idlb'. Did you mean zone/idlib?")]
    [InlineData("actors Lavrentjev", "There is no actor 'Lavrentjev'. Did you mean actor/alexander-lavrentyev")]
    [InlineData("topic opposition-seperated", "There is no topic 'opposition-seperated'. Did you mean topic/opposition-separated")]
    [InlineData("statements nobody-said-this", "There is no statement 'nobody-said-this'.")]
    [InlineData("timeline zone/nowhere", "There is no zone 'zone/nowhere'.")]
    [InlineData("impact nothing", "There is no record 'nothing' in archive 'demo'.")]
    [InlineData("impact tass-5-signed", "'tass-5-signed' is no amendment but agreement.signed.")]
    [InlineData("topic opposition-separated --span soon", "--span: 'soon' is no EDTF date")]
    [InlineData("diff --from-as-of soon", "--from-as-of: 'soon' is no date")]
    public async Task Unknown_names_are_answered_with_the_nearest_ones(string command, string message) => (await demo.Ask(command)).Refused().ShouldContain(message);
}

/// <summary>The program with the archive of the demo.</summary>
public sealed class DemoProgram(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly KbProgram _kb = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await _kb.InitializeAsync();
        (await _kb.Run("demo")).Done();
    }

    internal Task<KbRun> Ask(string command) => _kb.Run([.. command.Split(' '), "--archive", "demo"]);

    public ValueTask DisposeAsync() => _kb.DisposeAsync();
}
