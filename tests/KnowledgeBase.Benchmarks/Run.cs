using System.Diagnostics;
using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Benchmarks.Report;

namespace KnowledgeBase.Benchmarks;

/// <summary>One run: what it is asked for, what it found, and how much time is left.</summary>
internal sealed class Run(Options options, Target target)
{
    private const int MostSamples = 2_000;
    private const int MostCold = 200;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public Options Options => options;

    public Target Target => target;

    public Results Results { get; } = new();

    /// <summary>For files that are gone when the run is over.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"kb-benchmarks-{Environment.ProcessId}");

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The time allowed is used up: only what is quick is still done.</summary>
    public bool IsLate => _clock.Elapsed.TotalMinutes > options.Minutes;

    /// <summary>Takes samples, fewer when little time was given or nothing of it is left.</summary>
    /// <param name="cold">Each question is asked for the first time, which makes fewer of them.</param>
    /// <param name="budget">Seconds at most, when all the time is given.</param>
    public Sampler Sampler(bool cold, double? budget = null)
    {
        // A small run takes as many on a slow machine, so that it comes to the same.
        var seconds = options.Small ? 3_600 : IsLate ? 0.05 : (budget ?? (cold ? 1.5 : 3)) * Math.Min(1, options.Minutes / 55);
        return new(options.Small ? 5 : cold ? MostCold : MostSamples, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Does a piece of work; should it fail, that is what came of it, and the run goes on.</summary>
    public async Task<T> Attempt<T>(string what, Func<Task<T>> work, Func<string, T> failed)
    {
        Tell(what);
        try
        {
            return await work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Tell($"FAILED: {what}: {failure}");
            Results.Failures.Add($"{what}: {failure.Message.ReplaceLineEndings(" ")}");
            return failed(failure.Message.ReplaceLineEndings(" "));
        }
    }

    /// <summary>Does a piece of work that leaves its results itself.</summary>
    public async Task<bool> Attempt(string what, Func<Task> work) => await Attempt(
        what,
        async () =>
        {
            await work();
            return true;
        },
        _ => false);

    public void Tell(string what) => Console.Error.WriteLine($"{_clock.Elapsed:hh\\:mm\\:ss} {what}");
}
