using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeBase.Events;
using KnowledgeBase.Time;

namespace KnowledgeBase.Claims;

/// <summary>How answers are put into words, the same wherever they are shown.</summary>
public static partial class Wording
{
    /// <summary><c>NotYet</c> reads "not yet".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.Known.GetOrAdd(value, static value => Hump().Replace(value.ToString(), match => $"{(match.Index == 0 ? "" : " ")}{match.Value.ToLowerInvariant()}"));

    /// <summary>The value of a claim: its member in a list, its fields, and whether it denies.</summary>
    public static string Of(AnswerValue value) => Of(value.Claim, value.Value, []);

    /// <summary>The value of a claim as recorded: its dates as written, and of a list as a whole, what is on it.</summary>
    public static string Of(Claim claim) => Of(claim, claim.Fields, [
        .. claim.Dates.Select(date => $"{date.Key} {date.Value}"),
        .. claim.Items.IsEmpty ? (IEnumerable<string>)[] : [$"{(claim.Complete ? "only " : "")}{string.Join(", ", claim.Items)}"],
    ]);

    private static string Of(Claim claim, IReadOnlyDictionary<string, FieldValue> fields, IEnumerable<string> more)
    {
        var parts = new List<string>();
        if (claim.Polarity == Polarity.Denied) parts.Add("denied:");
        if (Aspects.IsList(claim.Aspect) && claim.Member.Length > 0) parts.Add(claim.Member);
        parts.AddRange(fields.Where(field => !IsParty(field.Key)).Select(field => Field(field.Key, field.Value)));
        if (fields.Keys.Where(IsParty).ToList() is { Count: > 0 } parties) parts.Add($"binds {string.Join(", ", parties.Select(Behind))}");
        parts.AddRange(more);
        return parts.Count == 0 ? "yes" : string.Join(' ', parts);
    }

    /// <summary>The value of a claim as first recorded; of a registration its name; null for what has neither.</summary>
    public static string? Of(HistoryEntry entry) => entry.Claim is { } claim ? Of(claim) : (entry.Recorded.Content as IRegistration)?.Name;

    /// <summary>What happened to a record, and by which record.</summary>
    public static string Of(HistoryStep step) => step.Kind switch
    {
        HistoryStepKind.Undone => $"{step.Target} undone by {step.Record}",
        HistoryStepKind.Restated or HistoryStepKind.Omitted => $"{Of(step.Kind)} by {step.Record} of {step.Source}",
        _ => $"{Of(step.Kind)} by {step.Record}",
    };

    /// <summary>When something was recorded, to the second, UTC.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A date as written, and what it means where that isn't the same.</summary>
    public static string Date(AnswerValue value)
    {
        var bounds = Bounds(value.Dated.On);
        return value.Dated.Derived ? $"derived: {bounds}"
            : value.Claim.On!.ToString() is var written && (value.Claim.On.Edtf is { IsInterval: true } || written == bounds || written == value.Dated.On.ToString()) ? written
            : $"{written} ({bounds})";
    }

    /// <summary>What became of a claim, told in full.</summary>
    public static string Told(Fate fate) => fate switch
    {
        Fate.Stands => "stands",
        Fate.NotAdmitted => "not admitted: not listened to, or not certainly published by then",
        Fate.CorrectedAway => "corrected away: says nothing of this any more",
        Fate.OfALaterDay => "of a later day than the one asked about",
        _ => Of(fate),
    };

    /// <summary>A day, or the first and the last that it can be.</summary>
    public static string Bounds(DayBounds bounds) => (bounds.Earliest.IsFinite, bounds.Latest.IsFinite) switch
    {
        (true, true) => bounds.IsSingleDay ? $"{bounds.Earliest}" : $"{bounds.Earliest} to {bounds.Latest}",
        (true, false) => $"{bounds.Earliest} or later",
        (false, true) => $"by {bounds.Latest}",
        _ => "any day",
    };

    /// <summary>When something began, and when it ended where that is told.</summary>
    public static string Bounds(DayBounds date, DayBounds? end) => end is not { } last ? Bounds(date)
        : $"{Bounds(date)} until {(last.IsSingleDay || !last.Earliest.IsFinite || !last.Latest.IsFinite ? "" : "a day from ")}{Bounds(last)}";

    /// <summary>The aspect, with its member where it has one.</summary>
    public static string Name(Answer answer) => answer.Member.Length == 0 ? answer.Aspect : $"{answer.Aspect} {answer.Member}";

    private static string Field(string name, FieldValue value) => name is "aim" or "deadline"
        ? $"{name} {Bound(value.Min)}{(value.Min == value.Max ? "" : $"..{Bound(value.Max)}")}"
        : name is "by" or "extent" or "status" or "answer" ? value.ToString()
        : name.StartsWith("count:", StringComparison.Ordinal) ? $"{Behind(name)} {value}"
        : $"{name} {value}";

    private static bool IsParty(string field) => field.StartsWith("party:", StringComparison.Ordinal);

    private static string Behind(string field) => field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private static string Bound(long? day) => day is { } number ? new Day(number).ToString() : "";

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly ConcurrentDictionary<T, string> Known = [];
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Hump();
}
