using JasperFx.Events;
using KnowledgeBase.Log;
using Marten;
using Marten.Events.Archiving;
using Marten.Exceptions;
using Marten.Services;
using Marten.Services.Json.Transformations;
using Npgsql;

namespace KnowledgeBase.Marten;

/// <summary>Has Marten write and read its tables, in the log's transaction. Marten never opens a connection of its own for that.</summary>
internal sealed class MartenEventTables : EventTables, IAsyncDisposable
{
    private static readonly JsonTransformation AsText = new((_, row, column) => new EventText(row.GetString(column)));
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly DocumentStore store;
    private StoreOptions settings = null!;

    public MartenEventTables(string connectionString) => store = DocumentStore.For(options =>
    {
        settings = options;
        options.Connection(ReadOnly(connectionString));
        ArchiveStore.UseTables(options);
        // What fails once in the caller's transaction fails again, and would then hide the first error.
        options.ConfigurePolly(_ => { });
        options.ConfigureWritePolly(_ => { });
        options.Serializer(ArchiveStore.Serializer(new EventTextConverter(), new HeadersConverter()));
    });

    public override async Task Write(NpgsqlTransaction transaction, string archive, AppendPlan plan, CancellationToken ct)
    {
        var events = plan.Fresh.Select(fresh => Wrapped(fresh.Stored)).ToList();
        var within = Within(transaction, archive);
        within.Listeners.Add(new SequenceInCallOrder(events));
        await using var session = store.LightweightSession(within);
        // Marten would fill them in from the current activity.
        session.CorrelationId = session.CausationId = null;
        foreach (var stream in plan.Fresh.Zip(events).GroupBy(pair => pair.First.Stored.Stream, pair => pair.Second, StringComparer.Ordinal))
            session.Events.Append(stream.Key, stream.Cast<object>());
        foreach (var (fresh, wrapped) in plan.Fresh.Zip(events)) (wrapped.EventTypeName, wrapped.DotNetTypeName) = (fresh.Stored.Type, fresh.DotNetType!);
        try
        {
            await session.SaveChangesAsync(ct);
        }
        catch (Exception faster) when (faster is EventStreamUnexpectedMaxEventIdException or ExistingStreamIdCollisionException)
        {
            throw new AppendedMeanwhileException(archive, faster);
        }

        var first = plan.Fresh[0].Stored;
        await Entries.Insert(transaction.Connection!, archive, first.Position, first.Timestamp, events.ConvertAll(e => (e.Id, e.Sequence, e.StreamKey!)), ct);
    }

    public override async Task<List<StoredEvent>> Read(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string archive, NpgsqlBatchCommand select, CancellationToken ct)
    {
        await using var own = transaction is null ? await connection.BeginTransactionAsync(ct) : null;
        select.CommandText = $"select position, recorded_at, seq_id, type from (\n{select.CommandText}\n) selected";
        var selected = await connection.Query(select, row => (Position: row.GetInt64(0), RecordedAt: row.GetFieldValue<DateTimeOffset>(1), Sequence: row.GetInt64(2), Type: row.GetString(3)), ct);
        if (selected.Count == 0) return [];
        MakeKnown(selected.Select(one => one.Type));
        var sequences = selected.ConvertAll(one => one.Sequence);
        await using var session = store.QuerySession(Within((transaction ?? own)!, archive));
        var events = await session.Events.QueryAllRawEvents().Where(e => e.MaybeArchived() && e.Sequence.IsOneOf(sequences)).ToListAsync(ct);
        var bySequence = events.ToDictionary(e => e.Sequence);
        return selected.ConvertAll(one => Stored(bySequence[one.Sequence], one.Position, one.RecordedAt));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    // Marten reads no event of a name that it was not told.
    private void MakeKnown(IEnumerable<string> types)
    {
        lock (names)
        {
            foreach (var name in types.Where(names.Add)) settings.Events.Upcast<EventText>(name, AsText);
        }
    }

    private static SessionOptions Within(NpgsqlTransaction transaction, string archive)
    {
        var session = SessionOptions.ForTransaction(transaction);
        session.TenantId = archive;
        session.Tracking = DocumentTracking.None;
        return session;
    }

    private static Event<EventText> Wrapped(StoredEvent e) => new(new EventText(e.Data))
    {
        Id = e.Id,
        Timestamp = e.Timestamp,
        UserName = e.Recorder,
        CorrelationId = e.CorrelationId,
        CausationId = e.CausationId,
        Headers = e.Headers?.ToDictionary(header => header.Key, object (header) => header.Value, StringComparer.Ordinal),
    };

    private static StoredEvent Stored(IEvent e, long position, DateTimeOffset recordedAt) =>
        new(position, e.Id, e.StreamKey!, e.Version, e.EventTypeName, ((EventText)e.Data).Json, recordedAt)
        {
            Recorder = e.UserName,
            CorrelationId = e.CorrelationId,
            CausationId = e.CausationId,
            Headers = e.Headers?.ToDictionary(header => header.Key, header => (string)header.Value, StringComparer.Ordinal),
        };

    // After a failure Marten marks unused sequence numbers with tombstones, outside the caller's transaction and without the archive's
    // lock, on a connection of its own: it must not be able to.
    private static string ReadOnly(string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "knowledgebase" };
        own.Options = $"{own.Options} -c default_transaction_read_only=on".TrimStart();
        return own.ConnectionString;
    }

    /// <summary>Marten numbers the events of a stream one after the other; the log wants them numbered as they were appended.</summary>
    private sealed class SequenceInCallOrder(List<Event<EventText>> events) : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            foreach (var (e, sequence) in events.Zip(events.ConvertAll(e => e.Sequence).Order().ToList())) e.Sequence = sequence;
            return Task.CompletedTask;
        }
    }
}
