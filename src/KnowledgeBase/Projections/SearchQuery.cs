namespace KnowledgeBase.Projections;

/// <summary>Other spellings that a search also looks for.</summary>
/// <param name="Thing">The thing that a word or phrase of the search is a name of.</param>
/// <param name="Names">Its other names, and those of things that are the same.</param>
public sealed record Spellings(string Thing, IReadOnlyList<string> Names);

/// <summary>
/// What is looked for: every term must be there, each in one of its forms. A form is a phrase; the form of a name that was asked for
/// in several words is these words, in any order. A name also stands for the thing itself: for whatever refers to it.
/// </summary>
internal sealed class SearchQuery
{
    private readonly List<string> _terms = [];
    private readonly List<Spellings> _also = [];
    private readonly List<IReadOnlyList<string>> _marked = [];
    private readonly List<string> _unknown = [];

    /// <summary>Reads what was asked for.</summary>
    /// <param name="asked">Words, and phrases of several words.</param>
    /// <param name="names">What things are called: a name among the words stands for every other name of the thing.</param>
    public SearchQuery(IEnumerable<string> asked, Names names)
    {
        var known = names.All.ToLookup(pair => SearchText.Fold(pair.Name), pair => pair.Thing, StringComparer.Ordinal);
        var phrases = asked.Select(SearchText.Fold).Where(phrase => phrase.Length > 0).ToList();
        for (var first = 0; first < phrases.Count;)
        {
            var last = phrases.Count;
            while (last > first + 1 && !known.Contains(string.Join(' ', phrases[first..last]))) last--;
            Add(phrases[first..last], known[string.Join(' ', phrases[first..last])].Distinct().ToList(), names);
            first = last;
        }
    }

    /// <summary>In the notation of PostgreSQL's to_tsquery; empty when there is no word in it.</summary>
    public string Text => string.Join(" & ", _terms);

    /// <summary>The other spellings that it looks for.</summary>
    public IReadOnlyList<Spellings> Also => _also;

    /// <summary>Every phrase that is to be marked where it stands, in words.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Marked => _marked;

    /// <summary>The terms that are no names.</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    private void Add(List<string> phrases, List<string> things, Names names)
    {
        var forms = new List<string> { $"({string.Join(" & ", phrases.Select(Phrase))})" };
        _marked.AddRange(phrases.Select(Split));
        if (things.Count == 0) _unknown.AddRange(phrases);
        foreach (var thing in things)
        {
            var others = names.All.Where(pair => pair.Thing == thing).Select(pair => pair.Name)
                .Where(name => SearchText.Fold(name) is { Length: > 0 } folded && folded != string.Join(' ', phrases)).ToList();
            if (others.Count > 0) _also.Add(new(thing, others));
            forms.AddRange(others.Select(name => Phrase(SearchText.Fold(name))));
            forms.AddRange(names.References(thing).Select(reference => Phrase(SearchText.Mark(reference))));
            _marked.AddRange(others.Select(name => Split(SearchText.Fold(name))));
        }

        _terms.Add($"({string.Join(" | ", forms.Distinct())})");
    }

    private static IReadOnlyList<string> Split(string phrase) => phrase.Split(' ');

    // The words are letters and digits only: there is nothing to escape.
    private static string Phrase(string phrase) => $"({string.Join(" <-> ", Split(phrase).Select(word => $"'{word}'"))})";
}
