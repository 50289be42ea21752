using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.Queries;

namespace KnowledgeBase.Answers;

/// <summary>What a search found, for programs.</summary>
public static class SearchDocument
{
    /// <summary>Of an <see cref="AskSearch"/>.</summary>
    /// <param name="words">The words and phrases that were asked for.</param>
    /// <param name="answer">What was found.</param>
    public static AnswerDocument Of(IReadOnlyList<string> words, SearchAnswer answer) => new(
        new JsonObject
        {
            ["vantage"] = AnswerJson.Vantage(answer.At),
            ["words"] = AnswerJson.Strings(words),
            ["found"] = answer.Found,
            ["also"] = AnswerJson.Array(answer.Also, one => new JsonObject { ["thing"] = one.Thing, ["spellings"] = AnswerJson.Strings(one.Names) }),
            ["near"] = AnswerJson.Array(answer.Near, one => new JsonObject { ["name"] = one.Name, ["thing"] = one.Thing }),
            ["hits"] = AnswerJson.Array(answer.Hits, hit => new JsonObject
            {
                ["thing"] = hit.Thing,
                ["name"] = answer.Names.Of(hit.Thing),
                ["type"] = hit.Type,
                ["record"] = hit.Record,
                ["source"] = hit.Source,
                ["paragraphs"] = AnswerJson.Array(hit.Paragraphs, paragraph => (JsonNode)paragraph),
                ["position"] = hit.Position,
                ["deprecated"] = hit.Deprecated,
                ["snippet"] = hit.Snippet.ToString(),
            }),
        },
        "hits",
        ["thing", "name", "type", "record", "source", "paragraphs", "position", "deprecated", "snippet"],
        answer.Hits.Select(hit => (IReadOnlyList<string?>)
        [
            hit.Thing, answer.Names.Of(hit.Thing), hit.Type, hit.Record, hit.Source, string.Join(' ', hit.Paragraphs),
            hit.Position.ToString(CultureInfo.InvariantCulture), hit.Deprecated ? "true" : "false", hit.Snippet.ToString(),
        ]));
}
