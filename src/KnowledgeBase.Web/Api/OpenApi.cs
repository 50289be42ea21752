using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Web.Access;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>The OpenAPI document (3.1), made of the operations that are mapped and of the schemas in <c>schemas.json</c>.</summary>
internal static class OpenApi
{
    public const string Path = "/api/openapi.json";

    // What the whole of a kind of problem has in common.
    private static readonly Dictionary<int, (string Name, string Description)> Problems = new()
    {
        [400] = ("BadRequest", "The request cannot be read: its query, its headers or the JSON of its body."),
        [401] = ("Unauthorized", "A token is needed, or the one shown does not work."),
        [403] = ("Forbidden", "The role of the token does not allow it."),
        [404] = ("NotFound", "There is no such archive, thing, record or address, or the position is not recorded yet."),
        [405] = ("MethodNotAllowed", "The method is not taken at this address; Allow says which are."),
        [406] = ("NotAcceptable", "The answer cannot be had in any form that Accept names."),
        [409] = ("Conflict", "A name means several things; or what was to be made is there, or the archive has moved on."),
        [413] = ("ContentTooLarge", "The body is larger than is taken."),
        [415] = ("UnsupportedMediaType", "The body is in no form that is taken; Accept-Post says which are."),
        [421] = ("MisdirectedRequest", "The request is for another server's name."),
        [422] = ("Unprocessable", "What was sent or asked for is refused by the rules; nothing was recorded."),
        [429] = ("TooManyRequests", "More requests than are taken; Retry-After says when to try again."),
        [500] = ("InternalServerError", "The program made a mistake."),
        [503] = ("ServiceUnavailable", "The database cannot be reached, or the answer took too long."),
    };

    /// <summary>The name of the response that a status has.</summary>
    public static string NameOf(int status) => Problems.TryGetValue(status, out var known) ? known.Name : $"Status{status}";

