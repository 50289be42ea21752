using System.Text.Json;
using Npgsql;

namespace KnowledgeBase.Log;

/// <summary>Reads the rows of read_all.sql, read_stream.sql and find.sql, which share their columns, and of head.sql.</summary>
internal static class LogRows
{
    public static StoredEvent Event(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5),
        row.GetFieldValue<DateTimeOffset>(6))
    {
        Recorder = row.ValueOrNull<string>(7),
        CorrelationId = row.ValueOrNull<string>(8),
        CausationId = row.ValueOrNull<string>(9),
        Headers = row.ValueOrNull<string>(10) is { } headers ? Headers(headers) : null,
    };

    public static LogHead Head(NpgsqlDataReader row, int column = 0) => new(
        row.IsDBNull(column) ? 0 : row.GetInt64(column),
        row.IsDBNull(column + 1) ? null : row.GetFieldValue<DateTimeOffset>(column + 1));

    public static string? HeadersText(IReadOnlyDictionary<string, string>? headers) =>
        headers is null ? null : JsonSerializer.Serialize(headers);

    // Rows written by a Marten application may say JSON null for none, and may hold values that are not strings.
    private static Dictionary<string, string>? Headers(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object ? null : document.RootElement.EnumerateObject().ToDictionary(
            header => header.Name,
            header => header.Value.ValueKind == JsonValueKind.String ? header.Value.GetString()! : header.Value.GetRawText(),
            StringComparer.Ordinal);
    }
}
