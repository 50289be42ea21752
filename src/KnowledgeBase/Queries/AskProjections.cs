using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using MediatR;
using Npgsql;

namespace KnowledgeBase.Queries;

/// <summary>The state of an archive's read model.</summary>
/// <param name="Archive">The archive.</param>
/// <exception cref="UnknownArchiveException">There is no such archive.</exception>
public sealed record AskProjections(string Archive) : IRequest<ProjectionState>;

/// <summary>A read model: kept in the transaction of every append, so it never lags; but another program may have made it.</summary>
/// <param name="Position">Where the log ends, and with it the read model.</param>
/// <param name="Version">The version of the projections that made it; null while the archive is empty.</param>
/// <param name="Current">The version that this program asks.</param>
/// <param name="Rows">How many rows each table has of the archive.</param>
public sealed record ProjectionState(long Position, int? Version, int Current, IReadOnlyList<(string Table, long Rows)> Rows)
{
    /// <summary>Whether it must be rebuilt before it can be asked.</summary>
    public bool IsDue => Version is { } version && version != Current;
}

internal sealed class AskProjectionsHandler(NpgsqlDataSource source) : IRequestHandler<AskProjections, ProjectionState>
{
    private static readonly string StatusSql = Sql.Load("Projections/status.sql");
    private static readonly string[] Tables = ["claim", "claim_key", "reference", "keyed", "replacement", "dependency", "search"];

    public async Task<ProjectionState> Handle(AskProjections request, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var states = await connection.Query(Sql.Command(StatusSql, Sql.Value(request.Archive)), Read, cancellationToken);
        return states.Count > 0 ? states[0] : throw await Archives.Unknown(connection, request.Archive, cancellationToken);
    }

    private static ProjectionState Read(NpgsqlDataReader row)
    {
        var position = row.IsDBNull(0) ? 0 : row.GetInt64(0);
        return new(
            position,
            position == 0 ? null : row.IsDBNull(1) ? 1 : row.GetInt32(1),
            ProjectionStore.Version,
            [.. Tables.Select((table, i) => (table, row.GetInt64(i + 2)))]);
    }
}
