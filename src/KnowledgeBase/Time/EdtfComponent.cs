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
    public int[] Values(int max) => [.. Enumerable.Range(1, max).Where(n => Matches(Text, n))];

    /// <summary>Whether a number, written with leading zeros, fits digits with X for any digit.</summary>
    public static bool Matches(string digits, long number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
        {
            if (digits[i] != 'X' && digits[i] - '0' != number % 10) return false;
        }

        return number == 0;
    }

    public override string ToString() => $"{Before}{Text}{After}";
}
