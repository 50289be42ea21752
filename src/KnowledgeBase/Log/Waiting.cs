using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Log;

/// <summary>An event that a Marten application appended to an archive's tenant: it has no position yet.</summary>
/// <param name="Sequence">Marten's number of it, over the whole database.</param>
/// <param name="Id">Its id.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">In the stream.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Data">Its JSON.</param>
/// <param name="Recorder">Marten's user name.</param>
/// <param name="Archived">Whether Marten hides it.</param>
/// <param name="Binary">Whether its data are somewhere else, in a form of the application's.</param>
internal sealed record WaitingEvent(long Sequence, Guid Id, string Stream, long Version, string Type, string Data, string? Recorder, bool Archived, bool Binary);

/// <summary>A stream whose versions have gaps, or are not those that its row has.</summary>
internal sealed record StreamGap(string Stream, long? Version, long Events, long Last);

/// <summary>Reads what Marten applications appended to an archive.</summary>
internal static class Waiting
{
    private static readonly string WaitingSql = Sql.Load("Log/waiting.sql");
    private static readonly string StreamGapsSql = Sql.Load("Log/stream_gaps.sql");

    /// <summary>Those that wait, in the order in which they were written.</summary>
    public static Task<List<WaitingEvent>> Events(NpgsqlConnection connection, string archive, CancellationToken ct) => connection.Query(
        Sql.Command(WaitingSql, Sql.Value(archive)),
        row => new WaitingEvent(
            row.GetInt64(0), row.GetGuid(1), row.ValueOrNull<string>(2) ?? "", row.GetInt64(3), row.GetString(4), row.GetString(5),
            row.ValueOrNull<string>(6), row.GetBoolean(7), row.GetBoolean(8)),
        ct);

    /// <summary>Which of these streams have gaps.</summary>
    public static Task<List<StreamGap>> Gaps(NpgsqlConnection connection, string archive, IEnumerable<string> streams, CancellationToken ct) => connection.Query(
        Sql.Command(StreamGapsSql, Sql.Value(archive), Sql.Array(NpgsqlDbType.Text, streams)),
        row => new StreamGap(row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
        ct);
}
