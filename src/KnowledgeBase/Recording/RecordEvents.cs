using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>
/// Records some events of an archive, all or none. Events that the archive holds already, as first recorded or as corrected since, are
/// left alone; changed ones are refused, or recorded as corrections.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="Records">In any order; each is recorded after what it refers to.</param>
/// <param name="Recorder">Who records.</param>
/// <param name="DryRun">Only say what would be recorded.</param>
/// <param name="AsCorrections">Why changed records are to be corrected; null refuses them.</param>
/// <exception cref="InvalidRecordsException">Something is wrong with some of them.</exception>
public sealed record RecordEvents(string Archive, IReadOnlyList<Draft> Records, string Recorder, bool DryRun = false, string? AsCorrections = null) : IRequest<RecordedEvents>
{
    /// <summary>Told how far it is.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    /// <summary>Things that are not missing, although nothing of the archive or of these records makes them.</summary>
    internal IReadOnlyList<string> Supposed { get; init; } = [];
}

/// <summary>What came of it.</summary>
/// <param name="Recorded">How many are new.</param>
/// <param name="Known">How many the archive held already.</param>
/// <param name="Position">Where the archive ends now.</param>
public sealed record RecordedEvents(int Recorded, int Known, long Position)
{
    /// <summary>How many of the new ones are corrections of changed records.</summary>
    public int Corrections { get; init; }
}

internal sealed class RecordEventsHandler(IEventLog log) : IRequestHandler<RecordEvents, RecordedEvents>
{
    public Task<RecordedEvents> Handle(RecordEvents request, CancellationToken cancellationToken)
    {
        request.Progress?.Report(new(ImportPhase.Checking, 0, request.Records.Count));
        var drafts = RecordingOrder.Sort(request.Records);
        var wrong = drafts.SelectMany(Malformed).ToList();
        return log.InTransaction(request.Archive, transaction => wrong.Count > 0 ? Refuse(transaction, request, drafts, wrong, cancellationToken) : Record(transaction, request, drafts, cancellationToken), cancellationToken);
    }

    // What is well-formed is checked all the same, so that everything that is wrong is told at once.
    private static async Task<RecordedEvents> Refuse(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, List<RecordError> wrong, CancellationToken ct)
    {
        var others = WellFormed.Of(drafts, wrong);
        try
        {
            await Record(transaction, request with { Records = others.Drafts, Supposed = others.Supposed, DryRun = true }, others.Drafts, ct);
        }
        catch (InvalidRecordsException refused)
        {
            wrong.AddRange(refused.Errors);
        }

        throw new InvalidRecordsException(WellFormed.Ordered(wrong, request.Records));
    }

    internal static async Task<RecordedEvents> Record(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        var known = new KnownRecords(transaction, request.Archive);
        await known.Compare(drafts, ct);
        if (request.AsCorrections is null) known.RefuseChanges();
        if (known.Wrong.Count > 0) throw new InvalidRecordsException([.. drafts.Join(known.Wrong, draft => draft, error => error.Draft, (_, error) => error, ReferenceEqualityComparer.Instance)]);
        var corrections = await CorrectionsOf(transaction, request, known, ct);

        var accepted = await Accept(transaction, request, corrections.Count == 0 ? known.Fresh : [.. RecordingOrder.Sort([.. corrections, .. known.Fresh])], ct);
        if (request.DryRun || accepted.Count == 0) return new(accepted.Count, known.Known, transaction.Head.Position) { Corrections = corrections.Count };
        request.Progress?.Report(new(ImportPhase.Recording, 0, accepted.Count));
        var stored = await transaction.Append(accepted, ct);
        await ProjectionStore.Live.Project(transaction, request.Archive, [.. stored.Select(Stored.ToRecorded)], ct);
        return new(stored.Count, known.Known, transaction.Head.Position) { Corrections = corrections.Count };
    }

    private static async Task<List<Draft>> CorrectionsOf(ILogTransaction transaction, RecordEvents request, KnownRecords known, CancellationToken ct)
    {
        if (known.Changed.Count == 0) return [];
        HashSet<string> taken = [.. known.Amendments, .. request.Records.Select(draft => draft.Record!)];
        var corrections = await Corrections.Of(transaction, request.Archive, known.Changed, request.AsCorrections!, taken, ct);
        var wrong = corrections.SelectMany(Malformed).ToList();
        return wrong.Count > 0 ? throw new InvalidRecordsException(wrong) : corrections;
    }

    internal static IEnumerable<RecordError> Malformed(Draft draft) => EventTypes.Find(draft.Type) is { } type
        ? EventValidator.Validate(type, draft.Stream, draft.Data).Concat(Anchors.Check(draft.Data)).Select(error => new RecordError(draft, error.Path, error.Message))
        : [new RecordError(draft, "", $"there is no event type '{draft.Type}'.{Nearest.Hint(draft.Type, EventTypes.All.Select(known => known.Name))}")];

    private static Proposed Propose(Draft draft)
    {
        var type = EventTypes.Find(draft.Type)!;
        return new Proposed(draft.Stream, type, draft.Data, EventJson.FromJson(type, draft.Data));
    }

    /// <summary>Checks each record after the one before it, against the archive.</summary>
    private static async Task<List<StreamAppend>> Accept(ILogTransaction transaction, RecordEvents request, List<Draft> drafts, CancellationToken ct)
    {
        var batch = drafts.ConvertAll(draft => Propose(draft));
        var catalogue = await CatalogueLoader.Load(transaction, request.Archive, batch, ct);
        catalogue.Suppose(request.Supposed);
        var (accepted, wrong, correlation) = (new List<StreamAppend>(), new List<RecordError>(), EventIds.Of(request.Archive, $"append {transaction.Head.Position + 1}").ToString());
        foreach (var (draft, proposed) in drafts.Zip(batch))
        {
            if (accepted.Count % 500 == 0) request.Progress?.Report(new(ImportPhase.Checking, accepted.Count, drafts.Count));
            var errors = Rules.Check(proposed, catalogue);
            wrong.AddRange(errors.Select(error => new RecordError(draft, error.Path, error.Message)));
            var id = EventIds.Of(request.Archive, proposed.Content.Record);
            var position = transaction.Head.Position + accepted.Count + 1;
            // A wrong record is known all the same, so that what refers to it is not called wrong too.
            if (errors.Count == 0 || (proposed.Content is not Amendment && catalogue.Find(proposed.Content.Record) is null))
                catalogue.Add(new Recorded(position, default, id, draft.Stream, proposed.Type.StoredName, proposed.Data, request.Recorder));
            accepted.Add(new StreamAppend(draft.Stream, [new NewEvent(id, proposed.Type.StoredName, EventJson.ToJson(proposed.Content).ToJsonString(EventJson.Options))
            {
                DotNetType = $"{proposed.Type.Clr.FullName}, {proposed.Type.Clr.Assembly.GetName().Name}",
                Recorder = request.Recorder,
                CorrelationId = correlation,
                CausationId = proposed.Content is Amendment amendment ? EventIds.Of(request.Archive, amendment.Target).ToString() : null,
            }]));
        }

        return wrong.Count > 0 ? throw new InvalidRecordsException(wrong) : accepted;
    }
}
