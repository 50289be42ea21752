using System.Text.RegularExpressions;

namespace KnowledgeBase.Time;

/// <summary>
/// The time of day after a date, ISO 8601-1 extended format: <c>T23:20:30</c>, perhaps with a fraction of a second, perhaps in UTC
/// (<c>Z</c>) or with an offset from it (<c>-04</c>, <c>+04:30</c>). Checked, but never used: bounds are whole local days.
/// </summary>
internal static partial class EdtfTime
{
    /// <summary>Moves the scanner behind the time and returns it, or null after an error.</summary>
    public static EdtfScanner? Skip(EdtfScanner scanner)
    {
        var match = Pattern().Match(scanner.Text, scanner.At);
        if (!match.Success)
            return scanner.Fail<EdtfScanner>("A time of day is written T23:20:30, perhaps followed by Z, -04 or +04:30.", scanner.At);
        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        var (sign, offset) = (match.Groups["sign"].Value, (Number(match, "oh") * 60) + Number(match, "om"));
        if (sign == "-") offset = -offset;
        if (offset is < -12 * 60 or > 14 * 60 || Number(match, "om") > 59 || (sign == "-" && offset == 0))
        {
            return scanner.Fail<EdtfScanner>(
                "Offsets from UTC run from -12:00 to +14:00, and none at all is +00:00 or Z.", match.Groups["sign"].Index);
        }

        var isEndOfDay = hour == 24 && minute == 0 && second == 0 && match.Groups["fraction"].Value.Trim('.', ',', '0').Length == 0;
        var isLeapSecond = second == 60 && ((hour * 60) + minute - offset + 1440) % 1440 == 1439;
        if ((hour > 23 && !isEndOfDay) || minute > 59 || (second > 59 && !isLeapSecond))
        {
            return scanner.Fail<EdtfScanner>(
                "There is no such time of day; hours are 00 to 23, minutes and seconds 00 to 59.", scanner.At + 1);
        }

        scanner.At += match.Length;
        return scanner;
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value) : 0;

    [GeneratedRegex(
        """
        \G T (?<h>[0-9]{2}) : (?<m>[0-9]{2}) : (?<s>[0-9]{2}) (?<fraction>[.,][0-9]+)?
        (Z | (?<sign>[+-]) (?<oh>[0-9]{2}) (: (?<om>[0-9]{2}))? )?
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
