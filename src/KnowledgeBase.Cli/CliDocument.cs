using System.CommandLine;
using System.Text;

namespace KnowledgeBase.Cli;

/// <summary>The commands as a document, <c>docs/cli.md</c>; a test keeps it current.</summary>
internal static class CliDocument
{
    public static string Of(RootCommand root)
    {
        var text = new StringBuilder();
        text.Append("# kb\n\nMade from the commands themselves; a test compares. Every command takes the options of the first table.\n\n");
        Table(text, "option", root.Options.Where(option => option is not (VersionOption or System.CommandLine.Help.HelpOption)).Select(option => (Name(option), option.Description)));
        text.Append("\nExit codes: 0 done, 1 wrong command line, 2 refused (nothing was changed), 3 no database server or it failed, 4 a check found differences.\n");
        text.Append("\n| command | |\n|---|---|\n");
        foreach (var command in root.Subcommands) text.Append($"| [{command.Name}](#kb-{command.Name}) | {FirstSentence(command.Description)} |\n");
        foreach (var command in root.Subcommands) Command(text, command, "kb");
        return text.ToString();
    }

    private static void Command(StringBuilder text, Command command, string path)
    {
        var name = $"{path} {command.Name}";
        text.Append($"\n## {name}\n\n{Escape(command.Description)}\n");
        if (command.Subcommands.Count == 0)
        {
            var arguments = string.Concat(command.Arguments.Select(argument => $" {(argument.Arity.MinimumNumberOfValues == 0 ? $"[{Placeholder(argument)}]" : Placeholder(argument))}"));
            text.Append($"\n```\n{name}{arguments}{(command.Options.Count > 0 ? " [options]" : "")}\n```\n");
        }

        if (command.Arguments.Count + command.Options.Count > 0) text.Append('\n');
        if (command.Arguments.Count > 0) Table(text, "argument", command.Arguments.Select(argument => (argument.Name, argument.Description)));
        if (command.Arguments.Count > 0 && command.Options.Count > 0) text.Append('\n');
        if (command.Options.Count > 0) Table(text, "option", command.Options.Select(option => (Name(option), option.Required ? $"{option.Description} Required." : option.Description)));
        if (Help.ExamplesOf(command) is { Count: > 0 } examples) text.Append($"\n```\n{string.Join('\n', examples)}\n```\n");
        foreach (var sub in command.Subcommands) Command(text, sub, name);
    }

    private static void Table(StringBuilder text, string head, IEnumerable<(string Name, string? Description)> rows)
    {
        text.Append($"| {head} | |\n|---|---|\n");
        foreach (var (name, description) in rows) text.Append($"| `{name}` | {Escape(description)} |\n");
    }

    private static string Name(Option option) => option.HelpName is { } value ? $"{option.Name} <{value.Replace("|", " or ", StringComparison.Ordinal)}>" : option.Name;

    private static string Placeholder(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name.ToUpperInvariant()}…" : argument.Name.ToUpperInvariant();

    private static string FirstSentence(string? description) => Escape(description is null ? "" : description.IndexOf(". ", StringComparison.Ordinal) is > 0 and var at ? description[..(at + 1)] : description);

    private static string Escape(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
