using System.CommandLine;

namespace KnowledgeBase.Cli;

/// <summary><c>kb completion SHELL</c>: a script by which a shell completes commands, options and fixed values of kb.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completion", "Print a script by which a shell completes the words of kb.") { shell }.WithExamples("source <(kb completion bash)", "kb completion fish > ~/.config/fish/completions/kb.fish", "kb completion pwsh | Out-String | Invoke-Expression");
        command.SetAction(parsed => Output.Raw(Script(parsed.GetValue(shell)!)));
        return command;
    }

    private static string Script(string shell)
    {
        using var stream = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
