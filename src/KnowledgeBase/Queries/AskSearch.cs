using KnowledgeBase.Events;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using MediatR;

namespace KnowledgeBase.Queries;

/// <summary>
/// Which records have words in their texts: names, aliases, texts, quotations, notes, conditions, what a source prints. A word or phrase
/// that is a name of a thing also finds the thing's other names. What a source says is found when it counts at the vantage.
/// </summary>
/// <param name="Archive">The archive.</param>
/// <param name="Vantage">Where it is seen from; its day does not matter.</param>
/// <param name="Words">Words, and phrases of several words, all of which must be there; upper and lower case and accents do not matter.</param>
/// <param name="Kind">Only records about things of this kind; of every kind when null.</param>
/// <param name="Limit">At most so many.</param>
public sealed record AskSearch(string Archive, Vantage Vantage, IReadOnlyList<string> Words, string? Kind = null, int Limit = 20) : IRequest<SearchAnswer>;

/// <summary>What was found.</summary>
/// <param name="At">The vantage, with the position that it was read at.</param>
/// <param name="Hits">The best first.</param>
/// <param name="Found">How many there are in all.</param>
/// <param name="Also">The other spellings that were looked for.</param>
/// <param name="Near">When there are none: names that look like what was asked for, nearest first.</param>
/// <param name="Names">The label of every reference.</param>
public sealed record SearchAnswer(ResolvedVantage At, IReadOnlyList<SearchHit> Hits, long Found, IReadOnlyList<Spellings> Also, IReadOnlyList<(string Name, string Thing)> Near, Names Names);

/// <summary>A record that was found.</summary>
/// <param name="Thing">What it is about.</param>
/// <param name="Type">The name of its type.</param>
/// <param name="Record">Its record id.</param>
/// <param name="Position">Where it stands in the archive.</param>
/// <param name="Source">Who says it; null for what editors recorded.</param>
/// <param name="Paragraphs">Where in the source.</param>
/// <param name="Deprecated">Whether it is not to be relied on.</param>
/// <param name="Snippet">The piece of its text that was looked for.</param>
public sealed record SearchHit(string Thing, string Type, string Record, long Position, string? Source, IReadOnlyList<int> Paragraphs, bool Deprecated, Snippet Snippet);

internal sealed class AskSearchHandler(WorldReader reader) : IRequestHandler<AskSearch, SearchAnswer>
{
    public Task<SearchAnswer> Handle(AskSearch request, CancellationToken cancellationToken) => reader.Read(
        request.Archive,
        request.Vantage,
        async (connection, snapshot) =>
        {
            var query = new SearchQuery(request.Words, snapshot.Names);
            var found = await SearchReader.Find(connection, request.Archive, snapshot, query, request.Kind, request.Limit, cancellationToken);
            return new SearchAnswer(
                snapshot.At,
                [.. found.Select(row => new SearchHit(
                    snapshot.World.Canonical(row.Stream), row.Type, row.Record, row.Position, row.Source, [.. row.Evidence?.Paragraphs ?? []], row.Deprecated, Snippet.Of(row.Text, query.Marked)))],
                found.Count == 0 ? 0 : found[0].Found,
                query.Also,
                found.Count == 0 ? Near(query, snapshot.Names) : [],
                snapshot.Names);
        },
        cancellationToken);

    // Names as a whole, and by each of their words: who misspells a family name is helped too. Titles of sources are no names to mistake.
    private static IReadOnlyList<(string Name, string Thing)> Near(SearchQuery query, Names names)
    {
        var known = names.All.Where(pair => !pair.Thing.StartsWith("source/", StringComparison.Ordinal))
            .SelectMany(pair => SearchText.Fold(pair.Name) is var folded ? folded.Split(' ').Where(word => word.Length > 3).Append(folded).Select(text => (Text: text, pair.Name, pair.Thing)) : [])
            .ToLookup(one => one.Text, one => (one.Name, one.Thing), StringComparer.Ordinal);
        return
        [
            .. query.Unknown.SelectMany(word => Nearest.To(word, known.Select(group => group.Key).Where(text => text != word)))
                .SelectMany(text => known[text]).DistinctBy(one => one.Thing).Take(5),
        ];
    }
}
