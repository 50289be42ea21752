namespace KnowledgeBase.Time;

/// <summary>
/// A civil day of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0), or one of the two infinities.
/// World time has no time zone here: a day is the local day of the place it happened in.
/// </summary>
/// <param name="Number">Days since 1970-01-01; <see cref="long.MinValue"/> and <see cref="long.MaxValue"/> are −∞ and +∞.</param>
public readonly record struct Day(long Number) : IComparable<Day>
{
    /// <summary>Earlier than every day.</summary>
    public static readonly Day BeginningOfTime = new(long.MinValue);

    /// <summary>Later than every day.</summary>
    public static readonly Day EndOfTime = new(long.MaxValue);

    /// <summary>True for a day of the calendar, false for the infinities.</summary>
    public bool IsFinite => Number is not (long.MinValue or long.MaxValue);

    /// <summary>The day of a calendar date; years may be zero (1 BC), negative, or far beyond what .NET dates hold.</summary>
    public static Day Of(long year, int month, int day)
    {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil.
        var y = month <= 2 ? year - 1 : year;
        var era = Math.DivRem(y, 400, out var yearOfEra);
        if (yearOfEra < 0) { yearOfEra += 400; era--; }
        var dayOfYear = ((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5 + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return new Day((era * 146097) + dayOfEra - 719468);
    }

    /// <summary>The day of a .NET date.</summary>
    public static Day Of(DateOnly date) => new(date.DayNumber - 719162);

    /// <summary>The UTC day that an instant falls on.</summary>
    public static Day Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.UtcDateTime));

    /// <summary>Year, month and day of the calendar.</summary>
    /// <exception cref="InvalidOperationException">The day is infinite.</exception>
    public (long Year, int Month, int DayOfMonth) ToCalendar()
    {
        if (!IsFinite) throw new InvalidOperationException("An infinite day has no calendar date.");
        var z = Number + 719468;
        var era = Math.DivRem(z, 146097, out var dayOfEra);
        if (dayOfEra < 0) { dayOfEra += 146097; era--; }
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var mp = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(mp < 10 ? mp + 3 : mp - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * mp) + 2) / 5) + 1));
    }

    /// <summary>The number of days in a month of the proleptic Gregorian calendar.</summary>
    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The day that many days later (earlier when negative); infinities stay where they are.</summary>
    public Day Plus(long days) => IsFinite ? new Day(Number + days) : this;

    /// <summary>Calendar months later (earlier when negative); a day that the month lacks becomes its last day.</summary>
    public Day PlusMonths(long months)
    {
        if (!IsFinite) return this;
        var (year, month, day) = ToCalendar();
        var index = (year * 12) + (month - 1) + months;
        var newYear = Math.DivRem(index, 12, out var newMonth);
        if (newMonth < 0) { newMonth += 12; newYear--; }
        return Of(newYear, (int)newMonth + 1, Math.Min(day, DaysInMonth(newYear, (int)newMonth + 1)));
    }

    /// <inheritdoc/>
    public int CompareTo(Day other) => Number.CompareTo(other.Number);

    /// <summary>The earlier of two days.</summary>
    public static Day Min(Day a, Day b) => a <= b ? a : b;

    /// <summary>The later of two days.</summary>
    public static Day Max(Day a, Day b) => a >= b ? a : b;

    public static bool operator <(Day a, Day b) => a.Number < b.Number;

    public static bool operator >(Day a, Day b) => a.Number > b.Number;

    public static bool operator <=(Day a, Day b) => a.Number <= b.Number;

    public static bool operator >=(Day a, Day b) => a.Number >= b.Number;

    /// <summary>ISO 8601: <c>2017-05-04</c>, <c>-0044-03-15</c>, years of more than four digits with a <c>Y</c>; <c>..</c> for infinities.</summary>
    public override string ToString()
    {
        if (!IsFinite) return "..";
        var (year, month, day) = ToCalendar();
        var y = Math.Abs(year) > 9999 ? $"Y{year}" : year < 0 ? $"-{-year:0000}" : $"{year:0000}";
        return $"{y}-{month:00}-{day:00}";
    }
}
