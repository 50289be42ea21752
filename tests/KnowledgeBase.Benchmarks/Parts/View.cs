using KnowledgeBase.Benchmarks.Data;
using KnowledgeBase.Time;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>Where questions are asked from; the day asked about is uniform over the days of the reports.</summary>
internal enum View
{
    /// <summary>Only the day is given.</summary>
    Plain,

    /// <summary>Also a day of publication, uniform.</summary>
    Published,

    /// <summary>Also one source, with a handful of claims.</summary>
    OneSource,

    /// <summary>Also a position, uniform over the log, behind what the reports refer to.</summary>
    OldPosition,
}

/// <summary>Vantages by number.</summary>
internal static class Views
{
    public static Vantage Vantage(this View view, int nth, (long First, long Last) positions, string rare)
    {
        var seed = ((ulong)view * 1_000_003) + (ulong)nth;
        var vantage = new Vantage { AsOf = Workload.FirstDay.Plus(Dice.Below(Workload.Span, seed, 7)) };
        return view switch
        {
            View.Plain => vantage,
            View.Published => vantage with { PublishedBy = new PublicationDay(Workload.FirstDay.Plus(Dice.Below(Workload.Span, seed, 8))) },
            View.OneSource => vantage with { AccordingTo = [new SourceSelector(SourceSelectorKind.Source, rare)] },
            View.OldPosition => vantage with { RecordedBy = RecordingPoint.At(positions.First + (long)(Dice.Roll(seed, 9) % (ulong)(positions.Last - positions.First))) },
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, "There is no such view."),
        };
    }

    public static string Name(this View view) => view switch
    {
        View.Plain => "as of a day",
        View.Published => "and published by a day",
        View.OneSource => "and one rare source",
        View.OldPosition => "and an old position",
        _ => throw new ArgumentOutOfRangeException(nameof(view), view, "There is no such view."),
    };
}
