using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>Writes what events came to: new rows by COPY, closed ones by key.</summary>
internal sealed class ProjectionWriter(NpgsqlConnection connection, ProjectionTables tables, string archive)
{
    private static readonly string CloseClaims = Sql.Load("Projections/close_claims.sql");
    private static readonly string CloseReferences = Sql.Load("Projections/close_references.sql");
    private static readonly string CloseKeyed = Sql.Load("Projections/close_keyed.sql");
    private static readonly string CloseSearch = Sql.Load("Projections/close_search.sql");
    private static readonly string CloseReplacements = Sql.Load("Projections/close_replacements.sql");
    private static readonly string InsertKeys = Sql.Load("Projections/insert_keys.sql");
    private static readonly string InsertDependencies = Sql.Load("Projections/insert_dependencies.sql");

    public async Task Write(ProjectedRows rows, CancellationToken ct)
    {
        await Close(rows.Closed, ct);
        await InsertNewKeys(rows.Claims, ct);
        await InsertNewDependencies(rows.Claims, ct);
        foreach (var (table, buffer) in rows.Tables) await Copy(table, buffer, ct);
    }

    private async Task Close(IReadOnlyList<Row> closed, CancellationToken ct)
    {
        if (closed.OfType<ClaimRow>().ToList() is { Count: > 0 } claims)
            await Execute(Sql.Command(tables.Rewrite(CloseClaims), Sql.Value(archive), Longs(claims, row => row.EventPosition), Sql.Array(NpgsqlDbType.Integer, claims.Select(row => row.Ordinal)), Longs(claims, row => row.PositionFrom), Longs(claims, row => row.PositionTo!.Value)), ct);
        if (closed.OfType<ReferenceRow>().ToList() is { Count: > 0 } references) await CloseRows(CloseReferences, references, ct);
        if (closed.OfType<KeyedRow>().ToList() is { Count: > 0 } keyed) await CloseRows(CloseKeyed, keyed, ct);
        if (closed.OfType<SearchRow>().ToList() is { Count: > 0 } search) await CloseRows(CloseSearch, search, ct);
        if (closed.OfType<ReplacementRow>().ToList() is { Count: > 0 } replacements) await CloseRows(CloseReplacements, replacements, ct);
    }

    private Task CloseRows(string sql, IReadOnlyCollection<Row> rows, CancellationToken ct) => Execute(
        Sql.Command(tables.Rewrite(sql), Sql.Value(archive), Longs(rows, row => row.EventPosition), Longs(rows, row => row.PositionFrom), Longs(rows, row => row.PositionTo!.Value)), ct);

    private async Task InsertNewKeys(IReadOnlyList<ClaimRow> claims, CancellationToken ct)
    {
        var keys = claims.DistinctBy(row => row.Key).ToList();
        if (keys.Count == 0) return;
        await Execute(Sql.Command(tables.Rewrite(InsertKeys), Sql.Value(archive), Texts(keys, row => row.Entity), Texts(keys, row => row.Aspect), Texts(keys, row => row.Member), Longs(keys, row => row.Key)), ct);
    }

    private async Task InsertNewDependencies(IReadOnlyList<ClaimRow> claims, CancellationToken ct)
    {
        var needed = claims.SelectMany(row => row.Needs.Select(thing => (Needs: thing, row.Entity))).Distinct().ToList();
        if (needed.Count == 0) return;
        await Execute(Sql.Command(tables.Rewrite(InsertDependencies), Sql.Value(archive), Texts(needed, pair => pair.Needs), Texts(needed, pair => pair.Entity)), ct);
    }

    private async Task Copy(ReadModelTable table, CopyBuffer rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {tables.Name(table.Name)} ({table.Columns}) from stdin (format binary)", ct);
        await copy.WriteAsync(CopyBuffer.Header, ct);
        await copy.WriteAsync(rows.Written, ct);
        await copy.WriteAsync(CopyBuffer.Trailer, ct);
    }

    private async Task Execute(NpgsqlBatchCommand command, CancellationToken ct)
    {
        await using var batch = connection.Batch(command);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Longs<T>(IEnumerable<T> rows, Func<T, long> value) => Sql.Array(NpgsqlDbType.Bigint, rows.Select(value));

    private static NpgsqlParameter Texts<T>(IEnumerable<T> rows, Func<T, string> value) => Sql.Array(NpgsqlDbType.Text, rows.Select(value));
}
