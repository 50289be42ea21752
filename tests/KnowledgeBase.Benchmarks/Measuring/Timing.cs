namespace KnowledgeBase.Benchmarks.Measuring;

/// <summary>How long a question took, in milliseconds.</summary>
/// <param name="Median">Half of the samples took no longer.</param>
/// <param name="P99">99 in a hundred took no longer; of fewer than 100 samples the longest.</param>
/// <param name="Samples">How often it was asked.</param>
internal sealed record Timing(double Median, double P99, int Samples)
{
    /// <summary>95 in a hundred took no longer; of fewer than 20 samples the longest.</summary>
    public double P95 { get; init; }

    /// <summary>None took longer.</summary>
    public double Longest { get; init; }

    public static Timing Of(List<double> milliseconds)
    {
        milliseconds.Sort();
        return new(At(milliseconds, 0.5), At(milliseconds, 0.99), milliseconds.Count) { P95 = At(milliseconds, 0.95), Longest = milliseconds[^1] };
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
