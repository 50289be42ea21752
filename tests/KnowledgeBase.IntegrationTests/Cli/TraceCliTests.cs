using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgeBase.Tests.Snapshots;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>What became of the claims of the Astana dossier: a misprinted date, a second reading, a record taken back.</summary>
public sealed partial class TraceCliTests(KbProgram kb) : IClassFixture<KbProgram>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if ((await kb.Run("archives", "create", "astana")).ExitCode == 0)
            (await kb.Run("import", Path.Combine(Repository(), "docs", "dossiers", "astana-2017"), "--archive", "astana", "--recorder", "curator")).Done();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_misprinted_date() => Snapshot.Verify(await Trace("source/alwaght-astana-4"));

    [Fact]
    public async Task The_retracted_record() => Snapshot.Verify(await Trace("sputnik-9-separation-missed"));

    [Fact]
    public async Task A_corrected_and_superseded_claim() => Snapshot.Verify(await Trace("zone/idlib", "agreed.area", "aleppo"));

    [Fact]
    public async Task As_JSON()
    {
        var json = await Trace("astana-memorandum-2017", "missed", "--format", "json");
        Snapshot.Verify(json);
        using var parsed = JsonDocument.Parse(json);
        parsed.RootElement.GetProperty("claims")[0].GetProperty("amendments")[0].GetProperty("kind").GetString().ShouldBe("retracted");
    }

    [Theory]
    [InlineData("jsonl", 1)]
    [InlineData("csv", 2)]
    [InlineData("markdown", 3)]
    public async Task In_every_form_a_claim_has_a_line(string form, int lines) =>
        (await Trace("astana-memorandum-2017", "missed", "--format", form)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(lines);

    [Fact]
    public async Task Before_it_was_recorded_there_was_no_such_record() =>
        (await kb.Run("trace", "sputnik-9-separation-missed", "--archive", "astana", "--recorded-by", "100")).Refused().ShouldBe("There is no thing 'sputnik-9-separation-missed'.");

    [Fact]
    public async Task A_mistyped_aspect_is_answered_with_one_that_there_is() =>
        (await kb.Run("trace", "zone/idlib", "contrl", "--archive", "astana")).Refused().ShouldStartWith("There is no aspect 'contrl'. Did you mean 'control'?");

    // When it was recorded differs from run to run, its length does not.
    private async Task<string> Trace(params string[] arguments) =>
        RecordedAt().Replace((await kb.Run(["trace", .. arguments, "--archive", "astana", "--as-of", "2017-12-31"])).Done(), "(the time in UTC..)");

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex RecordedAt();
}
