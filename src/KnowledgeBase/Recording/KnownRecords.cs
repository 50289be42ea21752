using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;

namespace KnowledgeBase.Recording;

/// <summary>A record that the archive has, with other content.</summary>
/// <param name="Draft">What it is to be.</param>
/// <param name="Stored">As first recorded.</param>
/// <param name="Changes">What differs from what it says now.</param>
internal sealed record ChangedRecord(Draft Draft, Recorded Stored, IReadOnlyList<Change> Changes);

/// <summary>
/// Compares records with those of the same ids in the archive: new ones, known ones - as first recorded, or as they are since
/// corrections - and changed ones. What was changed and cannot be corrected is wrong.
/// </summary>
internal sealed class KnownRecords(ILogTransaction log, string archive)
{
    private const string Anew = " Record it under another id.";
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Those that the archive lacks.</summary>
    public List<Draft> Fresh { get; } = [];

    /// <summary>Those that can be corrected.</summary>
    public List<ChangedRecord> Changed { get; } = [];

    /// <summary>What is wrong with those that can't.</summary>
    public List<RecordError> Wrong { get; } = [];

    /// <summary>Those that the archive has as they are.</summary>
    public List<RecordPlace> Known { get; } = [];

    /// <summary>The ids of the amendments that were looked at.</summary>
    public HashSet<string> Amendments { get; } = new(StringComparer.Ordinal);

    public async Task Compare(IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        var stored = (await log.Find([.. drafts.Select(draft => draft.IdIn(archive))], ct)).ToDictionary(one => one.Id);
        var otherwise = new List<(Draft Draft, Recorded Stored, Event Content)>();
        foreach (var draft in drafts)
        {
            if (!stored.TryGetValue(draft.IdIn(archive), out var found)) Fresh.Add(draft);
            else if (Stored.ToRecorded(found) is var old && draft.Stream != old.Stream) Refuse(draft, old, $"about {old.Stream}, not {draft.Stream}.{Anew}");
            else if (EventTypes.Of(old.Content) is var type && draft.Type != type.Name) Refuse(draft, old, $"as {type.Name}, not {draft.Type}.{Anew}");
            else if (EventJson.FromJson(type, draft.Data) is var content && Change.Between(old.Content, content).Count > 0) otherwise.Add((draft, old, content));
            else Known.Add(Place(old));
        }

        if (otherwise.Count == 0) return;
        var amendments = (await AmendmentsOn(otherwise.Select(one => one.Stored.Stream), ct)).ToLookup(one => ((Amendment)one.Content).Target, StringComparer.Ordinal);
        foreach (var (draft, old, content) in otherwise) CompareWithNow(draft, old, content, record => amendments[record]);
    }

    private void CompareWithNow(Draft draft, Recorded old, Event content, Func<string, IEnumerable<Recorded>> amendmentsOf)
    {
        var changes = Change.Between(Effective.ContentOf(old, amendmentsOf), content);
        var fixedFields = Consistency.FixedFields(EventTypes.Of(content));
        if (changes.Count == 0) Known.Add(Place(old));
        else if (content is Amendment) Refuse(draft, old, $"and amendments are never changed; retract it, and amend anew:{Lines(changes)}");
        else if (Effective.IsRetracted(old.Record, amendmentsOf)) Refuse(draft, old, $"and is retracted; record it under another id, with 'replaces: {old.Record}':{Lines(changes)}");
        else if (changes.Where(change => fixedFields.Contains(change.Field)).ToList() is { Count: > 0 } cannot)
            Refuse(draft, old, $"and says otherwise where nothing can be corrected; retract it, and record it under another id, with 'replaces: {old.Record}':{Lines(cannot)}");
        else if (!_changed.Add(old.Record)) Refuse(draft, old, "and is changed in two ways; keep one of them.");
        else Changed.Add(new(draft, old, changes));
    }

    /// <summary>Refuses what was changed, as nobody asked for corrections.</summary>
    public void RefuseChanges()
    {
        foreach (var (draft, old, changes) in Changed) Refuse(draft, old, $"and says otherwise:{Lines(changes)}");
        if (Changed.Count == 0) return;
        Wrong[^1] = Wrong[^1] with { Message = $"{Wrong[^1].Message}\nRecorded events never change. With --as-corrections --reason \"…\" an import records {(Changed.Count == 1 ? "the change as a correction" : "the changes as corrections")}." };
    }

    private void Refuse(Draft draft, Recorded old, string what) => Wrong.Add(new(draft, "", $"is recorded already, at position {old.Position}, {what}"));

    private static RecordPlace Place(Recorded old) => new(old.Record, old.Id, old.Position, IsNew: false);

    private static string Lines(IEnumerable<Change> changes) => string.Concat(changes.Select(change => $"\n  {change}"));

    private async Task<List<Recorded>> AmendmentsOn(IEnumerable<string> streams, CancellationToken ct)
    {
        var amendments = await AmendedRecords.AmendmentsOn(log, archive, streams, ct);
        Amendments.UnionWith(amendments.Select(one => one.Record));
        return amendments;
    }
}
