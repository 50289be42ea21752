using System.Data.Common;

namespace KnowledgeBase.Log;

/// <summary>
/// The append-only log of every archive. Appends to one archive are serialised, so the order of positions is the order of commits:
/// whoever has read up to a position will never find an event before it later.
/// Every method refuses an archive that does not exist with <see cref="UnknownArchiveException"/>.
/// </summary>
public interface IEventLog
{
    /// <summary>
    /// Takes the archive's lock, runs <paramref name="work"/>, and commits; when it throws, nothing remains.
    /// Not to be nested for one archive: the inner call would wait for the outer one for ever.
    /// </summary>
    Task<T> InTransaction<T>(string archive, Func<ILogTransaction, Task<T>> work, CancellationToken ct = default);

    /// <summary>A stream's events by version, from <paramref name="fromVersion"/> (included). None when there is no such stream.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(
        string archive, string stream, long fromVersion = 1, int max = int.MaxValue, CancellationToken ct = default);

    /// <summary>The events with these ids, by position; ids that do not exist are left out.</summary>
    Task<IReadOnlyList<StoredEvent>> Find(string archive, IReadOnlyCollection<Guid> ids, CancellationToken ct = default);

    /// <summary>At most <paramref name="max"/> events after a position, by position.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadAll(string archive, long afterPosition, int max, CancellationToken ct = default);

    /// <summary>Where the archive ends.</summary>
    Task<LogHead> Head(string archive, CancellationToken ct = default);

    /// <summary>
    /// The last position recorded at or before an instant, 0 when there is none.
    /// An instant that is later than both the clock and the archive's last event is refused with <see cref="FutureInstantException"/>.
    /// </summary>
    Task<long> PositionAt(string archive, DateTimeOffset instant, CancellationToken ct = default);
}

/// <summary>One archive, locked for writing until the transaction ends. Not for use by several threads at once.</summary>
public interface ILogTransaction
{
    /// <summary>The database transaction, for whatever else must be committed with the events; null in memory.</summary>
    DbTransaction? Transaction { get; }

    /// <summary>Where the archive ends, this transaction's own appends included.</summary>
    LogHead Head { get; }

    /// <summary>
    /// Appends events in the order given, at one recording time. May be called several times. Returns every event of the call as stored.
    /// An event that the archive holds already - same id, stream, type and content - is not written again.
    /// All is checked before anything is written, so the transaction can go on after a refusal.
    /// </summary>
    /// <exception cref="ExpectedVersionException">Streams are not at the versions expected.</exception>
    /// <exception cref="EventIdConflictException">Ids are taken by other events.</exception>
    /// <exception cref="InvalidAppendException">A stream, type, JSON text or other value cannot be stored.</exception>
    Task<IReadOnlyList<StoredEvent>> Append(IReadOnlyList<StreamAppend> writes, CancellationToken ct = default);

    /// <summary>A stream's events by version, this transaction's own appends included.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(string stream, CancellationToken ct = default);

    /// <summary>Nothing of this transaction is to be kept: it ends as if nothing had been appended.</summary>
    void Discard();

    /// <summary>The events with these ids, by position, its own appends included; ids that do not exist are left out.</summary>
    Task<IReadOnlyList<StoredEvent>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct = default);
}
