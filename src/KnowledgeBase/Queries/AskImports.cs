using KnowledgeBase.Log;
using KnowledgeBase.Recording;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Queries;

/// <summary>The tables that were imported into an archive, or reconciled with it, in the order in which that began.</summary>
/// <param name="Archive">The archive.</param>
/// <exception cref="UnknownArchiveException">There is no such archive.</exception>
public sealed record AskImports(string Archive) : IRequest<IReadOnlyList<ImportRecord>>;

internal sealed class AskImportsHandler(IEventLog log, NpgsqlDataSource source) : IRequestHandler<AskImports, IReadOnlyList<ImportRecord>>
{
    public async Task<IReadOnlyList<ImportRecord>> Handle(AskImports request, CancellationToken cancellationToken)
    {
        await log.Head(request.Archive, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await ImportRecords.Read(connection, request.Archive, null, cancellationToken);
    }
}
