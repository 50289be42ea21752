using KnowledgeBase.Recording;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary>Shows on standard error how far an import is, when that is a terminal.</summary>
internal sealed class ImportProgressBar(ProgressContext context) : IProgress<ImportProgress>
{
    private readonly Dictionary<ImportPhase, ProgressTask> _tasks = [];

    public static Task<T> Show<T>(Func<IProgress<ImportProgress>?, Task<T>> work)
    {
        if (Console.IsErrorRedirected) return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new ImportProgressBar(context)));
    }

    public void Report(ImportProgress value)
    {
        foreach (var (phase, earlier) in _tasks.Where(task => task.Key < value.Phase)) earlier.Value = earlier.MaxValue;
        if (!_tasks.TryGetValue(value.Phase, out var task)) _tasks[value.Phase] = task = context.AddTask("");
        task.IsIndeterminate = value.Done == 0;
        task.MaxValue = Math.Max(1, value.Total);
        task.Value = value.Done;
        task.Description = value.Total > 0 ? $"{value.Phase} {value.Total:N0} records" : $"{value.Phase}";
    }
}
