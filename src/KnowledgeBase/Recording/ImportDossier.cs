using KnowledgeBase.Dossiers;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>Records all that a dossier holds, or nothing of it. The same dossier twice records nothing new.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Path">The dossier: a file or a folder.</param>
/// <param name="Recorder">Who records.</param>
/// <param name="DryRun">Only say what would be recorded.</param>
/// <param name="AsCorrections">Why records that were changed in the dossier are to be corrected; null refuses them.</param>
/// <exception cref="DossierException">It isn't a readable dossier.</exception>
/// <exception cref="InvalidRecordsException">Something is wrong with its records.</exception>
public sealed record ImportDossier(string Archive, string Path, string Recorder, bool DryRun = false, string? AsCorrections = null) : IRequest<RecordedEvents>
{
    /// <summary>Told how far it is.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }
}

internal sealed class ImportDossierHandler(IMediator mediator) : IRequestHandler<ImportDossier, RecordedEvents>
{
    public Task<RecordedEvents> Handle(ImportDossier request, CancellationToken cancellationToken)
    {
        request.Progress?.Report(new(ImportPhase.Reading, 0, 0));
        var drafts = DossierReader.Read(request.Path);
        return mediator.Send(new RecordEvents(request.Archive, drafts, request.Recorder, request.DryRun, request.AsCorrections) { Progress = request.Progress }, cancellationToken);
    }
}
