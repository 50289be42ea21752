using System.Text.Json.Nodes;
using KnowledgeBase.Dossiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>The API: every question and every command, under <c>/api</c>. <c>docs/api.md</c></summary>
internal static class ApiEndpoints
{
    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api");
        api.MapArchives();
        api.MapArchiveCommands();
        var archive = api.MapGroup("/archives/{archive}");
        archive.MapArchive();
        archive.MapThings();
        archive.MapQuestions();
        archive.MapCommands();

        var document = new Lazy<JsonObject>(() => OpenApi.Document(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()));
        api.Ask("/openapi.json", new("openapi", "Documents", "This document.", "OpenApi") { Forms = [Form.Json] }, _ => Task.FromResult(new ApiAnswer(document.Value)));
        var dossier = DossierSchema.Create();
        api.Ask("/dossier.schema.json", new("dossierSchema", "Documents", "The JSON Schema of dossiers, YAML or JSON: a list of records.", "DossierSchema") { Forms = [Form.Json] }, _ => Task.FromResult(new ApiAnswer(dossier)));
    }
}
