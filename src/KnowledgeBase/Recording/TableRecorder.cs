using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>Records batches of drafts that were checked, each in a transaction with how far the import has come.</summary>
/// <param name="log">The log.</param>
/// <param name="request">Which table.</param>
/// <param name="checkedAt">The position at which all of it was checked and none of it was there; null when some was. What nobody else has added to since is not checked again.</param>
internal sealed class TableRecorder(IEventLog log, TableRequest request, long? checkedAt = null)
{
    private readonly KeptCatalogue _kept = new();
    private long? _checkedAt = checkedAt;

    /// <summary>One batch, all or nothing of it.</summary>
    /// <param name="drafts">Its records, in an order in which each comes after what it refers to; given the archive as it stands then.</param>
    /// <param name="advance">What the import comes to, given how many events the batch recorded.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<RecordedEvents> Record(Func<ILogTransaction, Task<IReadOnlyList<Draft>>> drafts, Func<long, ImportRecord> advance, CancellationToken ct)
    {
        try
        {
            var done = await log.InTransaction(
                request.Archive,
                async transaction =>
                {
                    var catalogue = await _kept.For(transaction, request.Archive, ct);
                    var fresh = (await drafts(transaction)).Where(draft => !TableCheck.StaysAway(draft, catalogue)).ToList();
                    if (_checkedAt != transaction.Head.Position) _checkedAt = null;
                    RecordEvents events = new(request.Archive, fresh, request.Recorder);
                    var recorded = await (_checkedAt is null
                        ? RecordEventsHandler.Record(transaction, events, fresh, catalogue, ct)
                        : RecordEventsHandler.RecordChecked(transaction, events, fresh, catalogue, ct));
                    await ImportRecords.Advance(((NpgsqlTransaction)transaction.Transaction!).Connection!, request.Archive, advance(recorded.Recorded), ct);
                    return recorded;
                },
                ct);
            _kept.Committed(done.Position);
            if (_checkedAt is not null) _checkedAt = done.Position;
            return done;
        }
        catch
        {
            _kept.Drop();
            throw;
        }
    }
}
