namespace KnowledgeBase.Time;

/// <summary>
/// Reads intervals and sets, and leaves dates to <see cref="EdtfDateParser"/>. Syntax: ISO 8601-2:2019 as profiled in the Extended
/// Date/Time Format specification of the Library of Congress (2019), levels 0 to 2.
/// </summary>
internal static class EdtfParser
{
    private const int MaxLength = 1000;

    public static EdtfValue? Parse(string? text, out EdtfError? error)
    {
        var scanner = new EdtfScanner(text ?? "");
        var value = Whole(scanner);
        error = scanner.Error;
        return value;
    }

    private static EdtfValue? Whole(EdtfScanner scanner)
    {
        var text = scanner.Text;
        if (text.Length == 0) return scanner.Fail<EdtfValue>("The date is empty; write for example 2017, 2017-05 or 2017-05-04.", 0);
        if (text.Length > MaxLength) return scanner.Fail<EdtfValue>($"The date is longer than {MaxLength} characters.", MaxLength);
        var space = text.AsSpan().IndexOfAny(" \t\r\n\u00A0");
        if (space >= 0) return scanner.Fail<EdtfValue>("A date has no spaces, not even after commas.", space);

        EdtfValue? value = scanner.Next is '[' or '{' ? Set(scanner)
            : text.Contains('/') ? Interval(scanner)
            : EdtfDateParser.Date(scanner, mayHaveTime: true);
        if (value is null || scanner.IsAtEnd) return value;
        var message = scanner.Next == '/'
            ? "An interval has one slash, between its first and its last date."
            : $"Nothing may follow here, but '{scanner.Next}' does.";
        return scanner.Fail<EdtfValue>(message, scanner.At);
    }

    private static EdtfInterval? Interval(EdtfScanner scanner)
    {
        if (End(scanner) is not { } first) return null;
        if (!scanner.Take("/")) return scanner.Fail<EdtfInterval>($"A slash should follow here, not '{scanner.Next}'.", scanner.At);
        var start = scanner.At;
        if (End(scanner) is not { } last) return null;
        return IsReversed(first.Date, last.Date)
            ? scanner.Fail<EdtfInterval>($"The interval ends before it starts; write {last}/{first} if that is meant.", start)
            : new EdtfInterval(first, last);
    }

    private static EdtfEnd? End(EdtfScanner scanner)
    {
        if (scanner.Take("..")) return new EdtfEnd(null, IsOpen: true);
        if (scanner.IsAtEnd || scanner.Next == '/') return new EdtfEnd(null, IsOpen: false);
        return EdtfDateParser.Date(scanner, mayHaveTime: false) is { } date ? new EdtfEnd(date, IsOpen: false) : null;
    }

    private static EdtfSet? Set(EdtfScanner scanner)
    {
        var isAll = scanner.Next == '{';
        var close = isAll ? "}" : "]";
        var members = new List<EdtfMember>();
        scanner.At++;
        do
        {
            if (members.Count > 0 && members[^1] is { To: null })
                return scanner.Fail<EdtfSet>("Only the last member of a set may be open towards the future.", scanner.At);
            if (Member(scanner, isFirst: members.Count == 0) is not { } member) return null;
            members.Add(member);
        }
        while (scanner.Take(","));

        if (scanner.Take(close)) return new EdtfSet(isAll, members);
        return scanner.Fail<EdtfSet>($"A comma and another date, or the closing {close}, should follow here.", scanner.At);
    }

    private static EdtfMember? Member(EdtfScanner scanner, bool isFirst)
    {
        var start = scanner.At;
        var isOpenStart = scanner.Take("..");
        if (isOpenStart && !isFirst) return scanner.Fail<EdtfMember>("Only the first member of a set may be open towards the past.", start);
        if (EdtfDateParser.Date(scanner, mayHaveTime: false) is not { } date) return null;
        if (isOpenStart) return new EdtfMember(null, date, IsRange: true);
        if (!scanner.Take("..")) return new EdtfMember(date, date, IsRange: false);
        if (scanner.Next is ',' or ']' or '}') return new EdtfMember(date, null, IsRange: true);
        var end = scanner.At;
        if (EdtfDateParser.Date(scanner, mayHaveTime: false) is not { } last) return null;
        return IsReversed(date, last)
            ? scanner.Fail<EdtfMember>($"The range ends before it starts; write {last}..{date} if that is meant.", end)
            : new EdtfMember(date, last, IsRange: true);
    }

    private static bool IsReversed(EdtfDate? first, EdtfDate? last) =>
        first is not null && last is not null && first.Bounds.Earliest > last.Bounds.Latest;
}
