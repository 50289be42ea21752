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

    public static string Sign(string word) => word switch
    {
        "yes" => "✓",
        "no" => "✗",
        "partly" => "◑",
        "abstain" => "○",
        "unclear" => "?",
        // "no" would be an answer of its own.
        _ when word.Contains('-') => string.Concat(word.Split('-', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(part => part[0])),
        _ => word.Length <= 4 ? word : word[..3],
    };

    public static string Class(string word) => word switch
    {
        "yes" => "c3",
        "no" => "c7",
        "partly" => "c5",
        "abstain" or "unclear" => "c8",
        _ => $"c{(word.Sum(c => c) % 3) switch { 0 => 1, 1 => 4, _ => 6 }}",
    };
}
