using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeBase.Cli;

/// <summary>The forms of an answer: drawn for people, JSON, JSON Lines, CSV, Markdown.</summary>
internal static class Formats
{
    private static readonly string[] Known = ["table", "json", "jsonl", "csv", "markdown"];
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            case "json": Output.Raw(view.Json.ToJsonString(Indented)); break;
            case "jsonl": Lines(view); break;
            case "csv": Csv(view); break;
            case "markdown": Markdown(view); break;
            default: Output.Paged(view.Draw); break;
        }
    }

    private static void Lines(View view)
    {
        var shared = view.Json.Where(pair => pair.Key != view.Items).ToList();
        foreach (var item in (JsonArray)view.Json[view.Items]!)
            Output.Raw(new JsonObject([.. shared.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())), .. ((JsonObject)item!).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))]).ToJsonString(Line));
    }

    // RFC 4180.
    private static void Csv(View view)
    {
        foreach (var row in view.Rows.Prepend(view.Columns)) Console.Out.Write($"{string.Join(',', row.Select(cell => Quote(cell ?? "")))}\r\n");

        static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Markdown(View view)
    {
        Output.Raw(Row(view.Columns));
        Output.Raw(Row(view.Columns.Select(_ => "---")));
        foreach (var row in view.Rows) Output.Raw(Row(row));

        static string Row(IEnumerable<string?> cells) => $"| {string.Join(" | ", cells.Select(cell => Escape(cell ?? "")))} |";
        static string Escape(string cell) => cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }
}
