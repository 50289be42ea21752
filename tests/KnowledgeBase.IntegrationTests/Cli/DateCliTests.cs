using System.Text.Json;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class DateCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    private static readonly string[] Dates = ["2017-05-04", "2017-05", "1984~", "[2017-05-03..2017-05-05]", "2017-05-04/..", "../2017", "../..", "-0044-03-15", "2017-13", "a|b"];

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("markdown")]
    public async Task What_is_printed(string format)
    {
        var run = await kb.Run(["date", .. Dates, "--format", format]);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldBe("");
        Snapshot.Verify(run.Output.ReplaceLineEndings("\n"), test: $"{nameof(What_is_printed)}_as_{format}");
        (await kb.RunOn(string.Join('\n', Dates), "date", "--format", format)).ShouldBe(run);
        if (format == "json") JsonDocument.Parse(run.Output).RootElement.GetArrayLength().ShouldBe(Dates.Length);
    }

    [Fact]
    public async Task No_server_is_needed_and_all_valid_ends_with_0()
    {
        var run = await kb.RunIn(kb.Folder, ["KB_CONNECTION=Host=127.0.0.1;Port=1"], "date", "2017", "--format", "jsonl");
        run.Done().ShouldBe("""{"edtf":"2017","valid":true,"error":null,"earliest":"2017-01-01","latest":"2017-12-31","words":"some day in 2017"}""" + "\n");
    }

    [Fact]
    public async Task Nothing_on_standard_input_is_nothing()
    {
        (await kb.RunOn("", "date")).Done().ShouldBe("");
        (await kb.RunOn("", "date", "--format", "json")).Done().ShouldBe("[]\n");
        (await kb.RunOn("\n2017\r\n", "date", "--format", "csv")).Output.Split("\r\n").Length.ShouldBe(4);
    }
}
