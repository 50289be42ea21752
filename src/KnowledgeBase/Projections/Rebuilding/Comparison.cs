using System.Globalization;
using System.Numerics;
using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>Compares two sets of tables: by count and hash of each kind, and where these differ, row by row.</summary>
internal static class Comparison
{
    private static readonly string HashSql = Sql.Load("Projections/Rebuilding/hash.sql");
    private static readonly string ExplainSql = Sql.Load("Projections/Rebuilding/explain.sql");

    /// <summary>The contents of a set, by table and kind of thing.</summary>
    public static async Task<IReadOnlyList<TableContent>> Read(NpgsqlConnection connection, ProjectionTables set, CancellationToken ct)
    {
        var contents = new List<TableContent>();
        foreach (var table in ReadModelTable.All)
            contents.AddRange(await connection.Query(Sql.Command(Filled(HashSql, table, set, set)), row => new TableContent(table, row.GetString(0), row.GetInt64(1), Hash(row.GetFieldValue<BigInteger>(2))), ct));
        return contents;
    }

    /// <summary>The things that differ: the first ones, and how many in all.</summary>
    public static async Task<(IReadOnlyList<ProjectionDifference> First, long All)> Explain(
        NpgsqlConnection connection, ProjectionTables live, IReadOnlyList<TableContent> before, ProjectionTables made, IReadOnlyList<TableContent> after, CancellationToken ct)
    {
        var (first, all) = (new List<ProjectionDifference>(), 0L);
        foreach (var table in before.Except(after).Concat(after.Except(before)).Select(content => content.Table).Distinct().OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            var rows = await connection.Query(
                Sql.Command(Filled(ExplainSql, table, live, made), Sql.Value((long)ProjectionCheck.MaxExplained)),
                row => (Difference: new ProjectionDifference(table.Name, row.GetString(0), row.GetInt64(1), row.GetInt64(2)), All: row.GetInt64(3)),
                ct);
            if (rows.Count > 0) all += rows[0].All;
            first.AddRange(rows.Select(row => row.Difference));
        }

        return ([.. first.Take(ProjectionCheck.MaxExplained)], all);
    }

    /// <summary>The contents of all tables together, by kind of thing.</summary>
    public static IReadOnlyList<KindContent> ByKind(IEnumerable<TableContent> contents) =>
    [
        .. contents.GroupBy(content => content.Kind, StringComparer.Ordinal).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => new KindContent(
                kind.Key,
                kind.Where(content => content.Table == ReadModelTable.Claim).Sum(content => content.Rows),
                kind.Sum(content => content.Rows),
                kind.Aggregate(0UL, (sum, content) => unchecked(sum + Mixed(content))).ToString("x16", CultureInfo.InvariantCulture))),
    ];

    // The same rows in another table are other contents.
    private static ulong Mixed(TableContent content) => unchecked(content.Hash * (2 * ((ulong)Array.IndexOf([.. ReadModelTable.All], content.Table) + 1) + 1));

    private static ulong Hash(BigInteger sum) => (ulong)(sum & ulong.MaxValue);

    private static string Filled(string sql, ReadModelTable table, ProjectionTables live, ProjectionTables made) => sql
        .Replace("ABOUT", table.About, StringComparison.Ordinal).Replace("COLUMNS", table.Columns, StringComparison.Ordinal)
        .Replace("LIVE", live.Name(table.Name), StringComparison.Ordinal).Replace("MADE", made.Name(table.Name), StringComparison.Ordinal);
}

/// <summary>The rows of a table about one kind of thing.</summary>
internal sealed record TableContent(ReadModelTable Table, string Kind, long Rows, ulong Hash);
