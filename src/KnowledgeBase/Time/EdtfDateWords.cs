using System.Globalization;

namespace KnowledgeBase.Time;

/// <summary>A single EDTF date in plain English.</summary>
internal static class EdtfDateWords
{
    private static readonly string[] ComponentNames = ["year", "month", "day"];

    public static string Of(EdtfDate date)
    {
        var words = Unqualified(date) + (date.Time.Length > 0 ? $" at {date.Time[1..]}" : "");
        if (!date.IsQualified) return words;
        if (IsQualifiedAsAWhole(date))
            return (IsUncertain(date, 0) ? "perhaps " : "") + (IsApproximate(date, 0) ? "about " : "") + words;
        var notes = Enumerable.Range(0, date.Components.Count).Select(i => Note(date, i)).OfType<string>();
        return $"{words} ({string.Join(", ", notes)})";
    }

    /// <summary>Whether its only qualifier stands at the very end, or before a date that is a year alone.</summary>
    public static bool IsQualifiedAsAWhole(EdtfDate date) =>
        date.Components[^1] is { IsQualified: true } last
        && (date.Components.Count == 1 || (last.Before is null && date.Components.SkipLast(1).All(c => !c.IsQualified)));

    public static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static string Unqualified(EdtfDate date)
    {
        var year = Year(date.Year);
        if (date.Season is { } season) return season.Words.Replace("{0}", year);
        var yearAfter = date.Year is { HasUnspecified: false, Significant: 0 } ? $" {year}" : $" of {year}";
        var (month, day) = (date.Month, date.DayOfMonth);
        if (month is null) return year;
        if (day is null) return month.IsUnspecified ? $"some month of {year}" : Months(month) + yearAfter;
        if (day.IsUnspecified) return month.IsUnspecified ? $"some day in {year}" : $"some day in {Months(month)}{yearAfter}";
        return $"{Days(day, LongestMonth(date, month))} {(month.IsUnspecified ? "of some month of " + year : Months(month) + yearAfter)}";
    }

    private static string Months(EdtfComponent month) => Either(month.Values(12), MonthName, "a month from ");

    private static string Days(EdtfComponent day, int longest) => Either(day.Values(longest), d => $"{d}", "some day from ");

    private static int LongestMonth(EdtfDate date, EdtfComponent month) =>
        month.Values(12).Max(m => Day.DaysInMonth(date.Year.HasUnspecified ? 2000 : date.Year.Written, m));

    private static string Either(int[] values, Func<int, string> name, string prefix) => values switch
    {
        [var only] => name(only),
        [var first, .., var last] when values.Length > 2 && last - first == values.Length - 1 => $"{prefix}{name(first)} to {name(last)}",
        _ => $"{string.Join(", ", values[..^1].Select(name))} or {name(values[^1])}",
    };

    private static string Year(EdtfYear year)
    {
        if (year is { HasUnspecified: false, Significant: 0 }) return YearName(year.Written);
        if (year is { IsNegative: false, Digits: "XXXX" }) return "an unknown year";
        var years = year.Candidates();
        var (first, last) = (years[0], years[^1]);
        if (year.Significant > 0) return $"the years {YearName(first)} to {YearName(last)} (estimated: {YearName(year.Written)})";
        if (last - first != years.Count - 1) return $"a year like {(year.IsNegative ? "-" : "")}{year.Digits}";
        return years.Count == 10 && first >= 1000 ? $"the {first}s" : $"the years {YearName(first)} to {YearName(last)}";
    }

    private static string YearName(long year) => year switch
    {
        < -9998 => $"{1 - year:N0} BC",
        <= 0 => $"{1 - year} BC",
        < 1000 => $"AD {year}",
        <= 9999 => $"{year}",
        _ => $"the year {year:N0}",
    };

    private static string? Note(EdtfDate date, int component) => (IsUncertain(date, component), IsApproximate(date, component)) switch
    {
        (true, true) => $"{Name(date, component)} uncertain and approximate",
        (true, false) => $"{Name(date, component)} uncertain",
        (false, true) => $"{Name(date, component)} approximate",
        _ => null,
    };

    private static string Name(EdtfDate date, int component) =>
        component == 1 && date.Season is not null ? "season" : ComponentNames[component];

    private static bool IsUncertain(EdtfDate date, int component) =>
        date.Components[component].IsUncertainHere || date.Components.Skip(component).Any(c => c.After is '?' or '%');

    private static bool IsApproximate(EdtfDate date, int component) =>
        date.Components[component].IsApproximateHere || date.Components.Skip(component).Any(c => c.After is '~' or '%');
}
