using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>Records batches of drafts that were checked, each in a transaction with how far the import has come.</summary>
internal sealed class TableRecorder(IEventLog log, TableRequest request)
{
    private readonly KeptCatalogue _kept = new();

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
                    var recorded = await RecordEventsHandler.Record(transaction, new(request.Archive, fresh, request.Recorder), fresh, catalogue, ct);
                    await ImportRecords.Advance(((NpgsqlTransaction)transaction.Transaction!).Connection!, request.Archive, advance(recorded.Recorded), ct);
                    return recorded;
                },
                ct);
            _kept.Committed(done.Position);
            return done;
        }
        catch
        {
            _kept.Drop();
            throw;
        }
    }
}
