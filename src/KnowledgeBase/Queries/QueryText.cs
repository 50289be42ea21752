using System.Globalization;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Queries;

/// <summary>
/// The parts of questions as text, apart from the vantage: the command line and query strings have the same names for them. What is
/// wrong is added to a list, as <c>name: what, and what would be right</c>.
/// </summary>
public static class QueryText
{
    /// <summary>The kinds of findings by the words that ask for them.</summary>
    public static IReadOnlyDictionary<string, FindingKind> FindingKinds { get; } = new Dictionary<string, FindingKind>(StringComparer.Ordinal)
    {
        ["contradictions"] = FindingKind.Contradiction,
        ["anachronisms"] = FindingKind.Anachronism,
        ["overdue"] = FindingKind.Overdue,
        ["look-alikes"] = FindingKind.LookAlike,
    };

    /// <summary>How many at most, from 1.</summary>
    public static int Limit(string text, int most, ICollection<string> errors)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit)) return CheckLimit(limit, most, errors);
        errors.Add($"limit: '{text}' is no whole number.");
        return 1;
    }

    /// <summary>The same, of a number.</summary>
    public static int CheckLimit(int limit, int most, ICollection<string> errors)
    {
        if (limit < 1 || limit > most) errors.Add(most == int.MaxValue ? "limit: must be 1 or more." : $"limit: {limit.ToString(CultureInfo.InvariantCulture)} is not from 1 to {most.ToString(CultureInfo.InvariantCulture)}.");
        return limit;
    }

    /// <summary>Days as EDTF: <c>1984</c>, <c>2017-05/2017-09</c>.</summary>
    public static DayBounds? Span(string? text, ICollection<string> errors)
    {
        if (text is null) return null;
        if (Edtf.TryParse(text, out var days, out var error)) return new(days.FirstBounds(EdtfPadding.None).Earliest, days.LastBounds(EdtfPadding.None).Latest);
        errors.Add($"span: '{text}' is no EDTF date: {error.Message}");
        return null;
    }

    /// <summary>Which statements.</summary>
    public static StatementFilter Statements(string? statement, string? speaker, string? topic, string? meeting, string? span, ICollection<string> errors)
    {
        if (span is not null && topic is null) errors.Add("span: needs a topic beside it.");
        return new(statement, speaker, topic, meeting, Span(span, errors));
    }

    /// <summary>
    /// The first of two vantages, given by the names <c>from-as-of</c> and so on: a part that is left out is that of the second, and
    /// <c>open</c> leaves it open.
    /// </summary>
    public static Vantage From(Vantage second, Func<string, IReadOnlyList<string>> given, ICollection<string> errors)
    {
        var values = VantageText.Values(second).ToLookup(value => value.Name, value => value.Text);
        var parts = VantageText.Names.SelectMany(name => (given($"from-{name}") switch { [] => values[name], ["open"] => [], var some => some }).Select(text => (name, text)));
        var vantage = VantageText.Parse(parts, out var wrong);
        foreach (var error in wrong) errors.Add($"from-{error}");
        return vantage;
    }
}
