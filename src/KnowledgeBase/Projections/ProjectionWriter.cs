using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>Writes what a <see cref="Projector"/> worked out: new rows by COPY, closed ones by key.</summary>
internal sealed class ProjectionWriter(NpgsqlConnection connection, ProjectionTables tables, string archive)
{
    private static readonly string CloseClaims = Sql.Load("Projections/close_claims.sql");
    private static readonly string CloseReferences = Sql.Load("Projections/close_references.sql");
    private static readonly string CloseKeyed = Sql.Load("Projections/close_keyed.sql");
    private static readonly string CloseSearch = Sql.Load("Projections/close_search.sql");
    private static readonly string CloseReplacements = Sql.Load("Projections/close_replacements.sql");
    private static readonly string InsertKeys = Sql.Load("Projections/insert_keys.sql");
    private static readonly string InsertDependencies = Sql.Load("Projections/insert_dependencies.sql");

    public async Task Write(Projector projector, CancellationToken ct)
    {
        await Close(projector.Closed, ct);
        var claims = projector.Written.OfType<ClaimRow>().ToList();
        await InsertNewKeys(claims, ct);
        await InsertNewDependencies(claims, ct);
        await Copy("copy kb.claim (archive, event_position, ordinal, position_from, position_to, key, entity, aspect, member, source, work, edition, edition_to, simple, supersedes, on_latest, start_earliest, last_latest, width, deprecated, claim) from stdin (format binary)", claims, WriteClaim, ct);
        await Copy("copy kb.reference (archive, event_position, position_from, position_to, type, stream, data) from stdin (format binary)", [.. projector.Written.OfType<ReferenceRow>()], WriteReference, ct);
        await Copy("copy kb.keyed (archive, event_position, position_from, position_to, work, key, edition, source, record) from stdin (format binary)", [.. projector.Written.OfType<KeyedRow>()], WriteKeyed, ct);
        await Copy("copy kb.search (archive, event_position, position_from, position_to, stream, type, record, source, text, folded) from stdin (format binary)", [.. projector.Written.OfType<SearchRow>()], WriteSearch, ct);
        await Copy("copy kb.replacement (archive, event_position, position_from, position_to, old, record, stands) from stdin (format binary)", [.. projector.Written.OfType<ReplacementRow>()], WriteReplacement, ct);
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

    private async Task InsertNewKeys(List<ClaimRow> claims, CancellationToken ct)
    {
        var keys = claims.DistinctBy(row => row.Key).ToList();
        if (keys.Count == 0) return;
        await Execute(Sql.Command(tables.Rewrite(InsertKeys), Sql.Value(archive), Texts(keys, row => row.Entity), Texts(keys, row => row.Aspect), Texts(keys, row => row.Member), Longs(keys, row => row.Key)), ct);
    }

    private async Task InsertNewDependencies(List<ClaimRow> claims, CancellationToken ct)
    {
        var needed = claims.SelectMany(row => row.Needs.Select(thing => (Needs: thing, row.Entity))).Distinct().ToList();
        if (needed.Count == 0) return;
        await Execute(Sql.Command(tables.Rewrite(InsertDependencies), Sql.Value(archive), Texts(needed, pair => pair.Needs), Texts(needed, pair => pair.Entity)), ct);
    }

    private async Task Copy<T>(string sql, IReadOnlyCollection<T> rows, Func<NpgsqlBinaryImporter, T, CancellationToken, Task> write, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync(tables.Rewrite(sql), ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(archive, NpgsqlDbType.Text, ct);
            await write(copy, row, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task WriteClaim(NpgsqlBinaryImporter copy, ClaimRow row, CancellationToken ct)
    {
        await copy.WriteAsync(row.EventPosition, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(row.Ordinal, NpgsqlDbType.Integer, ct);
        await WriteTime(copy, row, ct);
        await copy.WriteAsync(row.Key, NpgsqlDbType.Bigint, ct);
        foreach (var text in new[] { row.Entity, row.Aspect, row.Member, row.Source, row.Work }) await copy.WriteAsync(text, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Edition, NpgsqlDbType.Integer, ct);
        if (row.EditionTo is { } editionTo) await copy.WriteAsync(editionTo, NpgsqlDbType.Integer, ct);
        else await copy.WriteNullAsync(ct);
        await copy.WriteAsync(row.Simple, NpgsqlDbType.Boolean, ct);
        await copy.WriteAsync(row.Supersedes, NpgsqlDbType.Boolean, ct);
        foreach (var day in new[] { row.OnLatest, row.StartEarliest, row.LastLatest, row.Width }) await copy.WriteAsync(day, NpgsqlDbType.Bigint, ct);
        await copy.WriteAsync(row.Deprecated, NpgsqlDbType.Boolean, ct);
        await copy.WriteAsync(row.Json, NpgsqlDbType.Text, ct);
    }

    private static async Task WriteReference(NpgsqlBinaryImporter copy, ReferenceRow row, CancellationToken ct)
    {
        await copy.WriteAsync(row.EventPosition, NpgsqlDbType.Bigint, ct);
        await WriteTime(copy, row, ct);
        foreach (var text in new[] { row.Type, row.Stream, row.Data }) await copy.WriteAsync(text, NpgsqlDbType.Text, ct);
    }

    private static async Task WriteKeyed(NpgsqlBinaryImporter copy, KeyedRow row, CancellationToken ct)
    {
        await copy.WriteAsync(row.EventPosition, NpgsqlDbType.Bigint, ct);
        await WriteTime(copy, row, ct);
        await copy.WriteAsync(row.Work, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Key, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Edition, NpgsqlDbType.Integer, ct);
        await copy.WriteAsync(row.Source, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Record, NpgsqlDbType.Text, ct);
    }

    private static async Task WriteSearch(NpgsqlBinaryImporter copy, SearchRow row, CancellationToken ct)
    {
        await copy.WriteAsync(row.EventPosition, NpgsqlDbType.Bigint, ct);
        await WriteTime(copy, row, ct);
        foreach (var text in new[] { row.Stream, row.Type, row.Record }) await copy.WriteAsync(text, NpgsqlDbType.Text, ct);
        if (row.Source is { } source) await copy.WriteAsync(source, NpgsqlDbType.Text, ct);
        else await copy.WriteNullAsync(ct);
        foreach (var text in new[] { row.Text, row.Folded }) await copy.WriteAsync(text, NpgsqlDbType.Text, ct);
    }

    private static async Task WriteReplacement(NpgsqlBinaryImporter copy, ReplacementRow row, CancellationToken ct)
    {
        await copy.WriteAsync(row.EventPosition, NpgsqlDbType.Bigint, ct);
        await WriteTime(copy, row, ct);
        await copy.WriteAsync(row.Old, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Record, NpgsqlDbType.Text, ct);
        await copy.WriteAsync(row.Stands, NpgsqlDbType.Boolean, ct);
    }

    private static async Task WriteTime(NpgsqlBinaryImporter copy, Row row, CancellationToken ct)
    {
        await copy.WriteAsync(row.PositionFrom, NpgsqlDbType.Bigint, ct);
        if (row.PositionTo is { } to) await copy.WriteAsync(to, NpgsqlDbType.Bigint, ct);
        else await copy.WriteNullAsync(ct);
    }

    private async Task Execute(NpgsqlBatchCommand command, CancellationToken ct)
    {
        await using var batch = connection.Batch(command);
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter Longs<T>(IEnumerable<T> rows, Func<T, long> value) => Sql.Array(NpgsqlDbType.Bigint, rows.Select(value));

    private static NpgsqlParameter Texts<T>(IEnumerable<T> rows, Func<T, string> value) => Sql.Array(NpgsqlDbType.Text, rows.Select(value));
}
