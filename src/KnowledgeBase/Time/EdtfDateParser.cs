using System.Text.RegularExpressions;

namespace KnowledgeBase.Time;

/// <summary>Reads one date of an EDTF text, at the place the scanner stands.</summary>
internal static partial class EdtfDateParser
{
    private const string YearHint =
        "A year is four digits, such as 1984, 0409, -0044 or 199X (decade), 19XX (century); a longer one begins with Y.";

    public static EdtfDate? Date(EdtfScanner scanner, bool mayHaveTime)
    {
        var start = scanner.At;
        var before = scanner.TakeQualifier();
        var yearStart = scanner.At;
        if (Year(scanner) is not { } year) return null;
        var components = new List<EdtfComponent> { new(scanner.Text[yearStart..scanner.At], before, scanner.TakeQualifier()) };
        var isYearOnly = year.Significant > 0 || scanner.Text[yearStart] == 'Y';
        while (components.Count < 3 && scanner.Take("-"))
        {
            if (isYearOnly) return scanner.Fail<EdtfDate>("A year with Y or S has no month.", scanner.At - 1);
            if (MonthOrDay(scanner, components) is not { } component) return null;
            components.Add(component);
        }

        var timeStart = scanner.At;
        if (scanner.Next == 'T')
        {
            if (!mayHaveTime)
                return scanner.Fail<EdtfDate>("A time of day has no place in an interval or a set; write the day alone.", timeStart);
            if (components.Count < 3 || components.Exists(c => c.HasUnspecified || c.IsQualified))
                return scanner.Fail<EdtfDate>("Only a complete date without X and qualifiers can have a time of day.", timeStart);
            if (EdtfTime.Skip(scanner) is null) return null;
        }

        return EdtfDate.Create(year, components, scanner.Text[timeStart..scanner.At])
            ?? scanner.Fail<EdtfDate>($"There is no such day as {string.Join('-', components)}.", start);
    }

    private static EdtfYear? Year(EdtfScanner scanner)
    {
        var match = YearPattern().Match(scanner.Text, scanner.At);
        var next = scanner.At + match.Length;
        if (!match.Success || (next < scanner.Text.Length && char.IsAsciiLetterOrDigit(scanner.Text[next]) && scanner.Text[next] != 'T'))
            return scanner.Fail<EdtfYear>(YearHint, scanner.At);
        var isNegative = match.Groups["minus"].Success;
        var digits = match.Groups["digits"].Value;
        if (isNegative && digits == "0000")
            return scanner.Fail<EdtfYear>("There is no year -0000; the year before 0001 is 0000.", scanner.At);
        if (match.Groups["letter"].Success)
        {
            if (LongDigits(scanner, match) is not { } longDigits) return null;
            digits = longDigits;
        }

        var year = new EdtfYear(isNegative, digits, 0);
        if (match.Groups["significant"] is { Success: true } significant)
        {
            if (year.HasUnspecified)
                return scanner.Fail<EdtfYear>("A year with X has no significant digits; write either X or S.", significant.Index - 1);
            var most = EdtfYear.CountDigits(Math.Abs(year.Written));
            if (significant.Length > 2 || int.Parse(significant.Value) > most || significant.Value[0] == '0')
                return scanner.Fail<EdtfYear>($"The number of significant digits after S is 1 to {most} here.", significant.Index);
            year = year with { Significant = int.Parse(significant.Value) };
        }

        scanner.At = next;
        return year;
    }

    private static string? LongDigits(EdtfScanner scanner, Match match)
    {
        var (digits, exponent) = (match.Groups["digits"], match.Groups["exponent"]);
        if (digits.Value[0] == '0') return scanner.Fail<string>("The year after Y does not begin with 0.", digits.Index);
        if (exponent.Success && exponent.Value[0] == '0')
            return scanner.Fail<string>("The exponent after E is a positive number.", exponent.Index);
        if (!exponent.Success && digits.Length <= 4)
            return scanner.Fail<string>("Y is only for years of more than four digits; leave it out.", scanner.At);
        // Compared in turn, so that a long exponent is refused before it is read as a number.
        if (digits.Length > EdtfYear.MaxDigits || exponent.Length > 2 || digits.Length + Exponent(exponent) > EdtfYear.MaxDigits)
            return scanner.Fail<string>($"A year has at most {EdtfYear.MaxDigits} digits; days beyond cannot be counted.", digits.Index);
        return digits.Value + new string('0', Exponent(exponent));
    }

    private static int Exponent(Group exponent) => exponent.Success ? int.Parse(exponent.Value) : 0;

    private static EdtfComponent? MonthOrDay(EdtfScanner scanner, List<EdtfComponent> before)
    {
        var isMonth = before.Count == 1;
        var left = scanner.TakeQualifier();
        var start = scanner.At;
        var match = TwoDigits().Match(scanner.Text, start);
        if (!match.Success)
        {
            var name = isMonth ? "month" : "day";
            return scanner.Fail<EdtfComponent>($"A {name} is two digits, or X for an unspecified one, such as 05, 1X or XX.", start);
        }

        scanner.At += 2;
        var component = new EdtfComponent(match.Value, left, scanner.TakeQualifier());
        if (isMonth)
        {
            if (component.Values(12).Length > 0) return component;
            if (!component.HasUnspecified && EdtfSeason.Of(int.Parse(match.Value)) is not null) return component;
            return scanner.Fail<EdtfComponent>(
                $"There is no month {match.Value}: months are 01 to 12, seasons, quarters and halves of a year 21 to 41.", start);
        }

        if (before[1].Values(12).Length == 0) return scanner.Fail<EdtfComponent>("A season or quarter has no day.", start);
        return component.Values(31).Length > 0
            ? component
            : scanner.Fail<EdtfComponent>($"There is no day {match.Value}: days are 01 to 31.", start);
    }

    [GeneratedRegex(
        """
        \G ( (?<letter>Y) (?<minus>-)? (?<digits>[0-9]+) (E (?<exponent>[0-9]+))?
           | (?<minus>-)? (?<digits>[0-9X]{4}) )
        (S (?<significant>[0-9]+))?
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"\G[0-9X]{2}(?![0-9X])")]
    private static partial Regex TwoDigits();
}