    public static JsonObject Document(IEnumerable<RouteEndpoint> endpoints)
    {
        var paths = new JsonObject();
        foreach (var at in endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<Operation>() is not null).GroupBy(PathOf).OrderBy(group => group.Key, StringComparer.Ordinal))
            paths[at.Key] = new JsonObject(at.OrderBy(endpoint => MethodOf(endpoint), StringComparer.Ordinal).Select(endpoint => KeyValuePair.Create<string, JsonNode?>(MethodOf(endpoint), OperationOf(endpoint.Metadata.GetMetadata<Operation>()!, at.Key))));
        var (schemas, headers) = Schemas.Load();
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "KnowledgeBase",
                ["version"] = $"{AnswerDocument.Version}",
                ["summary"] = "What was said, when, and what held then.",
                ["description"] = "Every question takes a vantage in its query, by the names of the command line. What is asked with a day and a position stays the same for ever. HEAD is taken wherever GET is. Skip fields that you do not know.",
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["headers"] = headers,
                ["responses"] = new JsonObject(Problems.Values.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Name, new JsonObject
                {
                    ["description"] = one.Description,
                    ["content"] = new JsonObject { [ApiProblems.MediaType] = new JsonObject { ["schema"] = Reference("schemas", "Problem") } },
                }))),
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token made by 'kb tokens create'." } },
            },
        };
    }

    /// <summary>The path of an endpoint as OpenAPI has it, which knows no parts of several segments.</summary>
    public static string PathOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.Replace("{**", "{", StringComparison.Ordinal).TrimEnd('/');

    private static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0].ToLowerInvariant();

    private static JsonObject OperationOf(Operation operation, string path)
    {
        var json = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["parameters"] = new JsonArray([.. PathParameters(operation, path), .. operation.Query.Select(Query), .. Headers(operation)]),
            ["responses"] = Responses(operation, path),
        };
        if (operation.Body is { } body)
        {
            json["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject([
                    KeyValuePair.Create<string, JsonNode?>("application/json", new JsonObject { ["schema"] = Reference("schemas", body.Schema), ["example"] = body.Example.DeepClone() }),
                    .. body.Types.Select(type => KeyValuePair.Create<string, JsonNode?>(type.Type, new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["description"] = type.Description } })),
                ]),
            };
        }

        // To look at what there is takes a token only where everything does.
        json["security"] = operation.Policy is null or Policies.Inspect
            ? new JsonArray(new JsonObject(), Token())
            : new JsonArray(Token());
        return json;
    }

    private static JsonObject Token() => new() { ["token"] = new JsonArray() };

    private static IEnumerable<JsonNode> PathParameters(Operation operation, string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')).Select(name => new JsonObject
        {
            ["name"] = name,
            ["in"] = "path",
            ["required"] = true,
            ["description"] = name switch
            {
                "archive" => "The archive.",
                "name" => "A slug, a reference with its slash as %2F, a name or an alias.",
                "thing" => "A reference such as zone/idlib, its slash as it is or as %2F; or a slug, name or alias that only one thing has.",
                "of" => "A thing, likewise; else a record, by its id or its event's.",
                "record" => "The record's id.",
                "kind" => "The kind of thing.",
                _ => "A slug, name or alias.",
            },
            ["schema"] = new JsonObject { ["type"] = "string" },
            ["example"] = operation.Path.GetValueOrDefault(name, "demo"),
        });

    private static JsonObject Query(Parameter parameter)
    {
        var schema = (JsonObject)parameter.Schema.DeepClone();
        var json = new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["description"] = parameter.Description };
        if (parameter.Required is { } example) (json["required"], json["example"]) = (true, parameter.IsRepeatable ? new JsonArray(example) : example);
        json["schema"] = parameter.IsRepeatable ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema;
        return json;
    }

    private static IEnumerable<JsonNode> Headers(Operation operation) => operation.IsMemento
        ? [new JsonObject { ["name"] = "Accept-Datetime", ["in"] = "header", ["description"] = "The archive as it stood then: leads to the answer as of that recording time (RFC 7089). Passed over where recorded-by is given.", ["schema"] = new JsonObject { ["type"] = "string" } }]
        : [];

    private static JsonObject Responses(Operation operation, string path)
    {
        var responses = new JsonObject { ["200"] = Answer(operation, operation.IsCommand ? operation.Creates ? "Nothing new was recorded, or this was a dry run." : "What was done." : "The answer.", operation.IsCommand ? ["Cache-Control"] : ["Cache-Control", "ETag", "Vary", .. operation.HasVantage ? ["Link"] : Array.Empty<string>(), .. operation.IsMemento ? ["Memento-Datetime"] : Array.Empty<string>()]) };
        if (operation.Creates) responses["201"] = Answer(operation, "It was recorded, or made.", ["Cache-Control", "Location"]);
        if (operation.IsMemento) responses["302"] = new JsonObject { ["description"] = "The answer as of the recording time that Accept-Datetime names.", ["headers"] = HeadersOf(["Location", "Link", "Vary"]) };
        if (!operation.IsCommand) responses["304"] = new JsonObject { ["description"] = "You have it already: If-None-Match names it.", ["headers"] = HeadersOf(["Cache-Control", "ETag", "Vary"]) };
        int[] problems =
        [
            400, 401, 403,
            .. path.Contains('{') ? [404] : Array.Empty<int>(),
            406,
            .. path.Contains('{') || operation.IsCommand ? [409] : Array.Empty<int>(),
            .. operation.Body is not null ? [413, 415] : Array.Empty<int>(),
            .. path.Contains('{') || operation.IsCommand ? [422] : Array.Empty<int>(),
            429, 500, 503,
        ];
        foreach (var status in problems) responses[$"{status}"] = Reference("responses", NameOf(status));
        return responses;
    }

    private static JsonObject Answer(Operation operation, string description, IEnumerable<string> headers) => new()
    {
        ["description"] = description,
        ["headers"] = HeadersOf(headers),
        ["content"] = new JsonObject(operation.Forms.Select(form => KeyValuePair.Create<string, JsonNode?>(form.MediaType, new JsonObject
        {
            ["schema"] = form == Form.Json ? Reference("schemas", operation.Schema) : new JsonObject { ["type"] = "string", ["description"] = Text(form) },
        }))),
    };

    private static string Text(Form form) => form.Word switch
    {
        "csv" => "CSV by RFC 4180 with a header; the columns are in docs/json.md.",
        "jsonl" => "JSON Lines: the elements of the answer, a line each, with what stands beside them.",
        "yaml" => "A dossier as YAML.",
        _ => "Links by RFC 6690.",
    };

    private static JsonObject HeadersOf(IEnumerable<string> names) => new(names.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Reference("headers", name))));

    private static JsonObject Reference(string part, string name) => new() { ["$ref"] = $"#/components/{part}/{name}" };
}
