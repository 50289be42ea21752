using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Dossiers;

/// <summary>A text as YAML: plain where that reads back as the same text, else in quotation marks.</summary>
internal static partial class YamlScalar
{
    /// <summary>The text on one line.</summary>
    /// <param name="text">Valid Unicode.</param>
    /// <param name="free">Whether nothing is known of its field, so that a plain number would be read as one.</param>
    /// <param name="inFlow">Whether it stands within brackets or braces.</param>
    public static string Of(string text, bool free = false, bool inFlow = false) => IsPlain(text, free, inFlow) ? text : Quoted(text);

    /// <summary>A text of several lines as a block, each line as it is; null where a block would not hold it.</summary>
    public static string? Block(string text, string indent)
    {
        var lines = text.Split('\n');
        var ended = lines[^1].Length == 0;
        if (ended) lines = lines[..^1];
        if (lines.Length < 2 || lines[0].Length == 0 || lines[^1].Length == 0 || !lines.All(IsBlockLine)) return null;
        return $"|{(ended ? "" : "-")}{string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"\n{indent}{line}"))}";
    }

    private static bool IsPlain(string text, bool free, bool inFlow) =>
        Plain().IsMatch(text) && text.Length <= 20_000 && text.All(IsPrintable) && !text.Contains(": ") && !text.Contains(" #") && text[^1] is not (':' or ' ')
        && text is not ("null" or "true" or "false" or "...")
        && !(inFlow && (FlowMarks().IsMatch(text) || text[0] == '-'))
        && !(free && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static bool IsBlockLine(string line) => line.Length == 0 || (line[0] is not (' ' or '\t') && line[^1] is not (' ' or '\t') && line.All(IsPrintable));

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '"' or '\\') quoted.Append('\\').Append(text[i]);
            else if (text[i] == '\n') quoted.Append("\\n");
            else if (IsPrintable(text[i])) quoted.Append(text[i]);
            else if (char.IsHighSurrogate(text[i])) quoted.Append(CultureInfo.InvariantCulture, $"\\U{char.ConvertToUtf32(text[i], text[++i]):X8}");
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
        }

        return quoted.Append('"').ToString();
    }

    // What a reader sees as it is: no control or format characters, no spaces but the one, nothing of other planes.
    private static bool IsPrintable(char c) => c == ' ' || (!char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    [GeneratedRegex(@"^(?:[\p{L}\p{Nd}/(+_.]|-(?=[\p{L}\p{Nd}]))")]
    private static partial Regex Plain();

    // Within brackets the parser takes some of these for marks even in the middle of a text.
    [GeneratedRegex(@"[,\[\]{}?:""'*&!|>%@`#]")]
    private static partial Regex FlowMarks();
}
