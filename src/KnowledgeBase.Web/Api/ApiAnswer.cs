using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Api;

/// <summary>An answer, in every form that its operation offers.</summary>
/// <param name="Json">As JSON.</param>
internal sealed record ApiAnswer(JsonNode Json)
{
    /// <summary>The vantages that it was read at, that of the question first; none: it has none.</summary>
    public IReadOnlyList<ResolvedVantage> At { get; init; } = [];

    /// <summary>The positions that it depends on besides.</summary>
    public IReadOnlyList<long> Positions { get; init; } = [];

    /// <summary>As JSON Lines.</summary>
    public IEnumerable<JsonObject> Lines { get; init; } = [];

    /// <summary>The columns of its table.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>The rows of it.</summary>
    public IEnumerable<IReadOnlyList<string?>> Rows { get; init; } = [];

    /// <summary>Of a part of a list: what the next part comes after.</summary>
    public string? Next { get; init; }

    /// <summary>As <c>application/link-format</c> (RFC 6690).</summary>
    public string Links { get; init; } = "";

    public static ApiAnswer Of(AnswerDocument document, params ResolvedVantage[] at) =>
        new(document.Json) { At = at, Lines = document.Lines(), Columns = document.Columns, Rows = document.Rows, Next = document.Next };

    /// <summary>The bytes of a form.</summary>
    public byte[] Bytes(Form form) => form.Word switch
    {
        "json" => JsonSerializer.SerializeToUtf8Bytes(Json, AnswerFormat.Line),
        "jsonl" => Encoding.UTF8.GetBytes(string.Concat(Lines.Select(line => $"{line.ToJsonString(AnswerFormat.Line)}\n"))),
        "csv" => Encoding.UTF8.GetBytes(string.Concat(Rows.Prepend(Columns).Select(AnswerFormat.CsvRow))),
        "link" => Encoding.UTF8.GetBytes(Links),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "No answer has this form."),
    };
}
