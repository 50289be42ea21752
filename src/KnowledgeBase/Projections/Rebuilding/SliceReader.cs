using System.Runtime.CompilerServices;
using KnowledgeBase.Events;
using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections.Rebuilding;

/// <summary>Reads slices of the log: only what projecting needs of each event.</summary>
internal static class SliceReader
{
    private static readonly string RangeSql = Sql.Load("Projections/Rebuilding/slice_range.sql");
    private static readonly string PositionsSql = Sql.Load("Projections/Rebuilding/slice_positions.sql");

    public static async IAsyncEnumerable<Recorded> Read(NpgsqlConnection connection, string archive, LogSlice slice, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var batch = connection.Batch(slice.Positions is { } positions
            ? Sql.Command(PositionsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, positions))
            : Sql.Command(RangeSql, Sql.Value(archive), Sql.Value(slice.After), Sql.Value(slice.To)));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) yield return Event(reader);
    }

    public static Recorded Event(NpgsqlDataReader row) =>
        Recorded.OfJson(row.GetInt64(0), default, row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4));
}
