namespace KnowledgeBase.Events;

/// <summary>The known word nearest to an unknown one, for messages.</summary>
public static class Nearest
{
    /// <summary>" Did you mean 'x'?", or nothing when no known word is near.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        To(word, known) is [var nearest, ..] ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The known words within a third of the word's length in edits, nearest first, at most five.</summary>
    public static IReadOnlyList<string> To(string word, IEnumerable<string> known) =>
    [
        .. known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= Math.Max(2, word.Length / 3))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Take(5).Select(pair => pair.candidate),
    ];

    /// <summary>How many letters have to be changed, left out or put in (Levenshtein), on lower case.</summary>
    internal static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        if (Math.Abs(a.Length - b.Length) > Math.Max(2, a.Length / 3)) return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
