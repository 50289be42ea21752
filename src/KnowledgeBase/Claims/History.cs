using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>
/// Every claim ever made about something: by which record, what happened to that since, and what became of the claim. A record
/// belongs to the history when it says something of it as recorded, or after any of its amendments.
/// </summary>
public sealed class ClaimHistory
{
    private readonly World _world;
    private readonly IReadOnlyDictionary<string, int> _heard;
    private readonly Dictionary<string, Recorded> _records;
    private readonly ILookup<string, Recorded> _amendments;
    private readonly ILookup<(string Work, string Key), (Recorded Recorded, Edition Edition, bool Omits)> _keyed;
    private readonly World _today;
    private readonly bool _brief;
    private readonly Dictionary<(string Entity, string Aspect, string Member), (ILookup<Guid, Superseded> Claims, Answer Answer)> _asked = [];

    private ClaimHistory(World world, Vantage vantage, IReadOnlyCollection<Recorded> known, bool brief)
    {
        (_world, _brief, _today, _heard) = (world, brief, brief ? world : world.On(world.AsOf), ReferenceModel.Heard(world.Sources.Values, vantage));
        _records = known.ToDictionary(recorded => recorded.Record, StringComparer.Ordinal);
        _amendments = known.Where(recorded => recorded.Content is Amendment).ToLookup(recorded => ((Amendment)recorded.Content).Target, StringComparer.Ordinal);
        _keyed = Roots.Select(root => Effective.Of(root, record => _amendments[record])).OfType<Effective>()
            .Where(one => ReferenceModel.KeyOf(one, world.Sources) is not null)
            .ToLookup(one => ReferenceModel.KeyOf(one, world.Sources)!.Value, one => (one.Event, ReferenceModel.EditionOf(one, world.Sources)!, one.Content is SourceOmitted));
    }

    /// <summary>The history of something, in the order of recording; what is not recorded yet is not in it.</summary>
    /// <param name="world">The world at a vantage.</param>
    /// <param name="vantage">That vantage.</param>
    /// <param name="known">The events up to its position: at least those that the history is of, with their amendments, what stands in for them, and what later editions say under the same keys.</param>
    /// <param name="of">Whose history.</param>
    /// <param name="brief">What became of a claim is told, but not by which claims it is superseded wholly: that takes every claim about the same.</param>
    public static IReadOnlyList<HistoryEntry> Of(World world, Vantage vantage, IReadOnlyCollection<Recorded> known, HistoryOf of, bool brief = false)
    {
        var history = new ClaimHistory(world, vantage, known, brief);
        IReadOnlyList<string>? only = of.Record is { } record ? [record, .. world.Replacements.For(record)] : null;
        return [.. history.Roots.Where(root => only?.Contains(root.Record) ?? true).SelectMany(root => history.Entries(root, of))];
    }

    private IEnumerable<Recorded> Roots => _records.Values.Where(recorded => recorded.Content is not Amendment).OrderBy(recorded => recorded.Position);

    private IEnumerable<HistoryEntry> Entries(Recorded root, HistoryOf of)
    {
        var amending = Amending(root.Record).OrderBy(amendment => amendment.Position).ToList();
        List<Effective?> contents = [new(root, root.Content, Deprecated: false), .. amending.Select(last => Effective.Of(root, record => _amendments[record].Where(one => one.Position <= last.Position)))];
        var claims = contents.ConvertAll(content => content is null ? [] : ClaimsOf.Event(root, content.Content).Select(_world.Canonical).ToList());
        var first = claims.SelectMany(made => made).Where(of.Covers).DistinctBy(claim => (claim.Entity, claim.Aspect, claim.Member)).ToList();
        var claimless = root.Content is not Report && of.Aspect is null && (of.Record is not null || _world.Canonical(root.Stream) == of.Thing);
        if (first.Count == 0 && !claimless) return [];

        var steps = Steps(root, amending, contents);
        if (first.Count == 0) return [new(root, null, null, steps, contents[^1] is null ? Fate.Retracted : Fate.Stands, [])];
        return first.ConvertAll(claim =>
        {
            var now = claims[^1].Find(made => (made.Entity, made.Aspect, made.Member) == (claim.Entity, claim.Aspect, claim.Member));
            var (fate, by) = FateOf(now, contents[^1]);
            return new HistoryEntry(root, claim, now, steps, fate, by);
        });
    }

