using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Access;

/// <summary>
/// The text of a token: <c>kb_</c>, its id in 12 hexadecimal digits, <c>_</c>, and 256 random bits in base64url (43 characters).
/// The one place of the program where secrets are drawn, and where they are hashed.
/// </summary>
internal static partial class Secret
{
    private const int IdBytes = 6;
    private const int SecretBytes = 32;

    public static (string Id, string Text) Draw()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (id, $"kb_{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The id in a text that looks like a token; null when it does not.</summary>
    public static string? IdOf(string text) => Form().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>
    /// What is stored. A fast hash is right here: slow, salted ones make it dear to guess passwords that people think of, and nobody
    /// guesses 256 random bits.
    /// </summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether the hash is that of the text. Takes the same time wherever they differ.</summary>
    public static bool Matches(string text, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(text), hash);

    [GeneratedRegex(@"^kb_([0-9a-f]{12})_[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Form();
}
