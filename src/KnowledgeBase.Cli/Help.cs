using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace KnowledgeBase.Cli;

/// <summary>Help with examples, below what System.CommandLine tells of a command.</summary>
internal static class Help
{
    private static readonly ConditionalWeakTable<Command, string[]> Known = [];

    public static Command WithExamples(this Command command, params string[] examples)
    {
        Known.Add(command, examples);
        return command;
    }

    public static IReadOnlyList<string> ExamplesOf(Command command) => Known.TryGetValue(command, out var examples) ? examples : [];

    public static void Install(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new WithThem((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class WithThem(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (ExamplesOf(parseResult.CommandResult.Command) is not { Count: > 0 } examples) return code;
            Console.WriteLine("Examples:");
            foreach (var example in examples) Console.WriteLine($"  {example}");
            Console.WriteLine();
            return code;
        }
    }
}
