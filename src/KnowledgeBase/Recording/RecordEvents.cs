using System.Text.Json;
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

    /// <summary>Whether to say where each record stands.</summary>
    public bool WithPlaces { get; init; }

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

    /// <summary>Where asked for, where each record stands, or would stand, by position: those that the archive held as they are, then the new ones.</summary>
    public IReadOnlyList<RecordPlace> Places { get; init; } = [];
}

/// <summary>Where a record stands in an archive.</summary>
/// <param name="Record">Its record id.</param>
/// <param name="Event">The id of its event.</param>
/// <param name="Position">Its position.</param>
/// <param name="IsNew">Whether the archive did not hold it before.</param>
public sealed record RecordPlace(string Record, Guid Event, long Position, bool IsNew);

internal sealed class RecordEventsHandler(IEventLog log, Catalogues catalogues) : IRequestHandler<RecordEvents, RecordedEvents>
{
    public async Task<RecordedEvents> Handle(RecordEvents request, CancellationToken cancellationToken)
    {
        request.Progress?.Report(new(ImportPhase.Checking, 0, request.Records.Count));
        var drafts = RecordingOrder.Sort(request.Records);
        var wrong = drafts.SelectMany(Malformed).ToList();
        var (recorded, used) = await log.InTransaction(
            request.Archive,
            async transaction =>
            {
                if (wrong.Count > 0) await Refuse(transaction, request, drafts, wrong, cancellationToken);
                var at = await catalogues.Take(transaction, request.Archive, cancellationToken);
                return (await Record(transaction, request, drafts, at.Catalogue, cancellationToken), at);
            },
            cancellationToken);
        // A dry run has filled it with what is not recorded.
        if (!request.DryRun) catalogues.Keep(request.Archive, used, recorded.Position);
        return recorded;
    }

    // What is well-formed is checked all the same, so that everything that is wrong is told at once.
    private static async Task Refuse(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, List<RecordError> wrong, CancellationToken ct)
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

    internal static Task<RecordedEvents> Record(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, CancellationToken ct) =>
        Record(transaction, request, drafts, kept: null, ct);

    /// <summary>Records drafts that are well-formed and in order.</summary>
    /// <param name="transaction">The archive, locked.</param>
    /// <param name="request">How.</param>
    /// <param name="drafts">The records.</param>
    /// <param name="kept">What is registered, when that is known already; null loads it.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<RecordedEvents> Record(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, Catalogue? kept, CancellationToken ct)
    {
        var known = new KnownRecords(transaction, request.Archive);
        await known.Compare(drafts, ct);
        if (request.AsCorrections is null) known.RefuseChanges();
        if (known.Wrong.Count > 0) throw new InvalidRecordsException([.. drafts.Join(known.Wrong, draft => draft, error => error.Draft, (_, error) => error, ReferenceEqualityComparer.Instance)]);
        var corrections = await CorrectionsOf(transaction, request, known, ct);

        var catalogue = kept ?? await CatalogueLoader.Registered(transaction, request.Archive, ct);
        var accepted = await Accept(transaction, request, corrections.Count == 0 ? known.Fresh : [.. RecordingOrder.Sort([.. corrections, .. known.Fresh])], catalogue, ct);
        var first = transaction.Head.Position + 1;
        if (!request.DryRun && accepted.Count > 0) await Append(transaction, request, accepted, catalogue, ct);
        var done = new RecordedEvents(accepted.Count, known.Known.Count, transaction.Head.Position) { Corrections = corrections.Count };
        if (!request.WithPlaces) return done;
        var places = accepted.Select((one, n) => new RecordPlace(one.Content.Record, EventIds.Of(request.Archive, one.Content.Record), first + n, IsNew: true));
        return done with { Places = [.. known.Known.OrderBy(place => place.Position), .. places] };
    }

    /// <summary>
    /// Records what was checked before, when the archive ended where it ends now or had only what was checked together with this:
    /// every record is new, well-formed, and right by the rules.
    /// </summary>
    internal static async Task<RecordedEvents> RecordChecked(ILogTransaction transaction, RecordEvents request, IReadOnlyList<Draft> drafts, Catalogue catalogue, CancellationToken ct)
    {
        var accepted = drafts.Select(Propose).ToList();
        foreach (var proposed in accepted.Where(one => one.Content is IRegistration or ThingSameAs))
            catalogue.Add(new Recorded(transaction.Head.Position + 1, default, default, proposed.Stream, proposed.Type.StoredName, proposed.Data, request.Recorder, proposed.Content));
        if (accepted.Count > 0) await Append(transaction, request, accepted, catalogue, ct);
        return new(accepted.Count, 0, transaction.Head.Position);
    }

