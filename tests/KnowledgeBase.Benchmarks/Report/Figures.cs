using KnowledgeBase.Benchmarks.Measuring;
using KnowledgeBase.Benchmarks.Parts;

namespace KnowledgeBase.Benchmarks.Report;

/// <summary>Figures as they are written.</summary>
internal static class Figures
{
    public static string Of(double? value) => value switch
    {
        null => "-",
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:N1}",
        >= 0.1 or 0 => $"{value:N2}",
        _ => $"{value:0.####}",
    };

    public static string Of(Timing? timing) => timing is null ? "-" : $"{Of(timing.Median)} / {Of(timing.P99)} ({timing.Samples:N0})";

    public static string Claims(long claims) => claims >= 1_000_000 ? $"{claims / 1e6:0.##} M" : claims >= 1_000 ? $"{claims / 1e3:0.##} k" : $"{claims}";

    /// <summary>What is asked, with the claims on the key.</summary>
    public static string Asked(AsOfCell cell) => cell.Size is { } size ? $"{cell.Question}, {size:N0} {(size == 1 ? "claim" : "claims")}" : cell.Question;
}
