using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>
/// Takes a table as a later edition of its work and records just what it has otherwise than the editions before: new rows, restated
/// rows, omitted rows. All of it is checked and compared first; then it is recorded in batches, and one that is broken off goes on
/// where it was.
/// </summary>
/// <param name="Table">The table, its mapping, and the edition that it is.</param>
/// <exception cref="DossierException">Something is wrong with the table or its mapping; nothing was recorded. A dry run tells it in its answer.</exception>
public sealed record ReconcileEdition(TableRequest Table) : IRequest<ReconciledEdition>;

/// <summary>What came of it.</summary>
/// <param name="Rows">How many rows the table has, apart from those passed over.</param>
/// <param name="Difference">What it has otherwise than the editions before.</param>
/// <param name="Recorded">How many events are new; none in a dry run.</param>
/// <param name="Position">Where the archive ends.</param>
/// <param name="Problems">Of a dry run: everything that is wrong.</param>
/// <param name="Before">The rows that an earlier run, broken off or complete, had recorded.</param>
public sealed record ReconciledEdition(long Rows, EditionDifference Difference, long Recorded, long Position, IReadOnlyList<DossierError> Problems, long Before);

internal sealed class ReconcileEditionHandler(IEventLog log, NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<ReconcileEdition, ReconciledEdition>
{
    public async Task<ReconciledEdition> Handle(ReconcileEdition request, CancellationToken cancellationToken)
    {
        var (asked, ct) = (request.Table, cancellationToken);
        var table = await OpenTable.Open(asked, log, ct);
        var edition = await LaterEdition.Of(table, log, ct);
        var id = table.Id(ImportKind.Reconciliation);
        var earlier = await Earlier(asked.Archive, id, ct);
        if (earlier is { Complete: true } && !asked.DryRun)
            return new(earlier.Rows, EditionDifference.None, 0, (await log.Head(asked.Archive, ct)).Position, [], earlier.Rows);

        await using var keys = await EditionKeys.Begin(source, ct);
        var finder = new DifferenceFinder(table, edition, keys);
        var check = await new TableCheck(log, table).Run(finder.Add, ct);
        if (check.Errors.Count > 0 && !asked.DryRun) throw new DossierException(check.Errors);
        var difference = check.Errors.Count > 0 ? EditionDifference.None : await finder.Find(check.Unlike, ct);
        if (asked.DryRun) return new(check.Rows, difference, 0, (await log.Head(asked.Archive, ct)).Position, check.Errors, earlier?.Done ?? 0);
        var (recorded, position) = await Record(table, edition, keys, new(id, ImportKind.Reconciliation, Path.GetFileName(asked.Path), Path.GetFileName(asked.Mapping), edition.Source, check.Rows, 0, 0, false, clock.GetUtcNow(), null, asked.Recorder), earlier?.Done ?? 0, ct);
        return new(check.Rows, difference, recorded, position, [], earlier?.Done ?? 0);
    }

    private async Task<(long Recorded, long Position)> Record(OpenTable table, LaterEdition edition, EditionKeys keys, ImportRecord import, long before, CancellationToken ct)
    {
        var asked = table.Request;
        var (recorder, comparison, errors) = (new TableRecorder(log, asked), edition.Comparison, new List<DossierError>());
        var (rows, recorded) = (0L, 0L);
        async Task record(Func<ILogTransaction, Task<IReadOnlyList<Draft>>> drafts) => recorded += (await recorder.Record(drafts, events => import with { Done = rows, Events = events, Started = clock.GetUtcNow() }, ct)).Recorded;

        if (table.Registration is { } registration) await record(_ => Task.FromResult<IReadOnlyList<Draft>>([registration]));
        await foreach (var batch in Ahead.Of(table.Rows.Read(errors).Chunk(asked.BatchRows), ct))
        {
            rows += batch.Length;
            if (rows <= before) continue;
            await record(async transaction =>
            {
                var drafts = batch.SelectMany(row => row.Records).ToList();
                var unchanged = (await comparison.Compare(((NpgsqlTransaction)transaction.Transaction!).Connection!, drafts, ct)).Where(one => !one.IsNew && !one.IsRestated).Select(one => one.Draft).ToHashSet(ReferenceEqualityComparer.Instance);
                return drafts.FindAll(draft => !unchanged.Contains(draft));
            });
            asked.Progress?.Report(new(ImportPhase.Recording, rows, (double)rows / import.Rows));
        }

        if (errors.Count > 0 || rows != import.Rows) throw new DossierException(errors.Count > 0 ? errors : [new(asked.Path, 0, 0, $"was changed while it was reconciled: it had {import.Rows:N0} rows, and now {rows:N0}. What is recorded of it stays; reconcile it again.")]);
        for (var n = 0L; await keys.Omitted(n, asked.BatchRows, ct) is { Count: > 0 } omitted; n += omitted.Count)
            await record(_ => Task.FromResult<IReadOnlyList<Draft>>([.. omitted.Select(one => edition.Omission(one.Key))]));
        var last = await recorder.Record(_ => Task.FromResult(new RenamedThings(table).Aliases()), events => import with { Done = rows, Events = events, Complete = true, Started = clock.GetUtcNow() }, ct);
        await ImportRecords.Analyze(source, table.Request.Archive, recorded + last.Recorded, ct);
        return (recorded + last.Recorded, last.Position);
    }

    private async Task<ImportRecord?> Earlier(string archive, string id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await ImportRecords.Read(connection, archive, id, ct)).FirstOrDefault();
    }
}
