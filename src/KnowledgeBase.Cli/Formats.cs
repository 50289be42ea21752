using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeBase.Cli;

/// <summary>The forms of an answer: drawn for people, JSON, JSON Lines, CSV, Markdown.</summary>
internal static class Formats
{
    private const int Version = 1;
    private static readonly string[] Known = ["table", "json", "jsonl", "csv", "markdown"];
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    public static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            case "json": Output.Raw(Versioned(view.Json).ToJsonString(Indented)); break;
            case "jsonl": Lines(view); break;
            case "csv": Csv(view); break;
            case "markdown": Markdown(view); break;
            default: Output.Paged(view.Draw); break;
        }
    }

    /// <summary>The version of the contract in docs/json.md comes first.</summary>
    public static JsonObject Versioned(JsonObject json) => new([KeyValuePair.Create<string, JsonNode?>("version", Version), .. json.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))]);

    private static void Lines(View view)
    {
        // What is not in a list would be lost.
        if (view.Json[view.Items] is JsonArray { Count: 0 } && view.Json.Count > 2)
        {
            Output.Raw(Versioned(view.Json).ToJsonString(Line));
            return;
        }

        var shared = Versioned(view.Json).Where(pair => pair.Key != view.Items).ToList();
        foreach (var item in (JsonArray)view.Json[view.Items]!)
            Output.Raw(new JsonObject([.. shared.Where(pair => !((JsonObject)item!).ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())), .. ((JsonObject)item!).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))]).ToJsonString(Line));
    }

    private static void Csv(View view)
    {
        foreach (var row in view.Rows.Prepend(view.Columns)) Console.Out.Write(CsvRow(row));
    }

    private static void Markdown(View view)
    {
        foreach (var line in MarkdownHead(view.Columns)) Output.Raw(line);
        foreach (var row in view.Rows) Output.Raw(MarkdownRow(row));
    }

    /// <summary>A row by RFC 4180, its end included.</summary>
    public static string CsvRow(IEnumerable<string?> row)
    {
        return $"{string.Join(',', row.Select(cell => Quote(cell ?? "")))}\r\n";

        static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    public static IEnumerable<string> MarkdownHead(IReadOnlyList<string> columns) => [MarkdownRow(columns), MarkdownRow(columns.Select(_ => "---"))];

    public static string MarkdownRow(IEnumerable<string?> cells)
    {
        return $"| {string.Join(" | ", cells.Select(cell => Escape(cell ?? "")))} |";

        static string Escape(string cell) => cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
    }
}
