using System.Diagnostics;
using KnowledgeBase.Recording;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Shows on standard error how far a table is, with rows, rows a second and the time that is left; nothing when that is no terminal.</summary>
internal sealed class TableProgressBar(ProgressContext context) : IProgress<TableProgress>
{
    private readonly Dictionary<ImportPhase, (ProgressTask Task, Stopwatch Clock, TableProgress First)> _tasks = [];

    public static Task<T> Show<T>(Func<IProgress<TableProgress>?, Task<T>> work) => Console.IsErrorRedirected
        ? work(null)
        : Show(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), work);

    internal static Task<T> Show<T>(IAnsiConsole console, Func<IProgress<TableProgress>?, Task<T>> work) => console.Progress().AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(context => work(new TableProgressBar(context)));

    public void Report(TableProgress value)
    {
        foreach (var (_, earlier) in _tasks.Where(task => task.Key < value.Phase)) earlier.Task.Value = earlier.Task.MaxValue;
        if (!_tasks.TryGetValue(value.Phase, out var known)) _tasks[value.Phase] = known = (context.AddTask($"{value.Phase}"), Stopwatch.StartNew(), value.Rows > 0 && value.Phase == ImportPhase.Recording ? value : new(value.Phase, 0, 0));
        known.Task.Value = 100 * value.Fraction;
        known.Task.Description = Describe(value, known.First, known.Clock.Elapsed);
    }

    internal static string Describe(TableProgress now, TableProgress first, TimeSpan spent)
    {
        var (rows, share) = (now.Rows - first.Rows, now.Fraction - first.Fraction);
        var speed = spent.TotalSeconds > 0.5 ? $", {rows / spent.TotalSeconds:N0}/s" : "";
        var left = share > 0 && spent.TotalSeconds > 0.5 ? $", {TimeSpan.FromSeconds(Math.Ceiling(spent.TotalSeconds / share * (1 - now.Fraction))):h\\:mm\\:ss} left" : "";
        return $"{now.Phase} {now.Rows:N0} rows{speed}{left}";
    }
}
