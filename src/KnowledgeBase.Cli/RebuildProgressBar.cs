using KnowledgeBase.Projections;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Shows on standard error how far a rebuild is, when that is a terminal.</summary>
internal sealed class RebuildProgressBar(ProgressContext context) : IProgress<RebuildProgress>
{
    private readonly Dictionary<RebuildPhase, ProgressTask> _tasks = [];

    public static Task<T> Show<T>(Func<IProgress<RebuildProgress>?, Task<T>> work) => Console.IsErrorRedirected
        ? work(null)
        : Show(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), work);

    internal static Task<T> Show<T>(IAnsiConsole console, Func<IProgress<RebuildProgress>?, Task<T>> work) => console.Progress().AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .StartAsync(context => work(new RebuildProgressBar(context)));

    public void Report(RebuildProgress value)
    {
        foreach (var (phase, earlier) in _tasks.Where(task => task.Key < value.Phase)) (earlier.IsIndeterminate, earlier.Value) = (false, earlier.MaxValue);
        if (!_tasks.TryGetValue(value.Phase, out var task)) _tasks[value.Phase] = task = context.AddTask(Name(value.Phase));
        task.IsIndeterminate = value.Total == 0;
        task.MaxValue = Math.Max(1, value.Total);
        task.Value = value.Done;
        task.Description = value.Total > 0 ? $"{Name(value.Phase)} {value.Total:N0} events" : Name(value.Phase);
    }

    private static string Name(RebuildPhase phase) => phase switch
    {
        RebuildPhase.Projecting => "Projecting",
        RebuildPhase.Tying => "Applying amendments and editions to",
        RebuildPhase.Comparing => "Comparing",
        RebuildPhase.Indexing => "Indexing",
        _ => "Catching up",
    };
}
