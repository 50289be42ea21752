using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections;

/// <summary>Events being projected: their rows are worked out while the log is written, and are written after it.</summary>
internal sealed class Projection(NpgsqlConnection connection, ProjectionTables tables, string archive, IReadOnlyList<Recorded> events, Task<ProjectedRows> working)
{
    private static readonly string ProjectedSql = Sql.Load("Projections/projected.sql");

    /// <summary>Writes the rows, and how far the read model goes now.</summary>
    public async Task Write(CancellationToken ct)
    {
        using var rows = await working;
        await new ProjectionWriter(connection, tables, archive).Write(rows, ct);
        var projected = Sql.Command(ProjectedSql, Sql.Value(tables.Id), Sql.Value(events[^1].Position), Sql.Value(events[0].Position == 1 ? ProjectionStore.Version : (int?)null));
        await connection.Query(projected, row => 0, ct);
    }
}

/// <summary>The rows that events come to: those to be closed, and those to be written, the latter in the form of COPY too.</summary>
internal sealed record ProjectedRows(IReadOnlyList<Row> Closed, IReadOnlyList<ClaimRow> Claims, IReadOnlyDictionary<ReadModelTable, CopyBuffer> Tables) : IDisposable
{
    public static ProjectedRows Of(Projector projector, string archive, IReadOnlyList<Recorded> events)
    {
        projector.Apply(events);
        var tables = new Dictionary<ReadModelTable, CopyBuffer>();
        foreach (var row in projector.Written)
        {
            var table = ReadModelTable.Of(row);
            if (!tables.TryGetValue(table, out var buffer)) tables[table] = buffer = new CopyBuffer();
            table.Write(buffer, archive, row);
        }

        return new(projector.Closed, [.. projector.Written.OfType<ClaimRow>()], tables);
    }

    public void Dispose()
    {
        foreach (var buffer in Tables.Values) buffer.Dispose();
    }
}
