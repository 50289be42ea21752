namespace KnowledgeBase.Time;

/// <summary>
/// Sub-year groupings, written as months 21 to 41. The standard names them but gives seasons no months: here they are the
/// meteorological ones, with 21 to 24 read as northern, and a season that crosses the new year named after the year it begins in.
/// </summary>
internal sealed record EdtfSeason(int FirstMonth, int Months, string Words)
{
    public static EdtfSeason? Of(int code) => code switch
    {
        21 => new(3, 3, "spring {0}"),
        22 => new(6, 3, "summer {0}"),
        23 => new(9, 3, "autumn {0}"),
        24 => new(12, 3, "winter {0}"),
        >= 25 and <= 28 => Of(code - 4)!.In("northern"),
        29 => new EdtfSeason(9, 3, "spring {0}").In("southern"),
        30 => new EdtfSeason(12, 3, "summer {0}").In("southern"),
        31 => new EdtfSeason(3, 3, "autumn {0}").In("southern"),
        32 => new EdtfSeason(6, 3, "winter {0}").In("southern"),
        >= 33 and <= 36 => Part(code - 33, 3, "quarter"),
        >= 37 and <= 39 => Part(code - 37, 4, "four months"),
        40 or 41 => Part(code - 40, 6, "half"),
        _ => null,
    };

    public DayBounds Bounds(long firstYear, long lastYear) =>
        new(Day.Of(firstYear, FirstMonth, 1), Day.Of(lastYear, FirstMonth, 1).PlusMonths(Months).Plus(-1));

    private EdtfSeason In(string hemisphere) => this with { Words = $"{Words} ({hemisphere} hemisphere)" };

    private static EdtfSeason Part(int index, int months, string name)
    {
        string[] ordinals = ["first", "second", "third", "fourth"];
        return new((index * months) + 1, months, $"the {ordinals[index]} {name} of {{0}}");
    }
}
