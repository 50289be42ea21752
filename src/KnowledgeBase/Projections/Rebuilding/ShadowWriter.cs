using KnowledgeBase.Log;
using Npgsql;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>Copies rows into tables that nobody else can see yet, some megabytes at a time.</summary>
internal sealed class ShadowWriter(NpgsqlConnection connection, Func<ReadModelTable, string> nameOf)
{
    private const int Enough = 4 << 20;
    private readonly Dictionary<ReadModelTable, (List<CopyBuffer> Buffers, int Length)> _pending = [];

    /// <summary>Takes the rows over.</summary>
    public async Task Add(SliceRows rows, CancellationToken ct)
    {
        foreach (var (table, buffer) in rows.Tables)
        {
            var (buffers, length) = _pending.GetValueOrDefault(table, ([], 0));
            buffers.Add(buffer);
            _pending[table] = (buffers, length + buffer.Length);
            if (length + buffer.Length > Enough) await Flush(table, ct);
        }

        rows.Tables.Clear();
    }

    public async Task Flush(CancellationToken ct)
    {
        foreach (var table in _pending.Keys.ToList()) await Flush(table, ct);
    }

    private async Task Flush(ReadModelTable table, CancellationToken ct)
    {
        _pending.Remove(table, out var pending);
        // Made in this transaction: frozen rows need no second look by those who read them first.
        await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {nameOf(table)} ({table.Columns}) from stdin (format binary, freeze)", ct);
        await copy.WriteAsync(CopyBuffer.Header, ct);
        foreach (var buffer in pending.Buffers)
        {
            await copy.WriteAsync(buffer.Written, ct);
            buffer.Dispose();
        }

        await copy.WriteAsync(CopyBuffer.Trailer, ct);
    }
}
