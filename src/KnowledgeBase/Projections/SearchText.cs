using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;

namespace KnowledgeBase.Projections;

/// <summary>A word of a text as it is searched for: lower case, without accents; and where it stands.</summary>
internal readonly record struct Word(string Folded, int Start, int End);

/// <summary>
/// What can be searched for in an event, and how texts become words. Whatever is neither letter nor digit parts words; case, accents,
/// marks of vowels and ligatures do not matter. Texts are written and asked for by the same rules.
/// </summary>
internal static class SearchText
{
    /// <summary>Stands between fields, so that no phrase reaches from one into the next.</summary>
    private const string EndOfField = "endoffield";

    // PostgreSQL refuses words of more than 2,046 bytes, and more than a megabyte of them.
    private const int LongestWord = 100;
    private const int LongestText = 100_000;

    private static readonly HashSet<string> Fields = ["name", "aliases", "alias", "text", "quote", "note", "condition", "printed", "reason"];

    /// <summary>The free texts of an event, in the order of its fields.</summary>
    public static IReadOnlyList<string> Of(Event content) =>
    [
        .. EventField.Of(content.GetType()).Where(field => field.Type == typeof(string) && Fields.Contains(field.Name))
            .SelectMany(field => field.Property.GetValue(content) switch
            {
                string text => [text],
                IReadOnlyList<string> texts => texts,
                _ => [],
            }),
    ];

    /// <summary>Every thing that an event is about or refers to.</summary>
    public static IReadOnlyList<string> References(Recorded recorded, Event content) =>
        [.. JsonTexts.Of(EventJson.ToJson(content)).Where(IsReference).Append(recorded.Stream).Distinct()];

    /// <summary>A word that stands for a thing, whatever it is called.</summary>
    public static string Mark(string reference) => $"ref{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference)).AsSpan(0, 8))}";

    /// <summary>Texts, and things that are referred to, in the form that they are searched in.</summary>
    public static string Fold(IEnumerable<string> texts, IEnumerable<string> references)
    {
        var folded = string.Join($" {EndOfField} ", references.Select(Mark).Concat(texts.Select(Fold)).Where(text => text.Length > 0));
        return folded.Length <= LongestText ? folded : folded[..folded.LastIndexOf(' ', LongestText)];
    }

    /// <summary>The words of a text, parted by spaces.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text).Select(word => word.Folded));

    /// <summary>The words of a text, with where they stand.</summary>
    public static IReadOnlyList<Word> Words(string text)
    {
        var (words, letters, start, at) = (new List<Word>(), new StringBuilder(), 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Parts(rune)) Finish();
            else
            {
                if (letters.Length == 0) start = at;
                letters.Append(Fold(rune));
            }

            at += rune.Utf16SequenceLength;
        }

        Finish();
        return words;

        void Finish()
        {
            if (letters.Length > 0) words.Add(new(letters.ToString(0, Math.Min(letters.Length, LongestWord)), start, at));
            letters.Clear();
        }
    }

    private static bool IsReference(string text) => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var at && EventTypes.StreamKinds.Contains(text[..at]) && !text.Contains(' ');

    private static bool Parts(Rune rune) => !Rune.IsLetterOrDigit(rune) && !IsMark(rune);

    // Marks and joiners are written within words, or left out.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        || rune.Value is 0x640 or (>= 0x2B0 and <= 0x2FF);

    private static string Fold(Rune rune)
    {
        if (IsMark(rune)) return "";
        if (rune.IsAscii) return Rune.ToLowerInvariant(rune).ToString();
        var lower = Rune.ToLowerInvariant(rune);
        return (rune.IsBmp ? PlainLetters.Of((char)rune.Value) : null) ?? (lower.IsBmp ? PlainLetters.Of((char)lower.Value) : null) ?? lower.ToString();
    }
}