    private static async Task Append(ILogTransaction transaction, RecordEvents request, List<Proposed> accepted, Catalogue catalogue, CancellationToken ct)
    {
        request.Progress?.Report(new(ImportPhase.Recording, 0, accepted.Count));
        var (first, correlation) = (transaction.Head.Position + 1, EventIds.Of(request.Archive, $"append {transaction.Head.Position + 1}").ToString());
        var ids = accepted.ConvertAll(one => EventIds.Of(request.Archive, one.Content.Record));
        // All of them are new, so they get the positions that follow. When is for the log to say, and no matter of any row.
        var projection = await ProjectionStore.Live.Begin(
            transaction,
            request.Archive,
            [.. accepted.Select((one, n) => new Recorded(first + n, default, ids[n], one.Stream, one.Type.StoredName, one.Data, request.Recorder, one.Content))],
            source => catalogue.Registrations.GetValueOrDefault(source) as SourceRegistered,
            ct);
        await transaction.Append([.. accepted.Select((one, n) => Event(request, ids[n], one, correlation))], ct);
        await projection.Write(ct);
    }

    private static async Task<List<Draft>> CorrectionsOf(ILogTransaction transaction, RecordEvents request, KnownRecords known, CancellationToken ct)
    {
        if (known.Changed.Count == 0) return [];
        HashSet<string> taken = [.. known.Amendments, .. request.Records.Select(draft => draft.Record!)];
        var corrections = await Corrections.Of(transaction, request.Archive, known.Changed, request.AsCorrections!, taken, ct);
        var wrong = corrections.SelectMany(Malformed).ToList();
        return wrong.Count > 0 ? throw new InvalidRecordsException(wrong) : corrections;
    }

    internal static IEnumerable<RecordError> Malformed(Draft draft)
    {
        if (EventTypes.Find(draft.Type) is not { } type) return [new RecordError(draft, "", $"there is no event type '{draft.Type}'.{Nearest.Hint(draft.Type, EventTypes.All.Select(known => known.Name))}")];
        var errors = EventValidator.Validate(type, draft.Stream, draft.Data, out var content);
        draft.Content = content;
        return errors.Concat(Anchors.Check(draft.Data)).Select(error => new RecordError(draft, error.Path, error.Message));
    }

    /// <summary>What a well-formed draft proposes; reads its content, unless that was done before.</summary>
    internal static Proposed Propose(Draft draft)
    {
        var type = EventTypes.Find(draft.Type)!;
        return new Proposed(draft.Stream, type, draft.Data, draft.Content ??= EventJson.FromJson(type, draft.Data));
    }

    /// <summary>Checks each record after the one before it, against the archive.</summary>
    internal static async Task<List<Proposed>> Accept(ILogTransaction transaction, RecordEvents request, List<Draft> drafts, Catalogue catalogue, CancellationToken ct)
    {
        var batch = drafts.ConvertAll(draft => Propose(draft));
        await CatalogueLoader.LoadNamed(transaction, request.Archive, batch, catalogue, ct);
        catalogue.Suppose(request.Supposed);
        var (accepted, wrong) = (0, new List<RecordError>());
        foreach (var (draft, proposed) in drafts.Zip(batch))
        {
            if (accepted % 500 == 0) request.Progress?.Report(new(ImportPhase.Checking, accepted, drafts.Count));
            var errors = Rules.Check(proposed, catalogue);
            wrong.AddRange(errors.Select(error => new RecordError(draft, error.Path, error.Message)));
            var position = transaction.Head.Position + ++accepted;
            // A wrong record is known all the same, so that what refers to it is not called wrong too.
            if (errors.Count == 0 || (proposed.Content is not Amendment && catalogue.Find(proposed.Content.Record) is null))
                catalogue.Add(new Recorded(position, default, default, draft.Stream, proposed.Type.StoredName, proposed.Data, request.Recorder, proposed.Content));
        }

        return wrong.Count > 0 ? throw new InvalidRecordsException(wrong) : batch;
    }

    private static StreamAppend Event(RecordEvents request, Guid id, Proposed proposed, string correlation) => new(
        proposed.Stream,
        [
            new NewEvent(id, proposed.Type.StoredName, JsonSerializer.Serialize(proposed.Content, proposed.Type.Clr, EventJson.Options))
            {
                IsNew = true,
                DotNetType = proposed.Type.DotNetName,
                Recorder = request.Recorder,
                CorrelationId = correlation,
                CausationId = proposed.Content is Amendment amendment ? EventIds.Of(request.Archive, amendment.Target).ToString() : null,
            },
        ]);
}
