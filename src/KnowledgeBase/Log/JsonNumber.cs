using System.Globalization;

namespace KnowledgeBase.Log;

/// <summary>A JSON number as PostgreSQL prints it: no exponent, its scale kept (1.50 stays 1.50), no negative zero.</summary>
internal static class JsonNumber
{
    // PostgreSQL stores far longer ones, but a number of this length is a mistake.
    private const int MostDigits = 1000;

    public static string Normal(string number)
    {
        var negative = number[0] == '-';
        var mantissa = number.AsSpan(negative ? 1 : 0);
        var exponent = 0;
        if (mantissa.IndexOfAny('e', 'E') is var e and >= 0)
        {
            exponent = int.TryParse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                && Math.Abs((long)parsed) <= MostDigits ? parsed : throw TooLong(number);
            mantissa = mantissa[..e];
        }

        if (mantissa.Length > MostDigits)
        {
            throw TooLong(number);
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        point = (point < 0 ? digits.Length : point) + exponent;

        var whole = point <= 0 ? "0" : digits[..Math.Min(point, digits.Length)].PadRight(point, '0').TrimStart('0');
        var fraction = point < 0 ? new string('0', -point) + digits : digits[Math.Min(point, digits.Length)..];
        var sign = negative && digits.AsSpan().ContainsAnyExcept('0') ? "-" : "";
        return $"{sign}{(whole.Length == 0 ? "0" : whole)}{(fraction.Length == 0 ? "" : ".")}{fraction}";
    }

    private static FormatException TooLong(string number) =>
        new($"the number {(number.Length > 40 ? number[..40] + "…" : number)} has more than {MostDigits} digits");
}
