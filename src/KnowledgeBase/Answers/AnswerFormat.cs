using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgeBase.Answers;

/// <summary>How answers for programs are written.</summary>
public static class AnswerFormat
{
    /// <summary>JSON over many lines, for those who also read it.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON on one line.</summary>
    public static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A row of CSV by RFC 4180, its end included.</summary>
    public static string CsvRow(IEnumerable<string?> cells)
    {
        return $"{string.Join(',', cells.Select(cell => Quote(cell ?? "")))}\r\n";

        static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
