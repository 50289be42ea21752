using System.Diagnostics;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>The console that answers are printed on: no colour unless it is a terminal and nobody asked for none (<c>NO_COLOR</c>).</summary>
internal static class Output
{
    private const int WidthInPipes = 100;

    public static IAnsiConsole Console { get; } = Create(new AnsiConsoleOutput(IsTerminal ? System.Console.Out : new TrimmedWriter(System.Console.Out)));

    /// <summary>Whether somebody sits in front of it.</summary>
    public static bool IsTerminal => !System.Console.IsOutputRedirected;

    private static bool IsPlain => !IsTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    /// <summary>A line of text, broken between words where it is wider than the console.</summary>
    public static void Line(string text = "") => Console.WriteLine(text);

    /// <summary>A line of text as it is, to be pasted or parsed.</summary>
    public static void Raw(string text) => System.Console.Out.WriteLine(text);

    /// <summary>Draws something; on a terminal that it is too long for, in the pager (<c>PAGER</c>, else <c>less</c>; none when that is empty).</summary>
    public static void Paged(Action<IAnsiConsole> draw)
    {
        if (!IsTerminal)
        {
            draw(Console);
            return;
        }

        using var drawn = new StringWriter();
        var console = Create(new AnsiConsoleOutput(drawn));
        console.Profile.Width = Console.Profile.Width;
        draw(console);
        var text = drawn.ToString();
        if (text.Count(c => c == '\n') < System.Console.WindowHeight || !Page(text)) System.Console.Out.Write(text);
    }

    private static bool Page(string text)
    {
        var pager = Environment.GetEnvironmentVariable("PAGER") ?? "less";
        if (pager.Length == 0) return false;
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false, ArgumentList = { "-c", $"command -v {pager.Split(' ')[0]} >/dev/null && exec {pager}" } };
            start.Environment.TryAdd("LESS", "-FRX");
            using var process = Process.Start(start)!;
            try
            {
                process.StandardInput.Write(text);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // Left before the end.
            }

            process.WaitForExit();
            return process.ExitCode != 127 && process.ExitCode != 1;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static IAnsiConsole Create(IAnsiConsoleOutput output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = IsPlain ? AnsiSupport.No : output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = IsPlain ? ColorSystemSupport.NoColors : output.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.Standard,
        });
        if (!IsTerminal)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns is > 20 and < 1000 ? columns : WidthInPipes;
        return console;
    }
}
