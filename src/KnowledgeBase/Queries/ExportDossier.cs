using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>
/// Writes an archive as a dossier of what stands in it, corrections applied: imported into an empty archive it gives the same
/// answers. Written while it is read; only what was amended is held in memory.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="Output">Where to; not closed.</param>
/// <param name="Format">As what.</param>
/// <param name="RecordedBy">The archive as it stood then; left open, now.</param>
/// <exception cref="FuturePositionException">The archive is not that long yet.</exception>
/// <exception cref="FutureInstantException">The instant is still to come.</exception>
/// <exception cref="DossierException">It has a number that the format cannot hold.</exception>
public sealed record ExportDossier(string Archive, TextWriter Output, DossierFormat Format = DossierFormat.Yaml, RecordingPoint? RecordedBy = null) : IRequest<ExportedDossier>;

/// <summary>What was written.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Position">The position that the archive was read at.</param>
public sealed record ExportedDossier(long Records, long Position);

internal sealed class ExportDossierHandler(IEventLog log, TimeProvider clock) : IRequestHandler<ExportDossier, ExportedDossier>
{
    private const int BatchSize = 2_000;

    public async Task<ExportedDossier> Handle(ExportDossier request, CancellationToken cancellationToken)
    {
        var position = await PositionOf(request, cancellationToken);
        var selection = new ExportSelection();
        await foreach (var recorded in Read(request.Archive, position, cancellationToken)) selection.Learn(recorded);
        if (selection.IsAmended)
        {
            await foreach (var recorded in Read(request.Archive, position, cancellationToken)) selection.Examine(recorded);
            selection.Decide();
        }

        await DossierWriter.WriteHeader(
            request.Output,
            request.Format,
            $"Archive '{request.Archive}' at position {position.ToString(CultureInfo.InvariantCulture)}: what stands in it, corrections applied.",
            $"Exported on {clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.");
        var records = 0L;
        await foreach (var recorded in Read(request.Archive, position, cancellationToken)) await Write(selection.Of(recorded));
        await Write(selection.Rest());
        if (records == 0) await DossierWriter.WriteNone(request.Output, request.Format);
        await request.Output.FlushAsync(cancellationToken);
        return new(records, position);

        async Task Write(IEnumerable<Draft> drafts)
        {
            foreach (var draft in drafts)
            {
                await DossierWriter.Write(request.Output, request.Format, draft);
                records++;
            }
        }
    }

    private async Task<long> PositionOf(ExportDossier request, CancellationToken ct)
    {
        var head = (await log.Head(request.Archive, ct)).Position;
        return request.RecordedBy switch
        {
            { Instant: { } instant } => await log.PositionAt(request.Archive, instant, ct),
            { Position: { } asked } => asked <= head ? asked : throw new FuturePositionException(asked, head),
            _ => head,
        };
    }

    private async IAsyncEnumerable<Recorded> Read(string archive, long position, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var after = 0L; after < position;)
        {
            var events = await log.ReadAll(archive, after, (int)Math.Min(BatchSize, position - after), ct);
            foreach (var stored in events) yield return Stored.ToRecorded(stored);
            after = events[^1].Position;
        }
    }
}
