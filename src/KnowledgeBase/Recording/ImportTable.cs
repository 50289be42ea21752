using KnowledgeBase.Dossiers;
using KnowledgeBase.Dossiers.Tables;
using KnowledgeBase.Log;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>
/// Records what the rows of a table make, as a mapping says it. All of the table is checked first; then it is recorded in batches. An
/// import that is broken off goes on where it was when it is asked for again, and records nothing twice.
/// </summary>
/// <param name="Table">The table, and how it is recorded.</param>
/// <exception cref="DossierException">Something is wrong with the table or its mapping; nothing was recorded. A dry run tells it in its answer.</exception>
public sealed record ImportTable(TableRequest Table) : IRequest<ImportedTable>;

/// <summary>What came of it.</summary>
/// <param name="Rows">How many rows the table has, apart from those passed over.</param>
/// <param name="PassedOver">How many rows the mapping does not mean.</param>
/// <param name="Recorded">How many events are new.</param>
/// <param name="Known">How many records the archive had already.</param>
/// <param name="Position">Where the archive ends.</param>
/// <param name="First">Of a dry run: the first records.</param>
/// <param name="Problems">Of a dry run: everything that is wrong.</param>
/// <param name="Before">The rows that an earlier run, broken off or complete, had recorded.</param>
public sealed record ImportedTable(long Rows, long PassedOver, long Recorded, long Known, long Position, IReadOnlyList<Draft> First, IReadOnlyList<DossierError> Problems, long Before);

internal sealed class ImportTableHandler(IEventLog log, NpgsqlDataSource source, TimeProvider clock) : IRequestHandler<ImportTable, ImportedTable>
{
    public async Task<ImportedTable> Handle(ImportTable request, CancellationToken cancellationToken)
    {
        var (asked, ct) = (request.Table, cancellationToken);
        var table = await OpenTable.Open(asked, log, ct);
        var id = table.Id(ImportKind.Import);
        var earlier = await Earlier(asked.Archive, id, ct);
        if (earlier is { Complete: true } && !asked.DryRun)
            return new(earlier.Rows, 0, 0, earlier.Events, (await log.Head(asked.Archive, ct)).Position, [], [], earlier.Rows);

        var check = await new TableCheck(log, table).Run(null, ct);
        if (check.Errors.Count > 0 && !asked.DryRun) throw new DossierException(check.Errors);
        if (asked.DryRun)
            return new(check.Rows, table.Rows.PassedOver, check.Fresh, check.Known, (await log.Head(asked.Archive, ct)).Position, check.First, check.Errors, earlier?.Done ?? 0);
        return await Record(table, id, check, earlier?.Done ?? 0, ct);
    }

    private async Task<ImportedTable> Record(OpenTable table, string id, TableChecked check, long before, CancellationToken ct)
    {
        var (asked, total) = (table.Request, check.Rows);
        var recorder = new TableRecorder(log, asked, check.Known == 0 ? check.Position : null);
        var (rows, recorded, known, errors) = (0L, 0L, 0L, new List<DossierError>());
        ImportRecord now(long events, bool complete) => new(id, ImportKind.Import, Path.GetFileName(asked.Path), Path.GetFileName(asked.Mapping), table.Edition?.Source, total, rows, events, complete, clock.GetUtcNow(), null, asked.Recorder);
        asked.Progress?.Report(new(ImportPhase.Recording, before, total == 0 ? 1 : (double)before / total));
        IReadOnlyList<Draft> first = table.Registration is { } registration ? [registration] : [];
        await foreach (var (batch, made) in Ahead.Of(table.Rows.Read(errors).Chunk(asked.BatchRows).Select(batch => (batch.Length, Made(asked.Archive, batch))), ct))
        {
            rows += batch;
            if (rows <= before) continue;
            IReadOnlyList<Draft> drafts = [.. first, .. made];
            var done = await recorder.Record(_ => Task.FromResult(drafts), events => now(events, complete: false), ct);
            (first, recorded, known) = ([], recorded + done.Recorded, known + done.Known);
            asked.Progress?.Report(new(ImportPhase.Recording, rows, (double)rows / total));
        }

        if (errors.Count > 0 || rows != total) throw new DossierException(errors.Count > 0 ? errors : [new(asked.Path, 0, 0, $"was changed while it was imported: it had {total:N0} rows, and now {rows:N0}. What is recorded of it stays; import it again.")]);
        var last = await recorder.Record(_ => Task.FromResult<IReadOnlyList<Draft>>([.. first, .. new RenamedThings(table).Aliases()]), events => now(events, complete: true), ct);
        await ImportRecords.Analyze(source, table.Request.Archive, recorded + last.Recorded, ct);
        return new(total, table.Rows.PassedOver, recorded + last.Recorded, known + last.Known, last.Position, [], [], before);
    }

    // As much as can be done while the batch before is being recorded.
    private static List<Draft> Made(string archive, IEnumerable<TableRow> rows)
    {
        var drafts = rows.SelectMany(row => row.Records).ToList();
        foreach (var draft in drafts)
        {
            RecordEventsHandler.Propose(draft);
            draft.IdIn(archive);
        }

        return drafts;
    }

    private async Task<ImportRecord?> Earlier(string archive, string id, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return (await ImportRecords.Read(connection, archive, id, ct)).FirstOrDefault();
    }
}
