using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using Npgsql;

namespace KnowledgeBase.Recording;

/// <summary>What an import of a table was for.</summary>
public enum ImportKind
{
    /// <summary>All rows were to be recorded.</summary>
    Import,

    /// <summary>What a later edition has otherwise was to be recorded.</summary>
    Reconciliation,
}

/// <summary>A table that was recorded batch by batch, or that is being so.</summary>
/// <param name="Id">A hash of the table, its mapping and all that the rows depend on.</param>
/// <param name="Kind">What for.</param>
/// <param name="File">The table.</param>
/// <param name="Mapping">The mapping.</param>
/// <param name="Source">The edition that the table is; null when the mapping names several sources.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Done">How many of them are recorded.</param>
/// <param name="Events">How many events they made.</param>
/// <param name="Complete">Whether all of it is recorded; else it was broken off, or goes on.</param>
/// <param name="Started">When, UTC.</param>
/// <param name="Finished">When, UTC; null while it is partial.</param>
/// <param name="Recorder">Who records.</param>
public sealed record ImportRecord(
    string Id, ImportKind Kind, string File, string Mapping, string? Source, long Rows, long Done, long Events, bool Complete, DateTimeOffset Started, DateTimeOffset? Finished, string Recorder);

/// <summary>The records of imports in the database.</summary>
internal static class ImportRecords
{
    private const int Much = 5_000;
    private static readonly string AdvanceSql = Sql.Load("Recording/import_advance.sql");
    private static readonly string AnalyzeSql = Sql.Load("Recording/analyze.sql");
    private static readonly string ListSql = Sql.Load("Recording/import_list.sql");

    /// <summary>Has the database look at its tables again, where much was recorded.</summary>
    public static async Task Analyze(NpgsqlDataSource source, string archive, long recorded, CancellationToken ct)
    {
        if (recorded < Much) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await ProjectionTables.WhileTheyLast(connection, archive, tables => connection.Query(Sql.Command(tables.Rewrite(AnalyzeSql)), row => 0, ct), ct);
    }

    /// <summary>Those of an archive, or the one of an id.</summary>
    public static Task<List<ImportRecord>> Read(NpgsqlConnection connection, string archive, string? id, CancellationToken ct) => connection.Query(
        Sql.Command(ListSql, Sql.Value(archive), new NpgsqlParameter { Value = (object?)id ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }),
        row => new ImportRecord(
            row.GetString(0), row.GetString(1) == "import" ? ImportKind.Import : ImportKind.Reconciliation, row.GetString(2), row.GetString(3), row.ValueOrNull<string>(4),
            row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetBoolean(8), row.GetFieldValue<DateTimeOffset>(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10), row.GetString(11)),
        ct);

    /// <summary>An import has come so far, in the transaction of its batch.</summary>
    public static async Task Advance(NpgsqlConnection connection, string archive, ImportRecord now, CancellationToken ct)
    {
        await using var batch = connection.Batch(Sql.Command(
            AdvanceSql,
            Sql.Value(archive),
            Sql.Value(now.Id),
            Sql.Value(now.Kind == ImportKind.Import ? "import" : "reconciliation"),
            Sql.Value(now.File),
            Sql.Value(now.Mapping),
            new NpgsqlParameter { Value = (object?)now.Source ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text },
            Sql.Value(now.Rows),
            Sql.Value(now.Done),
            Sql.Value(now.Events),
            Sql.Value(now.Complete),
            Sql.Value(now.Started),
            Sql.Value(now.Recorder)));
        await batch.ExecuteNonQueryAsync(ct);
    }
}
