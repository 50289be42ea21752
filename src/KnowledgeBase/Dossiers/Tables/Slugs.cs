using System.Collections.Frozen;
using System.Text;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>Makes of a name what may stand in a reference: <c>Côte d'Ivoire</c> is <c>cote-d-ivoire</c>.</summary>
internal static class Slugs
{
    // Written out, as the program carries no tables of Unicode decompositions.
    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string Plain)[]
    {
        ("àáâãäåāăąǎ", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"),
        ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"),
        ("ţťŧț", "t"), ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"), ("'’ʼ", "-"),
    }.SelectMany(pair => pair.Letters.Select(letter => KeyValuePair.Create(letter, pair.Plain))).ToFrozenDictionary();

    /// <summary>Lower-case ASCII letters and digits, with single hyphens between; empty when nothing of the name can be written so.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterOrDigit(lower)) slug.Append(lower);
            else if (Plain.TryGetValue(lower, out var plain) && plain != "-") slug.Append(plain);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().Trim('-');
    }
}
