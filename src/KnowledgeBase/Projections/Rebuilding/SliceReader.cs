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

    public static async Task<List<Recorded>> Read(NpgsqlConnection connection, string archive, LogSlice slice, CancellationToken ct)
    {
        var command = slice.Positions is { } positions
            ? Sql.Command(PositionsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Bigint, positions))
            : Sql.Command(RangeSql, Sql.Value(archive), Sql.Value(slice.After), Sql.Value(slice.To));
        return await connection.Query(command, Event, ct);
    }

    public static Recorded Event(NpgsqlDataReader row) =>
        new(row.GetInt64(0), default, row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4));
}
