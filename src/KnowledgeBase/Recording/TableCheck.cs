using KnowledgeBase.Dossiers;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Events;
using KnowledgeBase.Log;

namespace KnowledgeBase.Recording;

/// <summary>What the check of a whole table came to.</summary>
/// <param name="Rows">How many rows it has, apart from those passed over.</param>
/// <param name="First">The first records.</param>
/// <param name="Fresh">How many records are new.</param>
/// <param name="Known">How many the archive has.</param>
/// <param name="Unlike">What registrations of the archive say otherwise than the table would; they stand as they are.</param>
/// <param name="Errors">Everything that is wrong.</param>
/// <param name="Position">Where the archive ended all the while; null when somebody recorded something.</param>
internal sealed record TableChecked(long Rows, IReadOnlyList<Draft> First, long Fresh, long Known, IReadOnlyList<Change> Unlike, IReadOnlyList<DossierError> Errors, long? Position);

/// <summary>Checks all rows of a table against the archive, by the rules that recording follows, and records nothing.</summary>
internal sealed class TableCheck(IEventLog log, OpenTable table)
{
    private readonly TableRequest _request = table.Request;
    private readonly KeptCatalogue _kept = new(reload: false);
    private readonly List<DossierError> _errors = [];
    private readonly List<RecordError> _wrong = [];
    private readonly List<Draft> _first = [];
    private readonly DuplicateFinder _ids = new();
    private readonly List<Change> _unlike = [];
    private readonly HashSet<long> _positions = [];
    private long _fresh;
    private long _known;

    public async Task<TableChecked> Run(Func<IReadOnlyList<Draft>, CancellationToken, Task>? also, CancellationToken ct)
    {
        var rows = 0L;
        if (table.Registration is { } source) await Check(Formed([source]), null, ct);
        await foreach (var (count, fraction, formed) in Ahead.Of(table.Rows.Read(_errors).Chunk(_request.BatchRows).Select(batch => (batch.Length, batch[^1].Fraction, Formed([.. batch.SelectMany(row => row.Records)]))), ct))
        {
            rows += count;
            await Check(formed, also, ct);
            _request.Progress?.Report(new(ImportPhase.Checking, rows, fraction));
            if (_errors.Count + _wrong.Count >= TableRows.MaxErrors) break;
        }

        if (_wrong.Count == 0 && _errors.Count == 0) await Check(Formed([.. new RenamedThings(table).Aliases()]), null, ct);
        _errors.AddRange(table.Rows.Locate(_wrong));
        if (_errors.Count < TableRows.MaxErrors) _errors.AddRange(Duplicates());
        else _errors.Add(new(_request.Path, 0, 0, $"has more errors than these {_errors.Count:N0}; the rest of it was not read."));
        return new(rows, _first, _fresh, _known, _unlike, [.. _errors.OrderBy(error => error.Line == 0).ThenBy(error => error.Line)], _positions.Count == 1 ? _positions.Single() : null);
    }

    // What is wrong with the records in themselves; as much as can be done while the batch before is being checked.
    private (IReadOnlyList<Draft> Drafts, List<RecordError> Wrong) Formed(IReadOnlyList<Draft> drafts)
    {
        var wrong = drafts.SelectMany(RecordEventsHandler.Malformed).ToList();
        if (wrong.Count == 0) foreach (var draft in drafts) draft.IdIn(_request.Archive);
        return (drafts, wrong);
    }

    private async Task Check((IReadOnlyList<Draft> Drafts, List<RecordError> Wrong) formed, Func<IReadOnlyList<Draft>, CancellationToken, Task>? also, CancellationToken ct)
    {
        var (drafts, wrong) = formed;
        var (right, supposed) = wrong.Count == 0 ? (drafts, (IReadOnlyList<string>)[]) : (WellFormed.Of(drafts, wrong) is var others ? (others.Drafts, others.Supposed) : default);
        _wrong.AddRange(wrong);
        foreach (var draft in right.Where(draft => !IsThing(draft)))
        {
            _ids.Add(draft.Record!);
            if (KeyOf(draft) is { } key) _ids.Add(key);
        }

        await log.InTransaction(
            _request.Archive,
            async transaction =>
            {
                _positions.Add(transaction.Head.Position);
                var catalogue = await _kept.For(transaction, _request.Archive, ct);
                // What comes twice is told once, at the end.
                var fresh = right.Where(draft => !StaysAway(draft, catalogue)).DistinctBy(draft => draft.Record).DistinctBy(draft => KeyOf(draft) ?? draft.Record).ToList();
                _unlike.AddRange(right.SelectMany(draft => Unlike(draft, catalogue)));
                if (_first.Count < _request.Samples) _first.AddRange(fresh.Take(_request.Samples - _first.Count));
                try
                {
                    var done = await RecordEventsHandler.Record(transaction, new(_request.Archive, fresh, _request.Recorder, DryRun: true) { Supposed = supposed }, fresh, catalogue, ct);
                    (_fresh, _known) = (_fresh + done.Recorded, _known + done.Known);
                }
                catch (InvalidRecordsException refused)
                {
                    _wrong.AddRange(refused.Errors);
                }

                transaction.Discard();
                return 0;
            },
            ct);
        if (also is not null && wrong.Count == 0) await also(right, ct);
    }

    /// <summary>What rows speak of is registered once; whatever the registration says by now, it stands. What has an alias must be there.</summary>
    public static bool StaysAway(Draft draft, Catalogue catalogue) =>
        EventTypes.Find(draft.Type) is { } type && ((type.IsRegistration && catalogue.Registrations.ContainsKey(draft.Stream)) || (type.Clr == typeof(ThingAliased) && !catalogue.Exists(draft.Stream)));

    // Its id and its place among editions are no matter of what a thing is.
    private static IEnumerable<Change> Unlike(Draft draft, Catalogue catalogue) =>
        EventTypes.Find(draft.Type) is { IsRegistration: true } type && catalogue.Registrations.GetValueOrDefault(draft.Stream) is Event registered && registered.GetType() == type.Clr
            ? Change.Between(registered, EventJson.FromJson(type, draft.Data)).Where(change => change.Field is not ("record" or "replaces")).Select(change => change with { Field = $"{draft.Stream} {change.Field}" })
            : [];

    private static bool IsThing(Draft draft) => !EventTypes.Find(draft.Type)!.Clr.IsAssignableTo(typeof(Report));

    private static string? KeyOf(Draft draft) => draft.Data["key"] is { } key ? $"{draft.Data["source"]}\n{key}" : null;

    private List<DossierError> Duplicates()
    {
        var hashes = _ids.Find();
        if (hashes.Count == 0) return [];
        var first = new Dictionary<string, int?>(StringComparer.Ordinal);
        var wrong = new List<RecordError>();
        foreach (var draft in table.Rows.Read([]).SelectMany(row => row.Records).Where(draft => !IsThing(draft)))
        {
            foreach (var (field, text, what) in new[] { ("record", draft.Record, $"the record '{draft.Record}'"), ("key", KeyOf(draft), $"the key '{draft.Data["key"]}'") })
            {
                if (text is null || !hashes.Contains(DuplicateFinder.Hash(text)) || first.TryAdd(text, draft.Line) || wrong.Count >= TableRows.MaxErrors) continue;
                wrong.Add(new(draft, field, $"{what} is made by line {first[text]} too; take more columns into it."));
            }
        }

        return [.. table.Rows.Locate(wrong)];
    }
}
