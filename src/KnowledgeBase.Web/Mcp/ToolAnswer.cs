using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Projections;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;
using ModelContextProtocol.Protocol;

namespace KnowledgeBase.Web.Mcp;

/// <summary>An answer as tools give it: the JSON of docs/json.md, with the names of the sources it cites and the permanent link to its page.</summary>
internal static class ToolAnswer
{
    /// <summary>Answers, or says in words why not.</summary>
    public static async Task<CallToolResult> Of(Func<Task<JsonObject>> ask)
    {
        try
        {
            var json = await ask();
            return new()
            {
                Content = [new TextContentBlock { Text = json.ToJsonString(AnswerFormat.Line) }],
                StructuredContent = JsonSerializer.SerializeToElement(json),
            };
        }
        catch (Exception refused) when (Problem.Of(refused) is not null)
        {
            return new() { IsError = true, Content = [new TextContentBlock { Text = string.Join('\n', Problem.Of(refused)!.Details) }] };
        }
    }

    /// <summary>A document with what it rests on beside it.</summary>
    /// <param name="json">The document.</param>
    /// <param name="settings">Where the pages are.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="at">What it was read at.</param>
    /// <param name="names">What sources are called.</param>
    /// <param name="page">The page that shows it.</param>
    /// <param name="query">What the page is asked besides.</param>
    public static JsonObject With(this JsonObject json, McpSettings settings, string archive, ResolvedVantage at, Names names, string page, params (string Name, string? Text)[] query)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        Collect(json, sources);
        json["sources"] = new JsonObject(sources.Select(source => KeyValuePair.Create<string, JsonNode?>(source, names.Of(source))));
        json["link"] = settings.Pages + new Site(archive, at.Pinned).To(page, query);
        return json;
    }

    private static void Collect(JsonNode? node, SortedSet<string> sources)
    {
        switch (node)
        {
            case JsonObject fields:
                if (fields["source"] is JsonValue value && value.TryGetValue<string>(out var source)) sources.Add(source);
                foreach (var (_, field) in fields) Collect(field, sources);
                break;
            case JsonArray items:
                foreach (var item in items) Collect(item, sources);
                break;
        }
    }
}

/// <summary>What the tools are told when they are started.</summary>
/// <param name="Archive">The archive that is meant when none is named.</param>
/// <param name="Pages">Where the pages are that answers link to: <c>http://127.0.0.1:8017</c>.</param>
public sealed record McpSettings(string Archive, string Pages);
