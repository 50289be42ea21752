using System.Text;

namespace KnowledgeBase.Dossiers.Tables;

/// <summary>A piece of a template: text as it is, or a value with what is done to it.</summary>
/// <param name="Text">The text; of a value its name.</param>
/// <param name="IsValue">Whether it is a value.</param>
/// <param name="Filters">What is done to the value, in this order: the word and what stands behind it.</param>
internal sealed record TablePiece(string Text, bool IsValue, IReadOnlyList<(string Name, string Argument)> Filters);

/// <summary>A text with places for values of a row: <c>vote-{rcid}-{country|slug}</c>; a brace as itself is written twice.</summary>
internal sealed class TableTemplate
{
    private TableTemplate(string text, IReadOnlyList<TablePiece> pieces) => (Text, Pieces) = (text, pieces);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public IReadOnlyList<TablePiece> Pieces { get; }

    /// <summary>The names of the values in it.</summary>
    public IEnumerable<string> Names => Pieces.Where(piece => piece.IsValue).Select(piece => piece.Text);

    /// <summary>The text before the first value.</summary>
    public string Prefix => Pieces is [{ IsValue: false } first, ..] ? first.Text : "";

    /// <summary>Reads a template.</summary>
    /// <exception cref="FormatException">It can't be read; the message says why.</exception>
    public static TableTemplate Parse(string text)
    {
        var pieces = new List<TablePiece>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i]) plain.Append(text[i++]);
            else if (text[i] == '}') throw new FormatException($"'{text}' has a '}}' that closes nothing; write '}}}}' for the brace itself.");
            else if (text[i] != '{') plain.Append(text[i]);
            else
            {
                var end = text.IndexOf('}', i);
                if (end < 0) throw new FormatException($"'{text}' has a '{{' that is not closed; write '{{{{' for the brace itself.");
                if (plain.Length > 0) pieces.Add(new(plain.ToString(), false, []));
                plain.Clear();
                pieces.Add(Value(text[(i + 1)..end], text));
                i = end;
            }
        }

        if (plain.Length > 0 || pieces.Count == 0) pieces.Add(new(plain.ToString(), false, []));
        return new(text, pieces);
    }

    private static TablePiece Value(string inner, string whole)
    {
        var parts = inner.Split('|');
        if (string.IsNullOrWhiteSpace(parts[0])) throw new FormatException($"'{whole}' has a '{{…}}' that names no column.");
        var filters = parts.Skip(1).Select(part => part.Trim().Split(' ', 2)).Select(words => (words[0], words.Length > 1 ? words[1].Trim() : "")).ToList();
        return new(parts[0].Trim(), true, filters);
    }
}
