using System.Diagnostics;
using System.Xml.Linq;
using KnowledgeBase.IntegrationTests.Hosting;

namespace KnowledgeBase.IntegrationTests;

/// <summary>The benchmarks still run. What they measure here means nothing; that other ways give the same answers does.</summary>
public sealed class BenchmarksTests(PostgresFixture postgres)
{
    private static readonly string[] Charts = ["imports.svg", "one-aspect.svg", "other-ways.svg", "questions.svg"];

    [Fact]
    public async Task A_small_run_asks_everything_and_other_ways_give_the_same_answers()
    {
        var folder = Directory.CreateTempSubdirectory("kb-benchmarks-test-");
        try
        {
            var document = Path.Combine(folder.FullName, "benchmarks.md");
            var start = new ProcessStartInfo(Kb.Dotnet, [Path.Combine(AppContext.BaseDirectory, "KnowledgeBase.Benchmarks.dll"), "--small", "--out", document]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["KB_CONNECTION"] = await postgres.ConnectionString();
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(Ask.Ct), process.StandardError.ReadToEndAsync(Ask.Ct));
            await process.WaitForExitAsync(Ask.Ct);

            process.ExitCode.ShouldBe(0, $"{await output}\n{await error}");
            var said = await File.ReadAllTextAsync(document, Ask.Ct);
            foreach (var part in (string[])["Aims", "Questions", "After corrections", "Other ways", "Imports", "Rebuilds", "The web"]) said.ShouldContain($"## {part}\n");
            said.ShouldContain("| folding the stream | 1,000 |");
            Directory.EnumerateFiles(Path.Combine(folder.FullName, "benchmarks")).Select(Path.GetFileName).Order().ShouldBe(Charts);
            foreach (var chart in Charts) XDocument.Load(Path.Combine(folder.FullName, "benchmarks", chart)).Descendants().Count(element => element.Name.LocalName == "polyline").ShouldBeGreaterThan(1, chart);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
