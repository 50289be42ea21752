namespace KnowledgeBase.Time;

/// <summary>
/// The years that a written year can mean. Year 0 is 1 BC. <paramref name="Digits"/> are the digits with an exponent written out and
/// X for an unspecified one; <paramref name="Significant"/> counts significant digits (<c>1950S2</c>: 1900 to 1999), 0 when not given.
/// </summary>
internal sealed record EdtfYear(bool IsNegative, string Digits, int Significant)
{
    /// <summary>Sixteen digits: days of such years, doubled, still fit 64 bits.</summary>
    public const int MaxDigits = 16;

    public bool HasUnspecified => Digits.Contains('X');

    /// <summary>The year as written; only for one without unspecified digits.</summary>
    public long Written => IsNegative ? -Magnitude : Magnitude;

    /// <summary>The step of the last digit that is known: 1, 10 for <c>199X</c>, 100 for <c>19XX</c> and <c>1950S2</c>.</summary>
    public long Unit => PowerOfTen(Significant > 0 ? CountDigits(Magnitude) - Significant : Digits.Length - Digits.TrimEnd('X').Length);

    private long Magnitude => long.Parse(Digits);

    /// <summary>
    /// Ascending. Every year for unspecified digits (at most ten thousand), else the first and the last one;
    /// enough for bounds, as significant digits never come with a month.
    /// </summary>
    public IReadOnlyList<long> Candidates()
    {
        if (HasUnspecified)
        {
            var magnitudes = EdtfComponent.Expand(Digits);
            return [.. IsNegative ? magnitudes.Where(n => n > 0).Select(n => -n).Reverse() : magnitudes];
        }

        var first = Magnitude / Unit * Unit;
        var last = first + Unit - 1;
        if (first == last) return [Written];
        return IsNegative ? [-last, -first] : [first, last];
    }

    public static int CountDigits(long magnitude)
    {
        var count = 1;
        for (; magnitude >= 10; magnitude /= 10) count++;
        return count;
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--) power *= 10;
        return power;
    }
}
