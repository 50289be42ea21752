namespace KnowledgeBase.Time;

/// <summary>
/// A year, month, season or day as written: <c>?2004</c>, <c>%06</c>, <c>1X~</c>. A qualifier before it is about it alone;
/// one after it is about it and everything to its left (ISO 8601-2, qualification of components and groups).
/// </summary>
internal sealed record EdtfComponent(string Text, char? Before, char? After)
{
    public bool IsUnspecified => Text.AsSpan().IndexOfAnyExcept('X') < 0;

    public bool HasUnspecified => Text.Contains('X');

    public bool IsQualified => Before is not null || After is not null;

    public bool IsApproximateHere => Before is '~' or '%' || After is '~' or '%';

    public bool IsUncertainHere => Before is '?' or '%' || After is '?' or '%';

    /// <summary>The numbers from 1 to <paramref name="max"/> that the digits can stand for, ascending.</summary>
    public int[] Values(int max) => [.. Expand(Text).Where(n => n >= 1 && n <= max).Select(n => (int)n)];

    /// <summary>Every number that digits with X for any digit can stand for, ascending.</summary>
    public static IEnumerable<long> Expand(string digits) => digits.Aggregate(
        Enumerable.Repeat(0L, 1),
        (numbers, digit) => numbers.SelectMany(n => digit == 'X' ? Enumerable.Range(0, 10) : [digit - '0'], (n, d) => (n * 10) + d));

    public override string ToString() => $"{Before}{Text}{After}";
}
