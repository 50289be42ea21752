using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Projections;

/// <summary>An event whose text has what was looked for.</summary>
internal sealed record FoundRow(long Position, string Stream, string Type, string Record, string? Source, string Text, Evidence? Evidence, bool Deprecated, long Found);

/// <summary>Searches the texts of effective events, in the snapshot that the names and sources of a vantage are read in.</summary>
internal static class SearchReader
{
    private static readonly string SettingsSql = Sql.Load("Projections/read_search_settings.sql");
    private static readonly string SearchSql = Sql.Load("Projections/read_search.sql");

    /// <summary>The best hits, at most so many.</summary>
    public static async Task<IReadOnlyList<FoundRow>> Find(NpgsqlConnection connection, string archive, Snapshot snapshot, SearchQuery query, string? kind, int limit, CancellationToken ct)
    {
        if (query.Text.Length == 0) return [];
        var asked = snapshot.At.Asked;
        var heard = asked.PublishedBy is not null || asked.AccordingTo.Count > 0 ? ReferenceModel.Heard(snapshot.World.Sources.Values, asked) : null;
        var tables = await ProjectionTables.Live(connection, archive, ct);
        await connection.Query(Sql.Command(SettingsSql), row => 0, ct);
        return await connection.Query(
            Sql.Command(
                tables.Rewrite(SearchSql),
                Sql.Value(archive),
                Sql.Value(snapshot.At.Position),
                Sql.Value(query.Text),
                Sql.Nullable(NpgsqlDbType.Text, heard?.Keys),
                Sql.Nullable(NpgsqlDbType.Integer, heard?.Values),
                new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)kind ?? DBNull.Value },
                Sql.Value(limit)),
            Read,
            ct);
    }

    private static FoundRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetString(5),
        row.IsDBNull(6) ? null : ClaimTexts.Read(row.GetString(6)).Evidence,
        row.GetBoolean(7),
        row.GetInt64(8));
}