    private IEnumerable<Recorded> Amending(string record) => _amendments[record].SelectMany(amendment => Amending(amendment.Record).Prepend(amendment));

    private IReadOnlyList<HistoryStep> Steps(Recorded root, List<Recorded> amending, List<Effective?> contents)
    {
        var amended = amending.Select((amendment, i) => Step(KindOf(amendment, root), amendment) with
        {
            Reason = ((Amendment)amendment.Content).Reason,
            Target = ((Amendment)amendment.Content).Target is var target && target != root.Record ? target : null,
            Fields = FieldChange.Between(contents[i]?.Content, contents[i + 1]?.Content),
        });
        var anew = Anew(contents.FindLast(content => content is not null)!)
            .Select(other => Step(other.Omits ? HistoryStepKind.Omitted : HistoryStepKind.Restated, other.Recorded) with { Source = other.Edition.Source });
        var replaced = _world.Replacements.For(root.Record).Where(_records.ContainsKey).Select(record => Step(HistoryStepKind.Replaced, _records[record]));
        return [.. amended.Concat(anew).Concat(replaced).OrderBy(step => step.Position)];
    }

    private static HistoryStep Step(HistoryStepKind kind, Recorded by) => new(kind, by.Record, by.Position, by.Timestamp, by.Recorder);

    private static HistoryStepKind KindOf(Recorded amendment, Recorded root) => amendment.Content switch
    {
        RecordCorrected => HistoryStepKind.Corrected,
        RecordDeprecated => HistoryStepKind.Deprecated,
        RecordRetracted retraction => retraction.Target == root.Record ? HistoryStepKind.Retracted : HistoryStepKind.Undone,
        var other => throw new ArgumentOutOfRangeException(nameof(amendment), other, "No such kind of amendment."),
    };

    /// <summary>What later editions of its work say under its key, or leave out.</summary>
    private IEnumerable<(Recorded Recorded, Edition Edition, bool Omits)> Anew(Effective one) =>
        one.Content is Report && ReferenceModel.KeyOf(one, _world.Sources) is { } key && ReferenceModel.EditionOf(one, _world.Sources) is { } own
            ? _keyed[key].Where(other => other.Edition.Number > own.Number)
            : [];

    private (Fate Fate, IReadOnlyList<string> By) FateOf(Claim? claim, Effective? now)
    {
        if (now is null) return (Fate.Retracted, []);
        if (claim is null) return (Fate.CorrectedAway, []);
        if (now.Deprecated) return (Fate.Deprecated, []);
        if (ReferenceModel.EditionOf(now, _world.Sources) is not { } edition || !_heard.TryGetValue(edition.Work, out var latest) || edition.Number > latest) return (Fate.NotAdmitted, []);
        if (Anew(now).Where(other => other.Edition.Number <= latest).ToList() is { Count: > 0 } anew) return (anew.MinBy(other => other.Edition.Number).Omits ? Fate.Omitted : Fate.Restated, []);

        var key = (claim.Entity, claim.Aspect, claim.Member);
        if (!_asked.TryGetValue(key, out var asked))
            _asked[key] = asked = ((_brief ? Superseding.OfFrontier(_world, key.Entity, key.Aspect, key.Member) : Superseding.Of(_world, key.Entity, key.Aspect, key.Member)).ToLookup(one => one.Claim.Claim.Evidence.Event), Frontier.Of(_today, key.Entity, key.Aspect, key.Member));
        var all = asked.Claims[claim.Evidence.Event].Where(one => IsOf(one.Claim.Claim)).ToList();
        if (_brief && all.Count == 0) return (Frontier.States(_world.AsOf, [_world.Dating.Date(claim)]).Eligible.Count == 0 ? Fate.OfALaterDay : Fate.Superseded, []);
        var found = all.FirstOrDefault();
        var by = (found.By ?? []).Select(one => one.Claim.Evidence.Record).ToList();
        return !found.Counts ? (Fate.OfALaterDay, [])
            : !found.Left ? (Fate.Superseded, by)
            : asked.Answer.Values.Any(value => IsOf(value.Claim) && value.Standing != Standing.Lapsed) ? (Fate.Stands, by)
            : (Fate.Lapsed, by);

        bool IsOf(Claim other) => other.Evidence.Event == claim.Evidence.Event && other.Member == claim.Member;
    }
}
