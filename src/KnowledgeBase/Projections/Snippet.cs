namespace KnowledgeBase.Projections;

/// <summary>A piece of a text, with what was looked for marked in it.</summary>
/// <param name="Parts">One after the other; <c>Hit</c> are those that were looked for.</param>
public sealed record Snippet(IReadOnlyList<(string Text, bool Hit)> Parts)
{
    private const int MostWords = 30;
    private const int WordsBefore = 6;

    /// <summary>With <c>**</c> round each hit.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Hit ? $"**{part.Text}**" : part.Text));

    /// <summary>The piece of the line with the most hits that has the most of them.</summary>
    internal static Snippet Of(string text, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        var best = (Line: "", Words: (IReadOnlyList<Word>)[], Hits: (IReadOnlyList<(int First, int Last)>)[], From: 0, Count: -1);
        foreach (var line in text.Split('\n'))
        {
            var words = SearchText.Words(line);
            var hits = Hits(words, phrases);
            foreach (var from in hits.Select(hit => Math.Max(0, hit.First - WordsBefore)).DefaultIfEmpty(0))
            {
                var count = hits.Count(hit => hit.First >= from && hit.Last < from + MostWords);
                if (count > best.Count) best = (line, words, hits, from, count);
            }
        }

        return Cut(best.Line, best.Words, best.Hits, best.From);
    }

    private static Snippet Cut(string line, IReadOnlyList<Word> words, IReadOnlyList<(int First, int Last)> hits, int from)
    {
        if (words.Count == 0) return new([(line, false)]);
        var to = Math.Min(words.Count, from + MostWords) - 1;
        var (at, end) = (from == 0 ? 0 : words[from].Start, to == words.Count - 1 ? line.Length : words[to].End);
        var parts = new List<(string, bool)>();
        if (from > 0) parts.Add(("… ", false));
        foreach (var (first, last) in hits.Where(hit => hit.First >= from && hit.Last <= to))
        {
            if (words[first].Start > at) parts.Add((line[at..words[first].Start], false));
            parts.Add((line[words[first].Start..words[last].End], true));
            at = words[last].End;
        }

        if (end > at) parts.Add((line[at..end], false));
        if (to < words.Count - 1) parts.Add((" …", false));
        return new(parts);
    }

    /// <summary>Where the phrases stand, the longest first where they overlap.</summary>
    private static List<(int First, int Last)> Hits(IReadOnlyList<Word> words, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        var hits = new List<(int First, int Last)>();
        for (var i = 0; i < words.Count; i++)
        {
            var longest = phrases.Where(phrase => i + phrase.Count <= words.Count && phrase.Index().All(word => words[i + word.Index].Folded == word.Item))
                .Select(phrase => phrase.Count).DefaultIfEmpty(0).Max();
            if (longest == 0) continue;
            hits.Add((i, i + longest - 1));
            i += longest - 1;
        }

        return hits;
    }
}
