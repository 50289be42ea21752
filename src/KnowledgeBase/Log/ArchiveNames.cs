using System.Text.RegularExpressions;

namespace KnowledgeBase.Log;

/// <summary>What may name an archive, and which names are like a mistyped one.</summary>
internal static partial class ArchiveNames
{
    public static bool IsValid(string name) => Valid().IsMatch(name);

    public static void Check(string name)
    {
        if (!IsValid(name))
        {
            throw new InvalidArchiveNameException(name);
        }
    }

    public static UnknownArchiveException Unknown(string name, IEnumerable<string> existing) => new(
        name,
        [.. existing
            .Select(candidate => (candidate, edits: Edits(name.ToLowerInvariant(), candidate)))
            .Where(pair => pair.edits <= Math.Max(2, pair.candidate.Length / 3)
                || (name.Length > 2 && pair.candidate.Contains(name, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(3).Select(pair => pair.candidate)]);

    // Levenshtein distance, one row at a time.
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Valid();
}
