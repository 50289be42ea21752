using System.CommandLine;
using KnowledgeBase.Answers;
using Spectre.Console;

namespace KnowledgeBase.Cli;

/// <summary><c>kb date [EDTF…]</c>: what dates mean. Each is answered as it is read, so that streams of any length do.</summary>
internal static class DateCommand
{
    public static Command Create()
    {
        var dates = new Argument<string[]>("edtf") { Description = "Dates in EDTF; without any, the lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var format = Formats.Option();
        format.Description = "table, json, jsonl (a line each), csv or markdown.";
        var command = new Command("date", "What dates in EDTF mean: their first and last day as written, in words, or why they are none. Ends with 2 when one is none.") { dates, format }.WithExamples("kb date 2017-05 '[2017-05-03..2017-05-05]'", "kb date --format jsonl < dates.txt");
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(dates) is { Length: > 0 } some ? some : Lines();
            return Print(given.Select(DateMeaning.Of), parsed.GetValue(format)!) ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static IEnumerable<string> Lines()
    {
        while (Console.In.ReadLine() is { } line) yield return line;
    }

    private static bool Print(IEnumerable<DateMeaning> meanings, string format)
    {
        if (format == "csv") Console.Out.Write(AnswerFormat.CsvRow(DateMeaning.Columns));
        if (format == "markdown") foreach (var line in Formats.MarkdownHead(DateMeaning.Columns)) Output.Raw(line);
        if (format == "json") Console.Out.Write("[");
        var (valid, first) = (true, true);
        foreach (var meaning in meanings)
        {
            switch (format)
            {
                case "json": Console.Out.Write($"{(first ? "" : ",")}{Environment.NewLine}  {meaning.Json.ToJsonString(AnswerFormat.Line)}"); break;
                case "jsonl": Output.Raw(meaning.Json.ToJsonString(AnswerFormat.Line)); break;
                case "csv": Console.Out.Write(AnswerFormat.CsvRow(meaning.Cells)); break;
                case "markdown": Output.Raw(Formats.MarkdownRow(meaning.Cells)); break;
                default: Draw(meaning); break;
            }

            (valid, first) = (valid && meaning.Error is null, false);
        }

        if (format == "json") Output.Raw(first ? "]" : $"{Environment.NewLine}]");
        return valid;
    }

    private static void Draw(DateMeaning meaning)
    {
        Output.Raw(meaning.Edtf);
        Indented(meaning.Error is { } error ? $"not valid: {error}" : meaning.Words!);
        if (meaning.Error is null) Indented(Span(meaning));

        static void Indented(string text) => Output.Console.Write(new Padder(new Text(text), new Padding(2, 0, 0, 0)));
    }

    private static string Span(DateMeaning meaning) => (meaning.Earliest, meaning.Latest) switch
    {
        (null, null) => "any day",
        ({ } earliest, null) => $"from {earliest} on",
        (null, { } latest) => $"up to {latest}",
        var (earliest, latest) => earliest == latest ? earliest : $"{earliest} to {latest}",
    };
}
