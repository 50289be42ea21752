using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>Decides whether what Marten applications appended may be taken in: everything that recording checks, and that the rows are whole.</summary>
internal sealed class WaitingCheck(ILogTransaction log, string archive)
{
    private readonly List<RecordError> _wrong = [];

    /// <summary>How many repeat events that the archive has.</summary>
    public int Known { get; private set; }

    /// <summary>The events to be taken in, in their order.</summary>
    /// <exception cref="CatchUpRefusedException">Something is wrong with some of them.</exception>
    public async Task<List<AcceptedEvent>> Accepted(IReadOnlyList<WaitingEvent> waiting, CancellationToken ct)
    {
        var fresh = await Fresh(waiting, ct);
        foreach (var (e, draft) in fresh) _wrong.AddRange(Problems(e, draft).Select(error => new RecordError(draft, error.Path, error.Message)));
        await CheckVersions(fresh, ct);

        var drafts = fresh.ConvertAll(one => one.Draft);
        var others = WellFormed.Of(drafts, _wrong);
        try
        {
            await RecordEventsHandler.Accept(log, new(archive, [], "") { Supposed = others.Supposed }, [.. others.Drafts], await CatalogueLoader.Registered(log, archive, ct), ct);
        }
        catch (InvalidRecordsException refused)
        {
            _wrong.AddRange(refused.Errors);
        }

        return _wrong.Count == 0
            ? fresh.ConvertAll(one => new AcceptedEvent(one.Event, Parse(one.Event) ?? [], one.Draft.Content!))
            : throw new CatchUpRefusedException(archive, WellFormed.Ordered(_wrong, drafts));
    }

    /// <summary>Those that do not repeat what the archive has, or one before them.</summary>
    private async Task<List<(WaitingEvent Event, Draft Draft)>> Fresh(IReadOnlyList<WaitingEvent> waiting, CancellationToken ct)
    {
        var stored = (await log.Find([.. waiting.Select(e => e.Id)], ct)).ToDictionary(one => one.Id, one => (one.Stream, one.Type, one.Data));
        var fresh = new List<(WaitingEvent, Draft)>();
        foreach (var e in waiting)
        {
            var draft = DraftOf(e);
            if (!stored.TryGetValue(e.Id, out var other))
            {
                stored.Add(e.Id, (e.Stream, e.Type, e.Data));
                fresh.Add((e, draft));
            }
            else if (other.Stream == e.Stream && other.Type == e.Type && JsonText.Same(other.Data, e.Data))
            {
                Known++;
            }
            else
            {
                _wrong.Add(new(draft, "", $"its id {e.Id} is that of another event of the archive, with another stream, type or content. Events never change; append a correction, under a record id of its own."));
            }
        }

        return fresh;
    }

    private IEnumerable<FieldError> Problems(WaitingEvent e, Draft draft)
    {
        if (e.Archived) yield return new("", "is_archived is not false in its row: Marten hides it. What is no longer to count is retracted.");
        if (e.Binary) yield return new("", "its data are binary; an archive takes JSON.");
        if (Parse(e) is null) yield return new("", "its data are no JSON object.");
        var malformed = RecordEventsHandler.Malformed(draft).ToList();
        foreach (var error in malformed) yield return new(error.Path, error.Message);
        if (malformed.Count == 0 && EventIds.Of(archive, draft.Record!) is var id && id != e.Id)
            yield return new("record", $"has the id {e.Id}; '{draft.Record}' of this archive has {id} (EventIds.Of).");
    }

    private async Task CheckVersions(List<(WaitingEvent Event, Draft Draft)> fresh, CancellationToken ct)
    {
        var connection = ((NpgsqlTransaction)log.Transaction!).Connection!;
        var gaps = (await Waiting.Gaps(connection, archive, fresh.Select(one => one.Event.Stream), ct)).ToDictionary(gap => gap.Stream, StringComparer.Ordinal);
        foreach (var one in fresh.DistinctBy(one => one.Event.Stream))
        {
            if (gaps.TryGetValue(one.Event.Stream, out var gap))
                _wrong.Add(new(one.Draft, "", $"the stream has {gap.Events} events, the last of version {gap.Last}, and mt_streams says {(gap.Version is { } version ? version : "none")}: these must be one number."));
        }
    }

    // Old versions of a type are checked as what they mean now.
    private static Draft DraftOf(WaitingEvent e)
    {
        var known = EventTypes.FindStored(e.Type);
        var data = Parse(e) ?? [];
        return new Draft(e.Stream, known?.Type.Name ?? e.Type, known is var (type, version) ? Upcasters.Upcast(type, version, data) : data) { File = $"seq_id {e.Sequence}, {e.Stream} version {e.Version}" };
    }

    private static JsonObject? Parse(WaitingEvent e) => JsonNode.Parse(e.Data) as JsonObject;
}
