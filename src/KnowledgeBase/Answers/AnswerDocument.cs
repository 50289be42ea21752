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

    /// <summary>JSON Lines: each element, with what stands beside the array. The whole answer where there are no elements and more to tell than the vantage.</summary>
    public IEnumerable<JsonObject> Lines()
    {
        var items = (JsonArray)Json[Items]!;
        if (items.Count == 0 && Json.Count > 3) return [Json];
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
