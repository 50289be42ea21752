using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Time;

/// <summary>
/// A vantage as text: command-line options and query strings use the same four names. Parsing reports every error at once;
/// printing and parsing round-trip.
/// </summary>
public static partial class VantageText
{
    public const string AsOf = "as-of";
    public const string PublishedBy = "published-by";
    public const string RecordedBy = "recorded-by";
    public const string AccordingTo = "according-to";

    private static readonly string[] Everyday = ["yyyy-M-d", "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "yyyy/M/d", "yyyy.M.d", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy"];

    /// <summary>The four names.</summary>
    public static IReadOnlyList<string> Names { get; } = [AsOf, PublishedBy, RecordedBy, AccordingTo];

    /// <summary>The vantage that named values mean.</summary>
    /// <param name="values">Name and text; <c>according-to</c> may come several times, the others once.</param>
    /// <param name="errors">What is wrong with which value; empty when nothing is.</param>
    public static Vantage Parse(IEnumerable<(string Name, string Text)> values, out IReadOnlyList<string> errors)
    {
        var (vantage, wrong, seen) = (Vantage.Open, new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (name, text) in values)
        {
            if (name != AccordingTo && !seen.Add(name)) wrong.Add($"{name}: is given twice.");
            switch (name)
            {
                case AsOf: vantage = vantage with { AsOf = ParseDay(name, text, wrong) }; break;
                case PublishedBy: vantage = vantage with { PublishedBy = ParseDay(name, text, wrong) is { } day ? new PublicationDay(day) : null }; break;
                case RecordedBy: vantage = vantage with { RecordedBy = ParsePoint(name, text, wrong) }; break;
                case AccordingTo:
                    if (ParseSelector(name, text, wrong) is { } selector && !vantage.AccordingTo.Contains(selector))
                        vantage = vantage with { AccordingTo = [.. vantage.AccordingTo, selector] };
                    break;
                default: wrong.Add($"{name}: is no part of a vantage; the parts are {AsOf}, {PublishedBy}, {RecordedBy} and {AccordingTo}."); break;
            }
        }

        errors = wrong;
        return vantage;
    }

    /// <summary>The vantage of a query string; names that are no part of a vantage are left to others.</summary>
    public static Vantage ParseQueryString(string query, out IReadOnlyList<string> errors) => Parse(
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => (Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""))
            .Where(pair => pair.Item1 is AsOf or PublishedBy or RecordedBy or AccordingTo),
        out errors);

    /// <summary>Names and texts, in a fixed order.</summary>
    public static IEnumerable<(string Name, string Text)> Values(Vantage vantage)
    {
        if (vantage.AsOf is { } day) yield return (AsOf, day.ToString());
        if (vantage.PublishedBy is { } published) yield return (PublishedBy, published.Day.ToString());
        if (vantage.RecordedBy is { } recorded) yield return (RecordedBy, recorded.ToString());
        foreach (var selector in vantage.AccordingTo) yield return (AccordingTo, selector.ToString());
    }

    /// <summary><c>as-of=2017-05-06&amp;recorded-by=12</c>; empty when all is open.</summary>
    public static string ToQueryString(Vantage vantage) =>
        string.Join('&', Values(vantage).Select(value => $"{value.Name}={Uri.EscapeDataString(value.Text)}"));

    /// <summary><c>--as-of 2017-05-06 --recorded-by 12</c>, quoted for a POSIX shell where need be.</summary>
    public static string ToOptions(Vantage vantage) =>
        string.Join(' ', Values(vantage).Select(value => $"--{value.Name} {Quote(value.Text)}"));

    /// <summary>The days that are written in one of the ways of daily life: <c>31.5.2017</c>, <c>5/31/2017</c>, <c>31 May 2017</c>.</summary>
    public static IReadOnlyList<Day> Meant(string text) =>
    [
        .. Everyday.Select(format => DateOnly.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Day.Of(date.Year, date.Month, date.Day) : (Day?)null)
            .OfType<Day>().Distinct(),
    ];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>A word as a POSIX shell takes it.</summary>
    public static string Quote(string text) => Plain().IsMatch(text) ? text : $"'{text.Replace("'", @"'\''")}'";

    private static Day? ParseDay(string name, string text, List<string> errors)
    {
        if (FarDay(text) is { } far) return far;
        if (!Edtf.TryParse(text, out var date, out var error)) errors.Add($"{name}: '{text}' is no date: {error.Message} Write {(Meant(text) is { Count: > 0 } days ? string.Join(" or ", days) : "a day, such as 2017-05-06")}.");
        else if (!date.Bounds.IsSingleDay || date.IsQualified)
            errors.Add($"{name}: '{text}' is not one certain day. Write the day that is meant, such as {(date.Bounds.Latest.IsFinite ? date.Bounds.Latest : Day.Of(2017, 5, 6))}.");
        else return date.Bounds.Earliest;
        return null;
    }

    // EDTF gives years of more than four digits no months; Day prints them, so they are read here.
    private static Day? FarDay(string text)
    {
        if (Far().Match(text) is not { Success: true } match) return null;
        var (year, month, day) = (long.Parse(match.Groups[1].ValueSpan), int.Parse(match.Groups[2].ValueSpan), int.Parse(match.Groups[3].ValueSpan));
        return month is >= 1 and <= 12 && day >= 1 && day <= Day.DaysInMonth(year, month) ? Day.Of(year, month, day) : null;
    }

    private static RecordingPoint? ParsePoint(string name, string text, List<string> errors)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)) return RecordingPoint.At(position);
        if (Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return RecordingPoint.At(instant);
        var hint = text.Contains(' ') && Instant().IsMatch(text.Replace(' ', '+')) ? " In a query string + means a space; write %2B." : "";
        errors.Add($"{name}: '{text}' is neither a position, such as 12, nor an instant, such as 2026-01-31T12:00:00Z.{hint}");
        return null;
    }

    private static SourceSelector? ParseSelector(string name, string text, List<string> errors)
    {
        if (SourceRef().IsMatch(text)) return new(SourceSelectorKind.Source, text);
        var parts = text.Split(':', 2);
        SourceSelectorKind? kind = parts[0].ToLowerInvariant() switch
        {
            "work" => SourceSelectorKind.Work,
            "publisher" => SourceSelectorKind.Publisher,
            "country" => SourceSelectorKind.Country,
            _ => null,
        };
        if (kind is not null && parts.Length == 2 && !string.IsNullOrWhiteSpace(parts[1])) return new(kind.Value, parts[1]);

        errors.Add($"{name}: '{text}' names no source. Write source/…, work:…, publisher:… or country:….");
        return null;
    }

    [GeneratedRegex(@"^[\w./:@+-]+\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^Y(-?[1-9][0-9]{4,15})-([0-9]{2})-([0-9]{2})\z")]
    private static partial Regex Far();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})\z")]
    private static partial Regex Instant();

    [GeneratedRegex(@"^source/[a-z0-9][a-z0-9.-]{0,149}\z")]
    private static partial Regex SourceRef();
}
