using System.Text.Json.Nodes;
using KnowledgeBase.Claims;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using MediatR;

namespace KnowledgeBase.Recording;

/// <summary>Records some events of an archive, all or none. Events that the archive holds already, with the same content, are left alone.</summary>
/// <param name="Archive">The archive.</param>
/// <param name="Records">In any order; each is recorded after what it refers to.</param>
/// <param name="Recorder">Who records.</param>
/// <param name="DryRun">Only say what would be recorded.</param>
/// <exception cref="InvalidRecordsException">Something is wrong with some of them.</exception>
public sealed record RecordEvents(string Archive, IReadOnlyList<Draft> Records, string Recorder, bool DryRun = false) : IRequest<RecordedEvents>
{
    /// <summary>Things that are not missing, although nothing of the archive or of these records makes them.</summary>
    internal IReadOnlyList<string> Supposed { get; init; } = [];
}

/// <summary>What came of it.</summary>
/// <param name="Recorded">How many are new.</param>
/// <param name="Known">How many the archive held already.</param>
/// <param name="Position">Where the archive ends now.</param>
public sealed record RecordedEvents(int Recorded, int Known, long Position);

internal sealed class RecordEventsHandler(IEventLog log) : IRequestHandler<RecordEvents, RecordedEvents>
{
    public Task<RecordedEvents> Handle(RecordEvents request, CancellationToken cancellationToken)
    {
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
        var (fresh, known) = await Unrecorded(transaction, request.Archive, drafts, ct);
        var accepted = await Accept(transaction, request, fresh, ct);
        if (request.DryRun || accepted.Count == 0) return new(accepted.Count, known, transaction.Head.Position);
        var stored = await transaction.Append(accepted, ct);
        await ProjectionStore.Live.Project(transaction, request.Archive, [.. stored.Select(Stored.ToRecorded)], ct);
        return new(stored.Count, known, transaction.Head.Position);
    }

    internal static IEnumerable<RecordError> Malformed(Draft draft) => EventTypes.Find(draft.Type) is { } type
        ? EventValidator.Validate(type, draft.Stream, draft.Data).Concat(Anchors.Check(draft.Data)).Select(error => new RecordError(draft, error.Path, error.Message))
        : [new RecordError(draft, "", $"there is no event type '{draft.Type}'.{Nearest.Hint(draft.Type, EventTypes.All.Select(known => known.Name))}")];

    /// <summary>Leaves out what the archive holds already; the same id with other content is an error that shows the difference.</summary>
    private static async Task<(List<Draft> Fresh, int Known)> Unrecorded(ILogTransaction transaction, string archive, IReadOnlyList<Draft> drafts, CancellationToken ct)
    {
        var stored = (await transaction.Find([.. drafts.Select(draft => EventIds.Of(archive, draft.Record!))], ct)).ToDictionary(one => one.Id, Stored.ToRecorded);
        var (fresh, wrong) = (new List<Draft>(), new List<RecordError>());
        foreach (var draft in drafts)
        {
            if (!stored.TryGetValue(EventIds.Of(archive, draft.Record!), out var old)) fresh.Add(draft);
            else if (Differences(draft, old) is { Count: > 0 } differences)
                wrong.Add(new(draft, "", $"is recorded already, at position {old.Position}, and says otherwise: {string.Join("; ", differences)}. Recorded events never change: correct it, or retract it and record anew."));
        }

        if (wrong.Count > 0) throw new InvalidRecordsException(wrong);
        return (fresh, drafts.Count - fresh.Count);
    }

    private static List<string> Differences(Draft draft, Recorded old)
    {
        if (draft.Stream != old.Stream) return [$"it is about {old.Stream}, not {draft.Stream}"];
        if (EventTypes.Of(old.Content).Name != draft.Type) return [$"it is of type {EventTypes.Of(old.Content).Name}, not {draft.Type}"];
        // Both through the same records, so that the same content is the same JSON whatever it was written as.
        var (was, now) = (EventJson.ToJson(old.Content), EventJson.ToJson(EventJson.FromJson(EventTypes.Of(old.Content), draft.Data)));
        return
        [
            .. was.Select(field => field.Key).Union(now.Select(field => field.Key)).Where(name => !JsonNode.DeepEquals(was[name], now[name]))
                .Select(name => $"{name} is {was[name]?.ToJsonString(EventJson.Options) ?? "unset"}, not {now[name]?.ToJsonString(EventJson.Options) ?? "unset"}"),
        ];
    }

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
