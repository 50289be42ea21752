using System.Text.Json.Nodes;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>
/// Takes in what Marten applications appended to an archive: each event gets its position, in the order in which they were written,
/// and is in answers from then on. All or none; the same rules hold as for anything that is recorded.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="DryRun">Only say what would be taken in.</param>
/// <exception cref="CatchUpRefusedException">Something is wrong with some of them.</exception>
public sealed record CatchUp(string Archive, bool DryRun = false) : IRequest<CaughtUp>;

/// <summary>What came of it.</summary>
/// <param name="Taken">How many have a position now.</param>
/// <param name="Known">How many repeat events that the archive has; they stay without a position.</param>
/// <param name="Position">Where the archive ends now.</param>
public sealed record CaughtUp(int Taken, int Known, long Position);

/// <summary>Events that Marten applications appended cannot be taken in; none was.</summary>
public sealed class CatchUpRefusedException(string archive, IReadOnlyList<RecordError> errors) : LogException(
    $"Nothing was taken in. Of what Marten applications appended to archive '{archive}', this is wrong:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}")
{
    /// <summary>Everything that is wrong, by sequence number.</summary>
    public IReadOnlyList<RecordError> Errors { get; } = errors;
}

internal sealed class CatchUpHandler(IEventLog log, TimeProvider clock) : IRequestHandler<CatchUp, CaughtUp>
{
    private const int BatchSize = 2_000;

    public Task<CaughtUp> Handle(CatchUp request, CancellationToken cancellationToken) =>
        log.InTransaction(request.Archive, transaction => TakeIn(transaction, request, cancellationToken), cancellationToken);

    private async Task<CaughtUp> TakeIn(ILogTransaction transaction, CatchUp request, CancellationToken ct)
    {
        var connection = ((NpgsqlTransaction)transaction.Transaction!).Connection!;
        var check = new WaitingCheck(transaction, request.Archive);
        var taken = await check.Accepted(await Waiting.Events(connection, request.Archive, ct), ct);
        if (request.DryRun || taken.Count == 0) return new(taken.Count, check.Known, transaction.Head.Position);

        // When it was written is the application's to say; recorded it is now, after all that answers knew before.
        var (first, time) = (transaction.Head.Position + 1, RecordingTime.Next(transaction.Head, clock.GetUtcNow()));
        await Entries.Insert(connection, request.Archive, first, time, taken.ConvertAll(one => (one.Event.Id, one.Event.Sequence, one.Event.Stream)), ct);
        var recorded = taken.Select((one, n) => new Recorded(first + n, time, one.Event.Id, one.Event.Stream, one.Event.Type, one.Data, one.Event.Recorder, one.Content));
        foreach (var batch in recorded.Chunk(BatchSize)) await ProjectionStore.Live.Project(transaction, request.Archive, batch, ct);
        return new(taken.Count, check.Known, first + taken.Count - 1);
    }
}

/// <summary>An event that may be taken in.</summary>
/// <param name="Event">As it stands in Marten's table.</param>
/// <param name="Data">Its JSON, in the version that its type says.</param>
/// <param name="Content">What it says.</param>
internal sealed record AcceptedEvent(WaitingEvent Event, JsonObject Data, Event Content);
