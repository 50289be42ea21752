using System.CommandLine;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;

namespace KnowledgeBase.Cli;

/// <summary>The forms of an answer: drawn for people, JSON, JSON Lines, CSV, Markdown.</summary>
internal static class Formats
{
    private static readonly string[] Known = ["table", "json", "jsonl", "csv", "markdown"];

    public static Option<string> Option()
    {
        var option = new Option<string>("--format") { Description = "table, json, jsonl (a line each, with its vantage), csv or markdown.", HelpName = "form", DefaultValueFactory = _ => "table" };
        option.AcceptOnlyFromAmong(Known);
        return option;
    }

    /// <summary>Prints an answer.</summary>
    public static void Print(View view, string format)
    {
        switch (format)
        {
            case "json": Json(view.Document.Json); break;
            case "jsonl": foreach (var line in view.Document.Lines()) Output.Raw(line.ToJsonString(AnswerFormat.Line)); break;
            case "csv": view.Document.WriteCsv(Console.Out); break;
            case "markdown": Markdown(view.Document); break;
            default: Output.Paged(view.Draw); break;
        }
    }

    /// <summary>Prints JSON.</summary>
    public static void Json(JsonObject json) => Output.Raw(json.ToJsonString(AnswerFormat.Indented));

    private static void Markdown(AnswerDocument document)
    {
        foreach (var line in MarkdownHead(document.Columns)) Output.Raw(line);
        foreach (var row in document.Rows) Output.Raw(MarkdownRow(row));
    }

    public static IEnumerable<string> MarkdownHead(IReadOnlyList<string> columns) => [MarkdownRow(columns), MarkdownRow(columns.Select(_ => "---"))];

    public static string MarkdownRow(IEnumerable<string?> cells)
    {
        return $"| {string.Join(" | ", cells.Select(cell => Escape(cell ?? "")))} |";

        static string Escape(string cell) => cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }
}
