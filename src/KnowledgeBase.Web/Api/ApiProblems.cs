using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Api;

/// <summary>Problems as programs get them (RFC 9457).</summary>
internal static class ApiProblems
{
    public const string MediaType = "application/problem+json";

    /// <summary>Sends a problem.</summary>
    public static Task Write(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Json(problem, $"{context.Request.PathBase}{context.Request.Path}"), AnswerFormat.Line);
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes, CancellationToken.None).AsTask(); // Of a request that took too long, the token is cancelled.
    }

    /// <summary>Says more of what came to no answer: an address where nothing is, a method that is not taken there.</summary>
    public static Task Explain(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null) return Task.CompletedTask;
        var allow = response.Headers.Allow.ToString();
        return response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Show(new(StatusCodes.Status404NotFound, "There is no such address", [$"Nothing is at {context.Request.Path}. The addresses are in {OpenApi.Path}."])),
            StatusCodes.Status405MethodNotAllowed => Show(new(StatusCodes.Status405MethodNotAllowed, "This is not done here", [$"{context.Request.Method} is not taken at {context.Request.Path}; what is taken: {allow}."]), ("Allow", allow)),
            var status => Show(new(status, "The request cannot be answered", [$"It was answered with status {status.ToString(CultureInfo.InvariantCulture)}."])),
        };

        Task Show(Problem problem, params (string, string)[] headers) => ProblemPages.Show(context, problem, headers);
    }

    private static JsonObject Json(Problem problem, string instance) => new()
    {
        ["type"] = $"{OpenApi.Path}#/components/responses/{OpenApi.NameOf(problem.Status)}",
        ["title"] = problem.Title,
        ["status"] = problem.Status,
        ["detail"] = string.Join('\n', problem.Details),
        ["instance"] = instance,
        ["errors"] = new JsonArray([.. problem.Errors.Select(error => (JsonNode)Json(error))]),
    };

    private static JsonObject Json(ProblemError error)
    {
        var json = new JsonObject { ["message"] = error.Message };
        if (error.Record is { } record) json["record"] = record;
        if (error.Field is { } field) json["field"] = field;
        if (error.File is { } file) json["file"] = file;
        if (error.Line is { } line) json["line"] = line;
        if (error.Column is { } column) json["column"] = column;
        return json;
    }
}
