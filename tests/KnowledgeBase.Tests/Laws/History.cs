using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;

namespace KnowledgeBase.Tests.Laws;

/// <summary>A random history: records, of which those that may be recorded were, one a day from 2020-01-01 on.</summary>
internal sealed class History
{
    private readonly IReadOnlyList<Draft> _drafts;

    private History(int seed, IReadOnlyList<Draft> drafts, string archive = "test") => (Seed, _drafts, Log) = (seed, drafts, Record(drafts, archive));

    /// <summary>What it was made from; with <see cref="RandomHistory"/> it gives the same history again.</summary>
    public int Seed { get; }

    public IReadOnlyList<Recorded> Log { get; }

    /// <summary>A history of so many random records.</summary>
    public static History Of(int seed, int size, string archive = "test") => new(seed, RandomHistory.Of(seed, size), archive);

    /// <summary>Histories of up to 45 random records, and for a failing one, shorter ones.</summary>
    public static Arbitrary<History> Arbitrary { get; } = Arb.From(
        from seed in Gen.Choose(0, int.MaxValue) from size in Gen.Choose(3, 45) select new History(seed, RandomHistory.Of(seed, size)),
        history => history.Shrink());

    /// <summary>The log of these records; those that may not be recorded are left out.</summary>
    public static IReadOnlyList<Recorded> Record(IEnumerable<Draft> drafts, string archive = "test")
    {
        var (log, catalogue) = (new List<Recorded>(), new Catalogue());
        foreach (var draft in drafts)
        {
            var type = EventTypes.Find(draft.Type)!;
            if (EventValidator.Validate(type, draft.Stream, draft.Data).Count > 0) continue;
            if (Rules.Check(new Proposed(draft.Stream, type, draft.Data, EventJson.FromJson(type, draft.Data)), catalogue).Count > 0) continue;
            var recorded = new Recorded(log.Count + 1, new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(log.Count), EventIds.Of(archive, draft.Record!), draft.Stream, type.StoredName, draft.Data, "tester");
            log.Add(recorded);
            catalogue.Add(recorded);
        }

        return log;
    }

    /// <summary>The log with events put elsewhere or left out, positions and days given anew.</summary>
    public static IReadOnlyList<Recorded> Renumber(IEnumerable<Recorded> log) =>
    [
        .. log.Select((recorded, index) => new Recorded(index + 1, new DateTimeOffset(2020, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(index), recorded.Id, recorded.Stream, recorded.StoredType, recorded.Data, recorded.Recorder)),
    ];

    /// <summary>Vantages that often make a difference.</summary>
    public Vantage RandomVantage(Random random, bool recordedBy = false) => new()
    {
        AsOf = Day.Of(2017, 4, 25).Plus(random.Next(4) == 0 ? random.Next(400) : random.Next(25)),
        PublishedBy = random.Next(4) == 0 ? new PublicationDay(Day.Of(2017, 5, 1).Plus(random.Next(240))) : null,
        RecordedBy = recordedBy && random.Next(2) == 0 ? RecordingPoint.At(random.Next(Log.Count + 1)) : null,
        AccordingTo = random.Next(3) > 0 ? [] : [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Selector(random)).Distinct().Where(IsKnown)],
    };

    public override string ToString() => string.Join(Environment.NewLine, Log.Skip(RandomHistory.PreludeLength)
        .Select(recorded => $"{recorded.Position} {recorded.Stream} {recorded.StoredType} {recorded.Data.ToJsonString()}").Prepend($"seed {Seed}"));

    // Whom an archive never had cannot be listened to.
    private bool IsKnown(SourceSelector selector) => Log.Any(recorded => recorded.Content is SourceRegistered source && ReferenceModel.Selects(selector, Edition.Of(recorded.Stream, source, EdtfPadding.Default)));

    private static SourceSelector Selector(Random random) => random.Next(4) switch
    {
        0 => new(SourceSelectorKind.Work, random.Next(2) == 0 ? "work-a" : "work-b"),
        1 => new(SourceSelectorKind.Publisher, "tass"),
        2 => new(SourceSelectorKind.Country, "IR"),
        _ => new(SourceSelectorKind.Source, RandomHistory.Sources[random.Next(RandomHistory.Sources.Length)]),
    };

    private IEnumerable<History> Shrink()
    {
        for (var chunk = Math.Max(1, (_drafts.Count - RandomHistory.PreludeLength) / 2); chunk >= 1; chunk /= 2)
        {
            for (var at = RandomHistory.PreludeLength; at + chunk <= _drafts.Count; at += chunk)
                yield return new History(Seed, [.. _drafts.Take(at), .. _drafts.Skip(at + chunk)]);
        }
    }
}
