using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>Makes the corrections that turn records into what they were changed to.</summary>
internal static class Corrections
{
    private const int MaxId = 200;

    /// <summary>A correction of each changed record, registrations first, with an id that is free in the archive and among <paramref name="taken"/>.</summary>
    public static async Task<List<Draft>> Of(ILogTransaction log, string archive, IEnumerable<ChangedRecord> changed, string reason, HashSet<string> taken, CancellationToken ct)
    {
        // What new answers a topic has must be known before a statement is corrected to one.
        var records = changed.OrderBy(one => one.Stored.Content is IRegistration ? 0 : 1).ToList();
        var ids = records.ConvertAll(one => Free(one.Stored.Record, taken));
        while (await log.Find([.. ids.Select(id => EventIds.Of(archive, id))], ct) is { Count: > 0 } found)
        {
            var used = found.Select(one => one.Id).ToHashSet();
            for (var i = 0; i < ids.Count; i++)
                if (used.Contains(EventIds.Of(archive, ids[i]))) ids[i] = Free(records[i].Stored.Record, taken);
        }

        return [.. records.Zip(ids, (one, id) => Correction(one, id, reason))];
    }

    private static Draft Correction(ChangedRecord changed, string id, string reason) => new(changed.Stored.Stream, "record.corrected", new()
    {
        ["record"] = id,
        ["target"] = changed.Stored.Record,
        ["targetType"] = EventTypes.Of(changed.Stored.Content).StoredName,
        ["set"] = new JsonObject(changed.Changes.Select(change => KeyValuePair.Create(change.Field, change.Is?.DeepClone()))),
        ["reason"] = reason,
    })
    {
        File = changed.Draft.File,
        Line = changed.Draft.Line,
    };

    private static string Free(string target, HashSet<string> taken)
    {
        for (var n = 1; ; n++)
        {
            var end = $".corrected-{n}";
            var kept = Math.Min(target.Length, MaxId - end.Length);
            if (char.IsHighSurrogate(target[kept - 1])) kept--;
            if (taken.Add(target[..kept] + end)) return target[..kept] + end;
        }
    }
}
