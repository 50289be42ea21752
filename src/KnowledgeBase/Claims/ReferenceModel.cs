using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>
/// What an archive says, computed naively from its whole log in memory: the judge of every faster path. It answers in the order of
/// the rules: what is effective at the recording point, which editions are admitted, which of them carries which event, and the
/// claims of these. <see cref="Frontier"/> does the rest.
/// </summary>
public static class ReferenceModel
{
    /// <summary>The world at a vantage.</summary>
    /// <param name="log">The events of one archive, by position.</param>
    /// <param name="vantage">Where it is seen from; an instant counts up to the last event at or before it.</param>
    /// <param name="padding">By how much qualified dates are widened.</param>
    public static World At(IEnumerable<Recorded> log, Vantage vantage, EdtfPadding? padding = null)
    {
        var known = Known(log, vantage.RecordedBy);
        var widen = padding ?? EdtfPadding.Default;
        var amendments = known.Where(recorded => recorded.Content is Amendment)
            .ToLookup(recorded => ((Amendment)recorded.Content).Target, StringComparer.Ordinal);
        var effective = known.Where(recorded => recorded.Content is not Amendment)
            .Select(recorded => Effective.Of(recorded, record => amendments[record])).OfType<Effective>().ToList();

        var editions = effective.Where(one => one.Content is SourceRegistered)
            .ToDictionary(one => one.Event.Stream, one => Edition.Of(one.Event.Stream, (SourceRegistered)one.Content, widen), StringComparer.Ordinal);
        var heard = Heard(editions.Values, vantage);
        var asOf = vantage.AsOf ?? (known.Count == 0 ? Day.EndOfTime : Day.Of(known[^1].Timestamp));
        var world = new World(asOf, widen, editions, SameAs(effective), Replacements.Of(known));

        // Where a key of a work is said anew or left out: an earlier edition's event speaks up to there.
        var anew = effective.Select(one => (key: KeyOf(one, editions), edition: EditionOf(one, editions)))
            .Where(pair => pair is { key: not null, edition: not null })
            .ToLookup(pair => pair.key!.Value, pair => pair.edition!.Number);
        foreach (var one in effective.Where(one => one.Content is Report))
        {
            if (EditionOf(one, editions) is not { } edition || !heard.TryGetValue(edition.Work, out var latest) || edition.Number > latest) continue;
            if (KeyOf(one, editions) is { } key && anew[key].Any(number => number > edition.Number && number <= latest)) continue;
            foreach (var claim in ClaimsOf.Event(one.Event, one.Content)) world.Add(claim, one.Deprecated);
        }

        return world;
    }

    /// <summary>What a log holds at a recording point.</summary>
    internal static List<Recorded> Known(IEnumerable<Recorded> log, RecordingPoint? by) => log.Where(recorded => IsKnown(recorded, by)).ToList();

    /// <summary>The latest admitted edition of each work: certainly published by then, and listened to.</summary>
    public static IReadOnlyDictionary<string, int> Heard(IEnumerable<Edition> editions, Vantage vantage) => editions
        .Where(edition => (vantage.PublishedBy is not { } by || edition.Published.Latest <= by.Day)
            && (vantage.AccordingTo.Count == 0 || vantage.AccordingTo.Any(selector => Selects(selector, edition))))
        .GroupBy(edition => edition.Work, StringComparer.Ordinal)
        .ToDictionary(work => work.Key, work => work.Max(edition => edition.Number), StringComparer.Ordinal);

    /// <summary>Whether a selector names an edition.</summary>
    public static bool Selects(SourceSelector selector, Edition edition) => selector.Kind switch
    {
        SourceSelectorKind.Source => edition.Source == selector.Value,
        SourceSelectorKind.Work => edition.Work == selector.Value,
        SourceSelectorKind.Publisher => string.Equals(edition.Content.Publisher, selector.Value, StringComparison.OrdinalIgnoreCase),
        SourceSelectorKind.Country => string.Equals(edition.Content.Country, selector.Value, StringComparison.OrdinalIgnoreCase),
        _ => throw new ArgumentOutOfRangeException(nameof(selector), selector.Kind, "No such kind of selector."),
    };

    /// <summary>The smallest key of each class of things that are the same, for every member of the class but itself.</summary>
    public static IReadOnlyDictionary<string, string> SameAs(IEnumerable<(string A, string B)> pairs)
    {
        var smallest = new Dictionary<string, string>(StringComparer.Ordinal);
        string Find(string reference) => smallest.TryGetValue(reference, out var smaller) ? Find(smaller) : reference;
        foreach (var (a, b) in pairs)
        {
            var (x, y) = (Find(a), Find(b));
            if (x != y) smallest[string.CompareOrdinal(x, y) < 0 ? y : x] = string.CompareOrdinal(x, y) < 0 ? x : y;
        }

        return smallest.Keys.ToDictionary(reference => reference, Find, StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<string, string> SameAs(IEnumerable<Effective> effective) => SameAs(
        effective.Where(one => one.Content is ThingSameAs).Select(one => (one.Event.Stream, ((ThingSameAs)one.Content).Other)));

    private static bool IsKnown(Recorded recorded, RecordingPoint? by) => by switch
    {
        { Position: { } position } => recorded.Position <= position,
        { Instant: { } instant } => recorded.Timestamp <= instant,
        _ => true,
    };

    internal static Edition? EditionOf(Effective one, IReadOnlyDictionary<string, Edition> editions) => one.Content switch
    {
        Report report => editions.GetValueOrDefault(report.Source),
        SourceOmitted => editions.GetValueOrDefault(one.Event.Stream),
        _ => null,
    };

    internal static (string Work, string Key)? KeyOf(Effective one, IReadOnlyDictionary<string, Edition> editions) => (one.Content, EditionOf(one, editions)) switch
    {
        (Report { Key: { } key }, { } edition) => (edition.Work, key),
        (SourceOmitted omitted, { } edition) => (edition.Work, omitted.Key),
        _ => null,
    };
}
