using System.Text.RegularExpressions;
using KnowledgeBase.Claims;
using KnowledgeBase.Time;

namespace KnowledgeBase.Cli;

/// <summary>How answers are put into words, the same in tables and JSON.</summary>
internal static partial class Words
{
    /// <summary><c>NotYet</c> reads "not yet".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Hump().Replace(value.ToString(), match => $"{(match.Index == 0 ? "" : " ")}{match.Value.ToLowerInvariant()}");

    /// <summary>The value of a claim: its member and fields, and how it says them.</summary>
    public static string Of(AnswerValue value)
    {
        var parts = new List<string>();
        if (value.Claim.Polarity == Events.Polarity.Denied) parts.Add("denied:");
        if (Aspects.IsList(value.Claim.Aspect) && value.Claim.Member.Length > 0) parts.Add(value.Claim.Member);
        parts.AddRange(value.Value.Select(field => Field(field.Key, field.Value)));
        return parts.Count == 0 ? "yes" : string.Join(' ', parts);
    }

    /// <summary>A date as written, and what it means where that isn't the same.</summary>
    public static string Date(AnswerValue value)
    {
        var bounds = value.Dated.On.IsSingleDay ? $"{value.Dated.On.Earliest}" : $"{value.Dated.On.Earliest} to {value.Dated.On.Latest}";
        return value.Dated.Derived ? $"derived: {(value.Dated.On.Earliest.IsFinite ? bounds : $"by {value.Dated.On.Latest}")}"
            : value.Claim.On!.ToString() is var written && written == bounds ? written
            : $"{written} ({bounds})";
    }

    private static string Field(string name, FieldValue value) => name is "aim" or "deadline"
        ? $"{name} {Bound(value.Min)}{(value.Min == value.Max ? "" : $"..{Bound(value.Max)}")}"
        : name is "by" or "extent" or "status" or "answer" ? value.ToString() : $"{name} {value}";

    private static string Bound(long? day) => day is { } number ? new Day(number).ToString() : "";

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Hump();
}
