namespace KnowledgeBase.Time;

/// <summary>
/// What is known of a date: it is some day from <paramref name="Earliest"/> to <paramref name="Latest"/>, both included.
/// A single day has equal bounds; an open side is infinite. Never empty: Earliest ≤ Latest.
/// </summary>
/// <param name="Earliest">The first day it can be.</param>
/// <param name="Latest">The last day it can be.</param>
public readonly record struct DayBounds(Day Earliest, Day Latest)
{
    /// <summary>Nothing is known.</summary>
    public static readonly DayBounds Unbounded = new(Day.BeginningOfTime, Day.EndOfTime);

    /// <summary>Exactly this day.</summary>
    public static DayBounds On(Day day) => new(day, day);

    /// <summary>True when one finite day is meant.</summary>
    public bool IsSingleDay => Earliest == Latest && Earliest.IsFinite;

    /// <summary>The days in both, or null when there is none.</summary>
    public DayBounds? Intersect(DayBounds other)
    {
        var (earliest, latest) = (Day.Max(Earliest, other.Earliest), Day.Min(Latest, other.Latest));
        return earliest <= latest ? new DayBounds(earliest, latest) : null;
    }

    /// <summary>The smallest bounds around both.</summary>
    public DayBounds Hull(DayBounds other) => new(Day.Min(Earliest, other.Earliest), Day.Max(Latest, other.Latest));

    /// <summary><c>2017-05-04</c>, or <c>[2017-05-01..2017-05-31]</c>.</summary>
    public override string ToString() => IsSingleDay ? Earliest.ToString() : $"[{(Earliest.IsFinite ? Earliest : "")}..{(Latest.IsFinite ? Latest : "")}]";
}
