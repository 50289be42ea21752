using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Events;
using KnowledgeBase.Recording;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Web.Api;

/// <summary>The body of a command: a JSON object with some fields, or records. What is wrong with its fields is told with what is wrong with the query.</summary>
internal sealed class ApiBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 66 };

    private readonly ApiRequest _request;
    private readonly JsonObject _fields;

    private ApiBody(ApiRequest request, JsonObject fields) => (_request, _fields) = (request, fields);

    /// <summary>A JSON object that has some fields and no others.</summary>
    public static async Task<ApiBody> Read(ApiRequest request, params string[] names)
    {
        CheckType(request, "application/json");
        using var json = await Parse(request);
        if (json.RootElement.ValueKind != JsonValueKind.Object) throw new BadRequestException($"The body is {Kind(json.RootElement)}; send a JSON object with {string.Join(", ", names)}.");
        var fields = JsonObject.Create(json.RootElement.Clone())!;
        request.Errors.AddRange(fields.Select(field => field.Key).Except(names).Select(name => $"{name}: there is no such field here.{Nearest.Hint(name, names)}"));
        return new(request, fields);
    }

    /// <summary>Records: as JSON, JSON Lines or YAML, told by their media type.</summary>
    public static async Task<IReadOnlyList<Draft>> Records(ApiRequest request)
    {
        var type = CheckType(request, "application/json", Form.JsonLines.MediaType, Form.Yaml.MediaType);
        if (type == "application/json")
        {
            using var json = await Parse(request);
            return DossierReader.ReadJson(json.RootElement);
        }

        using var body = await Bytes(request);
        return DossierReader.Read("body", type == Form.Yaml.MediaType ? DossierFormat.Yaml : DossierFormat.Jsonl, body);
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string name)
    {
        if (_fields[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text)) return text;
        _request.Errors.Add(_fields.ContainsKey(name) ? $"{name}: must be a text that is not empty." : $"{name}: is missing.");
        return "";
    }

    /// <summary>A whole number that may be left out.</summary>
    public long? Number(string name, long least, long most)
    {
        if (_fields[name] is not { } node) return null;
        if (node is JsonValue value && value.TryGetValue<long>(out var number) && number >= least && number <= most) return number;
        _request.Errors.Add($"{name}: must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>An object that must be there and not be empty.</summary>
    public JsonObject Object(string name)
    {
        if (_fields[name] is JsonObject { Count: > 0 } fields) return (JsonObject)fields.DeepClone();
        _request.Errors.Add(_fields.ContainsKey(name) ? $"{name}: must be an object with at least one field." : $"{name}: is missing.");
        return [];
    }

    private static string CheckType(ApiRequest request, params string[] known)
    {
        if (MediaTypeHeaderValue.TryParse(request.Context.Request.ContentType, out var type) && known.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return type.MediaType.Value!.ToLowerInvariant();
        throw new RefusedException(
            new(StatusCodes.Status415UnsupportedMediaType, "The body cannot be read", [$"The body is sent as '{request.Context.Request.ContentType}'. Send it in UTF-8 as {string.Join(" or ", known)}, and say so in Content-Type."]),
            ("Accept-Post", string.Join(", ", known)));
    }

    private static async Task<JsonDocument> Parse(ApiRequest request)
    {
        using var body = await Bytes(request);
        try
        {
            return JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), Strict);
        }
        catch (JsonException wrong)
        {
            var message = wrong.Message.IndexOf(" LineNumber: ", StringComparison.Ordinal) is > 0 and var end ? wrong.Message[..end] : wrong.Message;
            throw new BadRequestException($"The body is no JSON, at line {(wrong.LineNumber ?? 0) + 1}, byte {(wrong.BytePositionInLine ?? 0) + 1}: {message}");
        }
    }

    private static async Task<MemoryStream> Bytes(ApiRequest request)
    {
        var body = new MemoryStream();
        await request.Context.Request.Body.CopyToAsync(body, request.Ct);
        body.Position = 0;
        return body;
    }

    private static string Kind(JsonElement json) => json.ValueKind switch { JsonValueKind.Array => "an array", JsonValueKind.Null => "null", JsonValueKind.String => "a text", JsonValueKind.Number => "a number", _ => "true or false" };
}
