using System.CommandLine;
using System.Text.Json.Nodes;
using KnowledgeBase.Time;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb date [EDTF…]</c>: what dates mean. Each is answered as it is read, so that streams of any length do.</summary>
internal static class DateCommand
{
    private static readonly string[] Columns = ["edtf", "valid", "error", "earliest", "latest", "words"];

    public static Command Create()
    {
        var dates = new Argument<string[]>("edtf") { Description = "Dates in EDTF; without any, the lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var format = Formats.Option();
        format.Description = "table, json, jsonl (a line each), csv or markdown.";
        var command = new Command("date", "What dates in EDTF mean: their first and last day as written, in words, or why they are none. Ends with 2 when one is none.") { dates, format }.WithExamples("kb date 2017-05 '[2017-05-03..2017-05-05]'", "kb date --format jsonl < dates.txt");
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(dates) is { Length: > 0 } some ? some : Lines();
            return Print(given.Select(Meaning.Of), parsed.GetValue(format)!) ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static IEnumerable<string> Lines()
    {
        while (Console.In.ReadLine() is { } line) yield return line;
    }

    private static bool Print(IEnumerable<Meaning> meanings, string format)
    {
        if (format == "csv") Console.Out.Write(Formats.CsvRow(Columns));
        if (format == "markdown") foreach (var line in Formats.MarkdownHead(Columns)) Output.Raw(line);
        if (format == "json") Console.Out.Write("[");
        var (valid, first) = (true, true);
        foreach (var meaning in meanings)
        {
            switch (format)
            {
                case "json": Console.Out.Write($"{(first ? "" : ",")}{Environment.NewLine}  {meaning.Json.ToJsonString(Formats.Line)}"); break;
                case "jsonl": Output.Raw(meaning.Json.ToJsonString(Formats.Line)); break;
                case "csv": Console.Out.Write(Formats.CsvRow(meaning.Cells)); break;
                case "markdown": Output.Raw(Formats.MarkdownRow(meaning.Cells)); break;
                default: Draw(meaning); break;
            }

            (valid, first) = (valid && meaning.Error is null, false);
        }

        if (format == "json") Output.Raw(first ? "]" : $"{Environment.NewLine}]");
        return valid;
    }

    private static void Draw(Meaning meaning)
    {
        Output.Raw(meaning.Edtf);
        Indented(meaning.Error is { } error ? $"not valid: {error}" : meaning.Words!);
        if (meaning.Error is null) Indented(Span(meaning));

        static void Indented(string text) => Output.Console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
    }

    private static string Span(Meaning meaning) => (meaning.Earliest, meaning.Latest) switch
    {
        (null, null) => "any day",
        ({ } earliest, null) => $"from {earliest} on",
        (null, { } latest) => $"up to {latest}",
        var (earliest, latest) => earliest == latest ? earliest : $"{earliest} to {latest}",
    };

    /// <summary>A text that may be a date.</summary>
    private sealed record Meaning(string Edtf, string? Error, string? Earliest, string? Latest, string? Words)
    {
        public static Meaning Of(string text) => Time.Edtf.TryParse(text, out var date, out var error)
            ? new(text, null, Day(date.Bounds.Earliest), Day(date.Bounds.Latest), date.InWords())
            : new(text, $"{error.Message} (at character {error.Position + 1})", null, null, null);

        public JsonObject Json => new() { ["edtf"] = Edtf, ["valid"] = Error is null, ["error"] = Error, ["earliest"] = Earliest, ["latest"] = Latest, ["words"] = Words };

        public IReadOnlyList<string?> Cells => [Edtf, Error is null ? "true" : "false", Error, Earliest, Latest, Words];

        private static string? Day(Day day) => day.IsFinite ? day.ToString() : null;
    }
}
