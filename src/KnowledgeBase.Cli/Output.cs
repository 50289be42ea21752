using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>The console that answers are printed on: no colour unless it is a terminal and nobody asked for none (<c>NO_COLOR</c>).</summary>
internal static class Output
{
    private const int WidthInPipes = 100;

    public static IAnsiConsole Console { get; } = Create();

    /// <summary>A line of text, broken between words where it is wider than the console.</summary>
    public static void Line(string text = "") => Console.WriteLine(text);

    private static IAnsiConsole Create()
    {
        var plain = System.Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (System.Console.IsOutputRedirected)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns is > 20 and < 1000 ? columns : WidthInPipes;
        return console;
    }
}
