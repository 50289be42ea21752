using System.Diagnostics;
using KnowledgeBase.IntegrationTests.Hosting;

namespace KnowledgeBase.IntegrationTests.Cli;

public sealed class CompletionCliTests(KbProgram kb) : IClassFixture<KbProgram>
{
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Every_script_calls_back(string shell)
    {
        var script = (await kb.RunIn(kb.Folder, ["KB_CONNECTION=Host=127.0.0.1;Port=1"], "completion", shell)).Done();
        script.ShouldContain("[suggest:");
        script.ShouldStartWith("#");
    }

    [Fact]
    public async Task Another_shell_is_refused() => (await kb.Run("completion", "csh")).ExitCode.ShouldBe(1);

    [Theory]
    [InlineData("kb sear", "search")]
    [InlineData("kb projections re", "rebuild")]
    [InlineData("kb search --ki", "--kind")]
    [InlineData("kb search x --kind st", "statement")]
    [InlineData("kb zones --format ", "csv json jsonl markdown table")]
    [InlineData("kb check over", "overdue")]
    [InlineData("kb completion z", "zsh")]
    [InlineData("kb zones --format nothing-like-it", "")]
    public async Task Bash_completes_commands_options_and_fixed_values(string line, string completions)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no /bin/bash on this machine.");
        var words = line.Split(' ');
        kb.Write("complete.sh", $$"""
            kb() { '{{Kb.Dotnet}}' '{{Path.Combine(AppContext.BaseDirectory, "kb.dll")}}' "$@"; }
            source <(kb completion bash)
            complete -p kb >/dev/null || exit 9
            COMP_WORDS=({{string.Join(' ', words.Select(word => $"'{word}'"))}})
            COMP_CWORD={{words.Length - 1}} COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            _kb
            echo "${COMPREPLY[*]}"
            """);
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "complete.sh"]) { WorkingDirectory = kb.Folder, UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await bash.StandardOutput.ReadToEndAsync(Ask.Ct);
        await bash.WaitForExitAsync(Ask.Ct);

        bash.ExitCode.ShouldBe(0);
        output.Trim().ShouldBe(completions);
    }
}
