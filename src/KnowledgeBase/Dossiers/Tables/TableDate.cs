using System.Globalization;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Reads dates in a stated format: <c>d MMMM yyyy</c>. What the format does not have, the date does not have either: precision is never invented.</summary>
internal static class TableDate
{
    /// <summary>Whether a format can be used: a year, perhaps a month, perhaps a day.</summary>
    public static bool IsFormat(string format) => format.Contains("yy", StringComparison.Ordinal) && (!HasDay(format) || HasMonth(format)) && !Unquoted(format).Any("HhmsftKzg".Contains);

    /// <summary>The date as EDTF; null when the text is not of that format.</summary>
    public static string? Edtf(string text, string format) =>
        DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString(HasDay(format) ? "yyyy-MM-dd" : HasMonth(format) ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture)
            : null;

    private static bool HasDay(string format) => Unquoted(format).Replace("ddd", "", StringComparison.Ordinal).Contains('d');

    private static bool HasMonth(string format) => Unquoted(format).Contains('M');

    private static string Unquoted(string format) => string.Concat(format.Split('\'').Where((_, i) => i % 2 == 0));
}
