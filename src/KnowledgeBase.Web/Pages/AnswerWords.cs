using KnowledgeBase.Claims;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Web.Pages;

/// <summary>Answers to topics as signs and colours; each has its word beside it, or in its title.</summary>
internal static class AnswerWords
{
    /// <summary>The words that a position holds, in order.</summary>
    public static IReadOnlyList<string> Of(Answer position) =>
        [.. position.Values.Select(value => value.Value.TryGetValue("answer", out var word) ? word.ToString() : "?").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Every word of some positions.</summary>
    public static IReadOnlyList<string> All(IEnumerable<Answer> positions) => [.. positions.SelectMany(Of).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The actors of an answer: who says most comes first.</summary>
    public static IReadOnlyList<string> Actors(PositionsAnswer answer) =>
        [.. answer.Positions.GroupBy(position => position.Member).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];

    /// <summary>A sign to go before the word; empty for a word that has none.</summary>
    public static string Sign(string word) => word switch
    {
        "yes" => "✓",
        "no" => "✗",
        "partly" => "◑",
        "abstain" => "○",
        "unclear" => "?",
        _ => "",
    };

    /// <summary>What a narrow cell shows instead of the word: its sign, or as much of it as tells it from the other words.</summary>
    public static string Short(string word, IReadOnlyList<string> words)
    {
        if (Sign(word) is { Length: > 0 } sign) return sign;
        var length = 3;
        while (length < word.Length && words.Any(other => other != word && other.StartsWith(word[..length], StringComparison.Ordinal))) length++;
        return word.Length <= length + 1 ? word : $"{word[..length].TrimEnd('-')}.";
    }

    public static string Class(string word) => word switch
    {
        "yes" => "c3",
        "no" => "c7",
        "partly" => "c5",
        "abstain" or "unclear" => "c8",
        _ => $"c{(word.Sum(c => c) % 3) switch { 0 => 1, 1 => 4, _ => 6 }}",
    };
}
