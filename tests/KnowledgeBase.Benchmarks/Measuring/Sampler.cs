using System.Diagnostics;

namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>Asks a question again and again, and takes the time of each.</summary>
/// <param name="most">Samples at most.</param>
/// <param name="budget">After so long no further sample is taken.</param>
internal sealed class Sampler(int most, TimeSpan budget)
{
    private const int Least = 3;

    /// <summary>Takes samples until there are enough.</summary>
    /// <param name="count">How many different questions there are.</param>
    /// <param name="ask">Asks the nth one.</param>
    /// <returns>Null when there are none.</returns>
    public async Task<Timing?> Take(int count, Func<int, Task> ask)
    {
        if (count <= 0) return null;
        var times = new List<double>();
        var all = Stopwatch.StartNew();
        while (times.Count < Math.Min(count, most) && (times.Count < Least || all.Elapsed < budget))
        {
            var one = Stopwatch.StartNew();
            await ask(times.Count);
            times.Add(one.Elapsed.TotalMilliseconds);
        }

        return Timing.Of(times);
    }
}
