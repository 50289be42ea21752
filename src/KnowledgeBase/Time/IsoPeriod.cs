using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Time;

/// <summary>
/// A length of time in calendar units, signed: <c>P10D</c>, <c>-P2W</c>, <c>P6M</c>, <c>P1Y6M</c> (durations of ISO 8601-1; the sign is of
/// ISO 8601-2). Counts have at most nine digits. Equal when written the same: <c>P7D</c> is not <c>P1W</c>.
/// </summary>
public sealed partial record IsoPeriod
{
    private const string Hint = "A period is written P10D, P2W, P6M or P1Y6M, with a minus in front for one that leads back";

    private IsoPeriod(bool isNegative, int? years, int? months, int? weeks, int? days) =>
        (IsNegative, Years, Months, Weeks, Days) = (isNegative, years, months, weeks, days);

    /// <summary>Whether it leads back in time.</summary>
    public bool IsNegative { get; }

    /// <summary>Years, without the sign; null when not written.</summary>
    public int? Years { get; }

    /// <summary>Months, without the sign; null when not written.</summary>
    public int? Months { get; }

    /// <summary>Weeks, without the sign; null when not written.</summary>
    public int? Weeks { get; }

    /// <summary>Days, without the sign; null when not written.</summary>
    public int? Days { get; }

    /// <summary>Reads a text.</summary>
    /// <exception cref="FormatException">The text is no period; the message is that of the <see cref="EdtfError"/>.</exception>
    public static IsoPeriod Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value, out var error) ? value : throw new FormatException(error.Message);
    }

    /// <summary>Reads a text, or says what is wrong with it. Never throws.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IsoPeriod? value, [NotNullWhen(false)] out EdtfError? error)
    {
        value = null;
        text ??= "";
        var match = Pattern().Match(text);
        var counts = match.Groups["count"].Captures;
        var tooLong = counts.FirstOrDefault(c => c.Length > 9);
        var padded = counts.FirstOrDefault(c => c.Length > 1 && c.Value[0] == '0');
        error = match.Length < text.Length ? new($"{Hint}; units are Y, M, W and D, in this order.", match.Length)
            : counts.Count == 0 ? new($"{Hint}.", match.Length)
            : tooLong is not null ? new("A period counts at most 999,999,999 of a unit.", tooLong.Index)
            : padded is not null ? new("A count has no leading zero.", padded.Index)
            : null;
        if (error is not null) return false;
        value = new IsoPeriod(match.Groups["minus"].Success, Count(match, "y"), Count(match, "m"), Count(match, "w"), Count(match, "d"));
        return true;
    }

    /// <summary>
    /// Years and months first, calendar-wise (a day that the month lacks becomes its last day), then weeks and days. <c>P6M</c> from
    /// 6 May is 6 November. Infinities stay where they are.
    /// </summary>
    public Day AddTo(Day day)
    {
        var sign = IsNegative ? -1 : 1;
        return day.PlusMonths(sign * (((Years ?? 0) * 12L) + (Months ?? 0))).Plus(sign * (((Weeks ?? 0) * 7L) + (Days ?? 0)));
    }

    /// <summary>Both bounds moved.</summary>
    public DayBounds AddTo(DayBounds b) => new(AddTo(b.Earliest), AddTo(b.Latest));

    /// <summary>The text it was read from.</summary>
    public override string ToString() =>
        $"{(IsNegative ? "-" : "")}P{Written(Years, 'Y')}{Written(Months, 'M')}{Written(Weeks, 'W')}{Written(Days, 'D')}";

    private static string Written(int? count, char unit) => count is null ? "" : $"{count}{unit}";

    private static int? Count(Match match, string unit) => match.Groups[unit] is { Success: true } found ? int.Parse(found.Value) : null;

    [GeneratedRegex(
        """
        ^( (?<minus>-)? P
        ((?<count>(?<y>[0-9]+))Y)? ((?<count>(?<m>[0-9]+))M)? ((?<count>(?<w>[0-9]+))W)? ((?<count>(?<d>[0-9]+))D)? )?
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
