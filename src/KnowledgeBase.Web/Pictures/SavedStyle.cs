using System.Text.RegularExpressions;
using KnowledgeBase.Web.Http;

namespace KnowledgeBase.Web.Pictures;

/// <summary>The style of pictures for files of their own: light, its variables filled in, for few programs that draw SVG know CSS variables.</summary>
internal static partial class SavedStyle
{
    private static readonly Dictionary<string, string> Light = Variable().Matches(EmbeddedFiles.Text("theme.css").Split("@media")[0]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());

    /// <summary>The rules.</summary>
    public static readonly string Text = Use().Replace(EmbeddedFiles.Text("picture.css"), use => Light[use.Groups[1].Value]);

    /// <summary>What they are drawn on.</summary>
    public static readonly string Paper = Light["card"];

    [GeneratedRegex(@"--([\w-]+)\s*:\s*([^;}]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"var\(--([\w-]+)\)")]
    private static partial Regex Use();
}
