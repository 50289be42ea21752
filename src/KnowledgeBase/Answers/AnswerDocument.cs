using System.Globalization;
using System.Text.Json.Nodes;

namespace KnowledgeBase.Answers;

/// <summary>An answer for programs, by the contract in <c>docs/json.md</c>: the same from the command line and over the network.</summary>
/// <param name="Json">The whole answer; the version of the contract is put first in it.</param>
/// <param name="Items">The array in it whose elements JSON Lines has one by one.</param>
/// <param name="Columns">The columns of the answer as a table.</param>
/// <param name="Rows">Its rows; null is an empty cell.</param>
public sealed record AnswerDocument(JsonObject Json, string Items, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<string?>> Rows)
{
    /// <summary>The version of the contract.</summary>
    public const int Version = 1;

    /// <summary>The whole answer, its version first.</summary>
    public JsonObject Json { get; } = Versioned(Json);

    /// <summary>Of a part of a list: what the next part comes after; null when there is none, or all was asked for.</summary>
    public string? Next { get; private init; }

    /// <summary>A part of a list, which says so.</summary>
    /// <param name="next">What the next part comes after; null: this is the last.</param>
    public AnswerDocument Part(string? next)
    {
        (Json["more"], Json["next"]) = (next is not null, next);
        return this with { Next = next };
    }

    /// <summary>A part of an answer that has a row for each element: those after so many, at most so many.</summary>
    public AnswerDocument Part(int after, int limit)
    {
        var items = (JsonArray)Json[Items]!;
        var (all, some) = (items.Count, items.Skip(after).Take(limit).ToList());
        items.Clear();
        foreach (var item in some) items.Add(item);
        return (this with { Rows = Rows.Skip(after).Take(limit) }).Part(after + some.Count < all ? (after + some.Count).ToString(CultureInfo.InvariantCulture) : null);
    }

    /// <summary>JSON Lines: each element, with what stands beside the array. The whole answer where there are no elements and more to tell than the vantage.</summary>
    public IEnumerable<JsonObject> Lines()
    {
        var items = (JsonArray)Json[Items]!;
        if (items.Count == 0 && Json.Any(field => field.Key is not ("version" or "vantage" or "more" or "next") && field.Key != Items)) return [Json];
        var beside = Json.Where(field => field.Key != Items).ToList();
        return items.Cast<JsonObject>().Select(item => new JsonObject([.. beside.Where(field => !item.ContainsKey(field.Key)).Concat(item).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]));
    }

    /// <summary>Writes CSV by RFC 4180, with a header.</summary>
    public void WriteCsv(TextWriter output)
    {
        foreach (var row in Rows.Prepend(Columns)) output.Write(AnswerFormat.CsvRow(row));
    }

    private static JsonObject Versioned(JsonObject json)
    {
        json.Insert(0, "version", Version);
        return json;
    }
}
