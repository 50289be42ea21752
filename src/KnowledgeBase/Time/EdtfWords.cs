namespace KnowledgeBase.Time;

/// <summary>EDTF in plain English.</summary>
internal static class EdtfWords
{
    public static string Of(EdtfValue value) => value switch
    {
        EdtfDate date => OfDate(date),
        EdtfInterval interval => OfInterval(interval),
        EdtfSet set => $"{(set.IsAll ? "all" : "one")} of: {string.Join(", ", set.Members.Select(OfMember))}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "A new kind of value has no words yet."),
    };

    private static string OfDate(EdtfDate date)
    {
        var words = EdtfDateWords.Of(date);
        var needsDay = date.DayOfMonth is null && !EdtfDateWords.IsQualifiedAsAWhole(date) && !words.StartsWith("some ");
        return needsDay ? $"some day in {words}" : words;
    }

    private static string OfMember(EdtfMember member) => member switch
    {
        { IsRange: false, From: { } date } => EdtfDateWords.Of(date),
        { From: { } from, To: { } to } => $"{EdtfDateWords.Of(from)} to {EdtfDateWords.Of(to)}",
        { From: { } from } => $"{EdtfDateWords.Of(from)} or later",
        { To: { } to } => $"{EdtfDateWords.Of(to)} or earlier",
        _ => "any day",
    };

    private static string OfInterval(EdtfInterval interval) => (interval.First, interval.Last) switch
    {
        ({ Date: { } first }, { Date: { } last }) => $"from {Shortened(first, last)} to {EdtfDateWords.Of(last)}",
        ({ Date: { } first }, { IsOpen: true }) => $"from {EdtfDateWords.Of(first)} on",
        ({ Date: { } first }, _) => $"from {EdtfDateWords.Of(first)} to an unknown end",
        ({ IsOpen: true }, { Date: { } last }) => $"until {EdtfDateWords.Of(last)}",
        (_, { Date: { } last }) => $"from an unknown start until {EdtfDateWords.Of(last)}",
        ({ IsOpen: true }, { IsOpen: true }) => "at any time",
        ({ IsOpen: true }, _) => "until an unknown end",
        (_, { IsOpen: true }) => "from an unknown start on",
        _ => "from an unknown start to an unknown end",
    };

    /// <summary>The first day without the month and year that it shares with the last.</summary>
    private static string Shortened(EdtfDate first, EdtfDate last)
    {
        var words = EdtfDateWords.Of(first);
        if (first.IsQualified || last.IsQualified || !first.Bounds.IsSingleDay || !last.Bounds.IsSingleDay) return words;
        if (first.Components.Concat(last.Components).Any(c => c.HasUnspecified)) return words;
        var (a, b) = (first.Bounds.Earliest.ToCalendar(), last.Bounds.Earliest.ToCalendar());
        if (a.Year != b.Year) return words;
        return a.Month == b.Month ? $"{a.DayOfMonth}" : $"{a.DayOfMonth} {EdtfDateWords.MonthName(a.Month)}";
    }
}
