using System.Text.RegularExpressions;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;

namespace KnowledgeBase.Web.Pages;

/// <summary>How pages name things; the words of answers themselves are those of <see cref="Wording"/>.</summary>
internal static partial class Words
{
    /// <summary>A sign for each verdict, so that it is told without colour.</summary>
    public static string Sign(Verdict verdict) => verdict switch
    {
        Verdict.Settled => "●",
        Verdict.Open => "◐",
        Verdict.Contested => "✕",
        Verdict.Lapsed => "◌",
        _ => "·",
    };

    /// <summary><c>agreed.inForce</c> reads "in force, as laid down".</summary>
    public static string Aspect(string aspect) => aspect switch
    {
        _ when aspect.StartsWith(Aspects.Agreed, StringComparison.Ordinal) => $"{Plain(aspect[Aspects.Agreed.Length..])}, as laid down",
        _ when aspect.StartsWith(Aspects.Planned, StringComparison.Ordinal) => $"{Plain(aspect[Aspects.Planned.Length..])}, as planned",
        _ => Plain(aspect),
    };

    /// <summary>An item of a thing: <c>agreed.rule ceasefire</c> reads "rule, as laid down · ceasefire".</summary>
    public static string Item(string item)
    {
        var (aspect, member) = item.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? (item[..at], item[(at + 1)..]) : (item, "");
        return member.Length == 0 ? Aspect(aspect) : $"{Aspect(aspect)} · {Member(member)}";
    }

    /// <summary>A member of an aspect: <c>head@actor/x</c> reads "head of actor/x".</summary>
    public static string Member(string member) => member.Replace("@", " of ", StringComparison.Ordinal);

    /// <summary>What an answer says, with the term that is coded in it in plain words: <c>automatic yes duration P6M</c> reads "for 6 months, renewed automatically".</summary>
    public static string Said(string text) => Term().Replace(text, match =>
    {
        var fields = match.Value.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (!IsoPeriod.TryParse(fields.GetValueOrDefault("duration", "P0D"), out var period, out _) || period.IsNegative) return match.Value;
        return string.Join(", ", new[]
        {
            fields.ContainsKey("duration") ? $"for {InWords(period)}" : null,
            fields.GetValueOrDefault("automatic") switch { "yes" => "renewed automatically", "no" => "not renewed automatically", _ => null },
            fields.GetValueOrDefault("consensus") switch { "yes" when fields.GetValueOrDefault("automatic") == "yes" => "by consensus", "yes" => "renewed by consensus", "no" => "renewed without consensus", _ => null },
        }.OfType<string>());
    });

    /// <summary>What a thing is called; of a statement, which has no name, its slug in words.</summary>
    public static string Label(Names names, string reference) =>
        names.Of(reference) is var name && name == reference && reference.StartsWith("statement/", StringComparison.Ordinal) ? $"statement “{Slugged(Slug(reference))}”" : name;

    /// <summary>A slug that stands for itself: <c>aid-convoys</c> reads "aid convoys".</summary>
    public static string Slugged(string slug) => slug.Replace('-', ' ');

    /// <summary>A type of event: <c>zone.controlled</c> reads "zone controlled".</summary>
    public static string Type(string type) => Plain(type).Replace('.', ' ');

    /// <summary>What is asked about first comes first.</summary>
    public static int Rank(string thing) => Array.IndexOf(["zone", "agreement", "topic", "meeting", "incident", "actor", "statement"], thing.Split('/')[0]) is >= 0 and var rank ? rank : 9;

    /// <summary>"zones": the things of a kind.</summary>
    public static string Plural(string kind) => $"{kind}s";

    /// <summary>The slug of a reference: <c>zone/idlib</c> is <c>idlib</c>.</summary>
    public static string Slug(string reference) => reference[(reference.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The first letter large.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The words and phrases of a search; a phrase is in quotation marks.</summary>
    public static IReadOnlyList<string> OfSearch(string text) => [.. SearchTerm().Matches(text).Select(match => match.Value.Trim('"', '“', '”').Trim()).Where(word => word.Length > 0)];

    private static string InWords(IsoPeriod period) => string.Join(", ", new (int? Count, string Unit)[] { (period.Years, "year"), (period.Months, "month"), (period.Weeks, "week"), (period.Days, "day") }
        .Where(part => part.Count is not null).Select(part => $"{part.Count} {part.Unit}{(part.Count == 1 ? "" : "s")}"));

    private static string Plain(string aspect) => Hump().Replace(aspect, match => $" {match.Value.ToLowerInvariant()}");

    [GeneratedRegex("[\"“”][^\"“”]*[\"“”]|[^\\s\"“”]+")]
    private static partial Regex SearchTerm();

    // Fields come in the order of their names.
    [GeneratedRegex(@"(?<![\w-])(?:automatic (?:yes|no)(?: consensus (?:yes|no))?(?: duration P\w+)?|consensus (?:yes|no)(?: duration P\w+)?|duration P\w+)(?![\w-])")]
    private static partial Regex Term();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Hump();
}
