using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace KnowledgeBase.IntegrationTests.Web;

/// <summary>An operation of the OpenAPI document.</summary>
internal sealed record ApiOperation(string Path, string Method, JsonObject Json)
{
    public string Id => (string)Json["operationId"]!;

    /// <summary>Its parameters of a kind: path, query, header.</summary>
    public IEnumerable<JsonObject> Parameters(string place) => Json["parameters"]!.AsArray().Select(one => one!.AsObject()).Where(one => (string)one["in"]! == place);

    public bool Has(string parameter) => Parameters("query").Any(one => (string)one["name"]! == parameter);

    /// <summary>The media types of its answer.</summary>
    public IReadOnlyList<string> Types => [.. Json["responses"]!["200"]!["content"]!.AsObject().Select(type => type.Key)];

    /// <summary>Its address, of the examples in the document.</summary>
    public string Address(params (string Name, string Text)[] query)
    {
        var path = Parameters("path").Aggregate(Path, (path, one) => path.Replace($"{{{one["name"]}}}", Uri.EscapeDataString($"{one["example"]}")));
        var required = Parameters("query").Where(one => one["required"] is not null).Select(one => (Name: $"{one["name"]}", Text: one["example"] is JsonArray several ? $"{several[0]}" : $"{one["example"]}"));
        var pairs = required.Concat(query).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Text)}").ToList();
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }
}

/// <summary>The OpenAPI document, and whether answers are as it says.</summary>
internal sealed class ApiContract(JsonObject document)
{
    private readonly AnswerChecker _checker = new(document);

    public IReadOnlyList<ApiOperation> Operations { get; } =
        [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => new ApiOperation(path.Key, method.Key, method.Value!.AsObject())))];

    public JsonObject Document => document;

    public static async Task<ApiContract> Of(WebFixture web) => new(JsonNode.Parse(await web.Client.GetStringAsync("/api/openapi.json", TestContext.Current.CancellationToken))!.AsObject());

    public ApiOperation Operation(string id) => Operations.Single(one => one.Id == id);

    /// <summary>What is wrong with an answer: a status, a media type or a header that the document does not have, a body that is not as its schema says.</summary>
    public async Task<IReadOnlyList<string>> Errors(ApiOperation operation, HttpResponseMessage answer)
    {
        var status = $"{(int)answer.StatusCode}";
        if (operation.Json["responses"]![status] is not { } told) return [$"status {status} is not in the document"];
        var response = _checker.Resolved(told);
        var errors = (response["headers"] as JsonObject ?? []).Select(header => header.Key).Where(header => header != "Memento-Datetime" && !answer.Headers.Contains(header)).Select(header => $"{status}: no header {header}").ToList();
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (response["content"] is not JsonObject content) return [.. errors, .. body.Length == 0 ? [] : new[] { $"{status}: a body that is not in the document" }];
        var type = answer.Content.Headers.ContentType?.MediaType ?? "";
        if (content[type] is not { } media) return [.. errors, $"{status}: media type '{type}' is not in the document"];
        return [.. errors, .. Body(type, media["schema"]!, body).Select(error => $"{status}: {error}")];
    }

    private IEnumerable<string> Body(string type, JsonNode schema, string body) => type switch
    {
        "application/json" or "application/problem+json" => _checker.Errors(schema, JsonNode.Parse(body)),
        "application/x-ndjson" => body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => JsonNode.Parse(line) is not JsonObject).Select(line => $"no JSON object: {line}"),
        "text/csv" => Rows(body) is var rows && rows.Count > 0 && rows.TrueForAll(row => row == rows[0]) ? [] : [$"no table: {string.Join(' ', rows)}"],
        _ => body.Length > 0 ? [] : ["no body"],
    };

    // How many cells each row has.
    private static List<int> Rows(string csv)
    {
        var (rows, cells, quoted) = (new List<int>(), 1, false);
        foreach (var letter in csv)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted) cells++;
            else if (letter == '\n' && !quoted) (cells, _) = (1, Add(cells));
        }

        return rows;

        int Add(int count)
        {
            rows.Add(count);
            return count;
        }
    }
}

/// <summary>Requests of the API.</summary>
internal static class ApiRequests
{
    public static async Task<HttpResponseMessage> Ask(this WebFixture web, string address, string? accept = null, HttpMethod? method = null, params (string Name, string Text)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (accept is not null) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        foreach (var (name, text) in headers) request.Headers.TryAddWithoutValidation(name, text).ShouldBeTrue();
        return await web.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static async Task<JsonObject> Json(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
}
