namespace KnowledgeBase.Log;

/// <summary>What an append writes, decided before anything is written.</summary>
/// <param name="Results">Every event of the call as it is or will be stored, in call order.</param>
/// <param name="Fresh">Those to be written, with their positions, versions and timestamp.</param>
/// <param name="Versions">The streams that grow, and the versions they come to.</param>
/// <param name="Head">Where the archive ends afterwards.</param>
internal sealed record AppendPlan(
    IReadOnlyList<StoredEvent> Results,
    IReadOnlyList<FreshEvent> Fresh,
    IReadOnlyDictionary<string, long> Versions,
    LogHead Head)
{
    /// <summary>Decides; throws where the archive is not as the writer expects.</summary>
    /// <param name="writes">Checked by <see cref="AppendRules"/>.</param>
    /// <param name="head">Where the archive ends now.</param>
    /// <param name="now">The clock.</param>
    /// <param name="versions">Of the streams named in the writes; a missing one is new.</param>
    /// <param name="known">Those of the writes' ids that the archive holds already.</param>
    public static AppendPlan Of(
        IReadOnlyList<StreamAppend> writes,
        LogHead head,
        DateTimeOffset now,
        IReadOnlyDictionary<string, long> versions,
        IEnumerable<StoredEvent> known)
    {
        var timestamp = RecordingTime.Next(head, now);
        var stored = known.ToDictionary(e => e.Id);
        var grown = new Dictionary<string, long>(StringComparer.Ordinal);
        var results = new List<StoredEvent>();
        var fresh = new List<FreshEvent>();
        var takenIds = new List<Guid>();
        var conflicts = new List<VersionConflict>();

        foreach (var write in writes)
        {
            var before = grown.TryGetValue(write.Stream, out var own) ? own : versions.GetValueOrDefault(write.Stream);
            var version = before;
            foreach (var e in write.Events)
            {
                if (!stored.TryGetValue(e.Id, out var result))
                {
                    result = Store(e, write.Stream, head.Position + fresh.Count + 1, ++version, timestamp);
                    stored.Add(e.Id, result);
                    fresh.Add(new FreshEvent(result, e.DotNetType));
                }
                else if (result.Stream != write.Stream || result.Type != e.Type || !JsonText.Same(result.Data, e.Data))
                {
                    takenIds.Add(e.Id);
                }

                results.Add(result);
            }

            if (write.ExpectedVersion is { } expected && expected != before && (version > before || write.Events.Count == 0))
            {
                conflicts.Add(new VersionConflict(write.Stream, expected, before));
            }

            if (version > before)
            {
                grown[write.Stream] = version;
            }
        }

        if (takenIds.Count > 0)
        {
            throw new EventIdConflictException(takenIds);
        }

        return conflicts.Count > 0
            ? throw new ExpectedVersionException(conflicts)
            : new AppendPlan(results, fresh, grown, fresh.Count == 0 ? head : new LogHead(fresh[^1].Stored.Position, timestamp));
    }

    private static StoredEvent Store(NewEvent e, string stream, long position, long version, DateTimeOffset timestamp) =>
        new(position, e.Id, stream, version, e.Type, e.Data, timestamp)
        {
            Recorder = e.Recorder,
            CorrelationId = e.CorrelationId,
            CausationId = e.CausationId,
            Headers = e.Headers,
        };
}

/// <summary>An event about to be written.</summary>
internal sealed record FreshEvent(StoredEvent Stored, string? DotNetType);
