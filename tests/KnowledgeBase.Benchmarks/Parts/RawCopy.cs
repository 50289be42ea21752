using System.Diagnostics;
using KnowledgeBase.Benchmarks.Measuring;

namespace KnowledgeBase.Benchmarks.Parts;

/// <summary>What writing the same rows by COPY alone took.</summary>
/// <param name="Rows">Rows of all tables.</param>
/// <param name="Megabytes">In PostgreSQL's binary format.</param>
/// <param name="Seconds">Time that writing took, reading them left out.</param>
internal sealed record Copied(long Rows, double Megabytes, double Seconds);

/// <summary>
/// The least that an import can cost: every row that it made, by binary COPY over one connection into tables without indexes or
/// constraints. The rows are read into a file before; only writing is timed.
/// </summary>
internal sealed class RawCopy(Target target)
{
    private const int Piece = 1 << 20;
    private static readonly string[] OfReadModel = ["claim_key", "claim", "reference", "keyed", "replacement", "dependency", "search"];

    public async Task<Copied> Measure(string archive)
    {
        var all = new Copied(0, 0, 0);
        await target.Execute("drop schema if exists bare cascade; create schema bare");
        var tables = new List<(string Table, string Condition)> { ("kb.mt_streams", "tenant_id"), ("kb.mt_events", "tenant_id"), ("kb.entry", "archive") };
        foreach (var name in OfReadModel) tables.Add((await target.Table(archive, name), "archive"));
        foreach (var (table, column) in tables)
        {
            var one = await Copy(table, $"{column} = '{archive}'");
            all = new(all.Rows + one.Rows, all.Megabytes + one.Megabytes, all.Seconds + one.Seconds);
        }

        await target.Execute("drop schema bare cascade");
        return all;
    }

    private async Task<Copied> Copy(string table, string condition)
    {
        await target.Execute($"create table bare.rows as select * from {table} with no data");
        await using var from = await target.Source.OpenConnectionAsync();
        await using var to = await target.Source.OpenConnectionAsync();
        // Into a file first: were the rows read and written at the same time, the server's work would hide behind the reading.
        var file = Path.Combine(Path.GetTempPath(), $"kb-copy-{Guid.NewGuid():n}");
        try
        {
            await using (var reading = await from.BeginRawBinaryCopyAsync($"copy (select * from {table} where {condition}) to stdout (format binary)"))
            await using (var rowsOut = File.Create(file))
                await reading.CopyToAsync(rowsOut, Piece);
            var bytes = new FileInfo(file).Length;

            var clock = Stopwatch.StartNew();
            await using (var rowsIn = File.OpenRead(file))
            await using (var writing = await to.BeginRawBinaryCopyAsync("copy bare.rows from stdin (format binary)"))
                await rowsIn.CopyToAsync(writing, Piece);
            clock.Stop();

            var rows = await target.Scalar<long>("select count(*) from bare.rows");
            await target.Execute("drop table bare.rows");
            return new(rows, bytes / 1e6, clock.Elapsed.TotalSeconds);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
