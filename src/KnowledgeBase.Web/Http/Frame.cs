using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Http;

/// <summary>What a page shows around its content: where it is seen from, and the way to elsewhere.</summary>
/// <param name="Title">Of the page.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="At">What the answer was read at.</param>
/// <param name="Overview">What the archive has.</param>
/// <param name="Changes">The days on which something changes.</param>
public sealed record Frame(string Title, PageRequest Request, ResolvedVantage At, OverviewAnswer Overview, ChangesAnswer Changes)
{
    public string Archive => Request.Archive;

    /// <summary>Addresses at the vantage as it was asked: what was left open stays open.</summary>
    public Site Site { get; } = new(Request.Archive, Request.Vantage);

    public Names Names => Overview.Names;

    /// <summary>This page at another vantage.</summary>
    public string Here(Vantage vantage) => Site.To(Request.Path, vantage, [.. Request.Rest]);

    /// <summary>This page, the same for ever.</summary>
    public string Pinned => Here(At.Pinned);

    /// <summary>This page on another day.</summary>
    public string On(Day day) => Here(Request.Vantage with { AsOf = day });

    /// <summary>The last day before the one asked about on which something changed.</summary>
    public Day? Previous => Changes.Days.Where(day => day < At.AsOf).Select(day => (Day?)day).LastOrDefault();

    /// <summary>The next day on which something changes.</summary>
    public Day? Next => Changes.Days.Where(day => day > At.AsOf).Select(day => (Day?)day).FirstOrDefault();

    /// <summary>The first and the last day of the slider: those of the changes, and a little beside; the day asked about among them, where it is near.</summary>
    public (Day First, Day Last)? Span
    {
        get
        {
            if (Changes.Days.Count == 0) return null;
            var margin = Math.Max(3, (Changes.Days[^1].Number - Changes.Days[0].Number) / 40);
            var (first, last) = (Changes.Days[0].Plus(-margin), Changes.Days[^1].Plus(margin));
            // Not so far that the changes could not be told apart any more.
            var (width, day) = (last.Number - first.Number, At.AsOf);
            return day.IsFinite && day >= first.Plus(-width) && day <= last.Plus(width) ? (Day.Min(first, day), Day.Max(last, day)) : (first, last);
        }
    }
}
