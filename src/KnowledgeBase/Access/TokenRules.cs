using System.Globalization;
using System.Text;
using KnowledgeBase.Events;

namespace KnowledgeBase.Access;

/// <summary>What a new token must be.</summary>
internal static class TokenRules
{
    private const int Longest = 100;
    private static readonly string[] Instants = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    /// <summary>The role and the expiry that are meant.</summary>
    /// <exception cref="InvalidTokenException">Something is wrong; says all of it.</exception>
    public static (Role Role, DateTimeOffset? Expires) Check(CreateToken asked, IReadOnlyList<Token> tokens, DateTimeOffset now)
    {
        var role = Roles.Find(asked.Role);
        var expires = asked.Expires is { } text ? Instant(text) : null;
        string?[] wrong =
        [
            Name(asked.Name) ?? (tokens.FirstOrDefault(token => token.Name == asked.Name) is { } other ? Taken(other.Name, other.Revoked) : null),
            role is null ? $"There is no role '{asked.Role}'.{Nearest.Hint(asked.Role, Roles.Words)} The roles are {string.Join(", ", Roles.Words)}." : null,
            Expiry(asked.Expires, expires, now),
        ];
        return wrong.OfType<string>().ToList() is { Count: > 0 } errors ? throw new InvalidTokenException(errors) : (role!.Value, expires);
    }

    public static string Taken(string name, DateTimeOffset? revoked = null) =>
        $"There is a token '{name}' already{(revoked is { } at ? $", revoked on {at:yyyy-MM-dd}" : "")}. A name is given once, since what was recorded with it bears it. Take another.";

    // Names stand in lists of recorders: what cannot be seen there could make one look like another.
    private static string? Name(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        string? wrong = runes switch
        {
            [] => "It is empty.",
            { Count: > Longest } => $"It has {runes.Count} characters.",
            [{ Value: ' ' }, ..] or [.., { Value: ' ' }] => "It begins or ends with a space.",
            _ when name.Contains("  ", StringComparison.Ordinal) => "It has two spaces in a row.",
            _ when runes.FindIndex(rune => !IsVisible(rune)) is >= 0 and var at => $"Character {at + 1} is U+{runes[at].Value:X4}, which cannot be seen.",
            _ => null,
        };
        return wrong is null ? null : $"The name cannot be a token's. {wrong} Use 1 to {Longest} letters, digits, marks and single spaces between them.";
    }

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    private static string? Expiry(string? text, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (text is null || expires > now) return null;
        return expires is null
            ? $"The expiry '{text}' is neither a day, such as {now.AddYears(1):yyyy-MM-dd}, nor an instant, such as {now.AddYears(1):yyyy-MM-dd'T'HH:mm'Z'}."
            : $"The expiry {text} is not in the future: it is {now:yyyy-MM-dd HH:mm} UTC, and a day means its beginning.";
    }
}
