using System.Diagnostics;
using KnowledgeBase.Cli;
using KnowledgeBase.IntegrationTests.Hosting;

namespace KnowledgeBase.IntegrationTests.Cli;

/// <summary>The program as a .NET tool, from its package.</summary>
public sealed class ToolTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Fact]
    public async Task Kb_installs_from_its_package_and_answers()
    {
        var source = Path.Combine(Path.GetDirectoryName(Recording.RecordingDatabase.Small)!, "..", "..", "src", "KnowledgeBase.Cli");
        kb.Write("nuget.config", $"<configuration><packageSources><clear/><add key=\"here\" value=\"{kb.Folder}\"/></packageSources></configuration>");

        await Dotnet("pack", source, "--configuration", Configuration, "--no-build", "--output", kb.Folder, $"-p:UseMarten={EventLogs.HasMarten}");
        await Dotnet("tool", "install", "--tool-path", Path.Combine(kb.Folder, "bin"), "--configfile", Path.Combine(kb.Folder, "nuget.config"), "KnowledgeBase.Cli");

        (await Run(Path.Combine(kb.Folder, "bin", "kb"), "date", "2017-05", "--format", "csv")).ShouldContain("2017-05,true,,2017-05-01,2017-05-31,");
        (await Run(Path.Combine(kb.Folder, "bin", "kb"), "archives", "list")).ShouldContain("There are no archives.");
    }

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private Task<string> Dotnet(params string[] arguments) => Run(Kb.Dotnet, arguments);

    private async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = kb.Folder };
        start.Environment["KB_CONNECTION"] = kb.Database.ConnectionString;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ask.Ct), process.StandardError.ReadToEndAsync(Ask.Ct));
        await process.WaitForExitAsync(Ask.Ct);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await error}");
        return await output;
    }
}
