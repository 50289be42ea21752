namespace KnowledgeBase.Time;

/// <summary>
/// A single date: year; year and month or season; or year, month and day, perhaps with a time of day, which has no bearing
/// on its bounds: they are the local day.
/// </summary>
internal sealed record EdtfDate : EdtfValue
{
    private EdtfDate(EdtfYear year, IReadOnlyList<EdtfComponent> components, string time, DayBounds bounds) =>
        (Year, Components, Time, Bounds) = (year, components, time, bounds);

    public EdtfYear Year { get; }

    /// <summary>Year, month (or season), day, as far as written.</summary>
    public IReadOnlyList<EdtfComponent> Components { get; }

    /// <summary>From the T on, or empty.</summary>
    public string Time { get; }

    public EdtfComponent? Month => Components.Count > 1 ? Components[1] : null;

    public EdtfComponent? DayOfMonth => Components.Count > 2 ? Components[2] : null;

    public EdtfSeason? Season => Month is { HasUnspecified: false } month ? EdtfSeason.Of(int.Parse(month.Text)) : null;

    public override DayBounds Bounds { get; }

    public override bool IsQualified => Components.Any(c => c.IsQualified);

    /// <summary>Null when no day of the calendar fits, such as <c>15XX-02-3X</c>.</summary>
    public static EdtfDate? Create(EdtfYear year, IReadOnlyList<EdtfComponent> components, string time)
    {
        var date = new EdtfDate(year, components, time, DayBounds.Unbounded);
        return date.FindBounds() is { } bounds ? new EdtfDate(year, components, time, bounds) : null;
    }

    /// <summary>
    /// Every qualifier widens by units of the component it stands at, so <c>2004-06-11~</c> by days and <c>2004?-06-11</c> by years.
    /// </summary>
    public override DayBounds Padded(EdtfPadding padding)
    {
        Int128 months = 0;
        var days = 0L;
        for (var i = 0; i < Components.Count; i++)
        {
            var units = padding.Units(Components[i]);
            // A wholly unspecified month or day has no precision of its own: 1999-XX~ is as precise as 1999~.
            var known = i;
            while (known > 0 && Components[known].IsUnspecified) known--;
            if (known == 2) days += units;
            else months += units * (known == 1 ? Season?.Months ?? 1 : (Int128)Year.Unit * 12);
        }

        if (months == 0 && days == 0) return Bounds;
        return new DayBounds(Shift(Bounds.Earliest, -months, -days), Shift(Bounds.Latest, months, days));
    }

    public override string ToString() => string.Join('-', Components) + Time;

    private Day Shift(Day bound, Int128 months, long days)
    {
        const long Limit = 120_000_000_000_000_000; // 10^16 years, in months: more would not fit the 64 bits of a day
        if (months > Limit) return Day.EndOfTime;
        if (months < -Limit) return Day.BeginningOfTime;
        // The last day of a period goes with the first day after it: a month after 30 June is 31 July.
        var overhang = DayOfMonth is null or { IsUnspecified: true } && months > 0 ? 1 : 0;
        return bound.Plus(overhang).PlusMonths((long)months).Plus(days - overhang);
    }

    private DayBounds? FindBounds()
    {
        var years = Year.Candidates();
        if (Season is { } season) return season.Bounds(years[0], years[^1]);
        var months = Month?.Values(12) ?? [.. Enumerable.Range(1, 12)];
        var days = DayOfMonth?.Values(31) ?? [.. Enumerable.Range(1, 31)];
        if (First(years, months, days) is not { } earliest) return null;
        var latest = First(years.Reverse(), [.. months.Reverse()], [.. days.Reverse()]);
        return new DayBounds(earliest, latest!.Value);
    }

    private static Day? First(IEnumerable<long> years, int[] months, int[] days)
    {
        foreach (var year in years)
        {
            foreach (var month in months)
            {
                foreach (var day in days)
                {
                    if (day <= Day.DaysInMonth(year, month)) return Day.Of(year, month, day);
                }
            }
        }

        return null;
    }
}
