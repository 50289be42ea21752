using KnowledgeBase.Log;
using KnowledgeBase.Time;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>
/// Makes the read model of an archive anew beside the live one, in one transaction whose snapshot says up to where: what others read
/// and append goes on, and nothing remains of it unless it is committed.
/// </summary>
internal sealed class ShadowBuild(NpgsqlDataSource source, string archive, int sliceSize, IProgress<RebuildProgress>? progress)
{
    private static readonly string MakeSql = Sql.Load("Projections/Rebuilding/make_set.sql");
    private static readonly string NeededSql = Sql.Load("Projections/Rebuilding/needed.sql");
    private static readonly string KeysSql = Sql.Load("Projections/Rebuilding/insert_keys.sql");
    private static readonly string DependenciesSql = Sql.Load("Projections/Rebuilding/insert_dependencies.sql");
    private static readonly string DeleteSql = Sql.Load("Projections/Rebuilding/delete_events.sql");
    private static readonly string IndexSql = Sql.Load("Projections/Rebuilding/index_tables.sql");
    private static readonly string HeadSql = Sql.Load("Projections/Rebuilding/head.sql");

    /// <summary>Makes and compares it, within the transaction of the connection, which must be repeatable read and fresh.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="indexed">Whether it is to be used, and not only compared.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Shadow> Make(NpgsqlConnection connection, bool indexed, CancellationToken ct)
    {
        var (head, padding, live) = await Head(connection, ct);
        var made = ProjectionTables.Of((await connection.Query(Sql.Command(MakeSql, Sql.Value(archive), Sql.Value(ProjectionVersions.Current), Sql.Value(head)), row => row.GetInt64(0), ct))[0]);
        // A rebuild by someone else could drop them before they are compared.
        await Execute(connection, $"lock table {string.Join(", ", ProjectionTables.Names.Select(live.Name))} in access share mode", ct);
        await Execute(connection, "set local work_mem = '128MB'", ct);
        await Execute(connection, NeededSql, ct);
        await Fill(connection, made, head, new EdtfPadding(padding, padding, padding), ct);
        await Execute(connection, made.Rewrite(KeysSql), ct);
        await Execute(connection, made.Rewrite(DependenciesSql), ct);

        progress?.Report(new(RebuildPhase.Comparing));
        var (before, after) = (await Comparison.Read(connection, live, ct), await Comparison.Read(connection, made, ct));
        var (differences, differing) = await Comparison.Explain(connection, live, before, made, after, ct);
        if (indexed)
        {
            progress?.Report(new(RebuildPhase.Indexing));
            await connection.Query(Sql.Command(IndexSql, Sql.Value(made.Id)), row => 0, ct);
        }

        return new(made, live, head, Comparison.ByKind(after), differences, differing);
    }

    private async Task Fill(NpgsqlConnection connection, ProjectionTables made, long head, EdtfPadding padding, CancellationToken ct)
    {
        var (ties, done) = (new Ties(), 0L);
        var writer = new ShadowWriter(connection, table => table == ReadModelTable.Dependency ? "pg_temp.needed" : made.Name(table.Name));
        var projection = new SliceProjection(source, archive, padding, await SourceEditions.Read(connection, archive, head, ct));
        progress?.Report(new(RebuildPhase.Projecting, 0, head));
        await projection.Run(LogSlice.UpTo(head, sliceSize), alone: true, (rows, token) => Write(rows, RebuildPhase.Projecting, head, token), ct);
        await writer.Flush(ct);

        done = 0;
        var slices = await ties.Slices(connection, archive, sliceSize, ct);
        var tied = slices.Sum(slice => (long)slice.Positions!.Count);
        if (tied == 0) return;
        progress?.Report(new(RebuildPhase.Tying, 0, tied));
        foreach (var table in ReadModelTable.OfEvents)
        {
            var delete = DeleteSql.Replace("TABLE", made.Name(table.Name), StringComparison.Ordinal);
            foreach (var some in slices.Chunk(500)) await connection.Query(Sql.Command(delete, Sql.Array(NpgsqlDbType.Bigint, some.SelectMany(slice => slice.Positions!))), row => 0, ct);
        }

        await projection.Run(slices, alone: false, (rows, token) => Write(rows, RebuildPhase.Tying, tied, token), ct);
        await writer.Flush(ct);

        async Task Write(SliceRows rows, RebuildPhase phase, long total, CancellationToken token)
        {
            ties.Add(rows);
            await writer.Add(rows, token);
            progress?.Report(new(phase, done += rows.Events, total));
        }
    }

    private async Task<(long Head, int Padding, ProjectionTables Live)> Head(NpgsqlConnection connection, CancellationToken ct)
    {
        var heads = await connection.Query(Sql.Command(HeadSql, Sql.Value(archive)), row => (row.GetInt64(0), row.GetInt32(1), ProjectionTables.Of(row.GetInt64(2))), ct);
        return heads.Count == 0 ? throw await Archives.Unknown(connection, archive, ct) : heads[0];
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A read model beside the live one.</summary>
internal sealed record Shadow(ProjectionTables Tables, ProjectionTables Live, long Head, IReadOnlyList<KindContent> Kinds, IReadOnlyList<ProjectionDifference> Differences, long Differing);
