using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Recording;
using KnowledgeBase.Web.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>Commands: what is recorded, and what keeps the archives. Each is for those who may; its recorder is the name of their token.</summary>
internal static class CommandEndpoints
{
    private const string Recording = "Recording";
    private const string Keeping = "Keeping";
    private static readonly Parameter DryRun = Parameter.Flag("dry-run", "Check everything and say what would come of it; record nothing.");

    public static void MapArchiveCommands(this IEndpointRouteBuilder api) => api.Do(
        "/archives",
        new("createArchive", Keeping, "Make an archive.", "Archive")
        {
            Body = new("NewArchive", new() { ["name"] = "talks", ["padding"] = 1 }),
            Creates = true,
            Policy = Policies.Administer,
        },
        async request =>
        {
            var body = await ApiBody.Read(request, "name", "padding");
            var (name, padding) = (body.Text("name"), body.Number("padding", 0, 1000) ?? 1);
            request.Check();
            await request.Service<Archives>().Create(name, padding: (int)padding, ct: request.Ct);
            return new(ArchivesDocument.Of(await request.Service<Archives>().Get(name, request.Ct)), $"/api/archives/{name}");
        });

    public static void MapCommands(this IEndpointRouteBuilder archive)
    {
        archive.Do(
            "/records",
            new("record", Recording, "Record what a dossier holds, all or nothing. Recording it again records nothing new.", "Recorded")
            {
                Body = new(
                    "Records",
                    new() { ["place.registered"] = "place/almaty", ["record"] = "place-almaty", ["name"] = "Almaty" },
                    (Form.JsonLines.MediaType, "A dossier as JSON Lines."),
                    (Form.Yaml.MediaType, "A dossier as YAML: a list of records.")),
                Parameters =
                [
                    DryRun,
                    Parameter.Flag("as-corrections", "Record what was changed in records that the archive has as corrections of them. Needs a reason."),
                    Parameter.Text("reason", "Why they are corrected."),
                ],
                Creates = true,
                Policy = Policies.Record
            },
            Record).WithMetadata(new RequestSizeLimitAttribute(Limits.ImportBody), new DisableRequestTimeoutAttribute());
        archive.Do("/corrections", Amendment("correct", "Replace fields of a record: our reading of its source was wrong.", "Correction", new() { ["set"] = new JsonObject { ["extent"] = "part" } }), async request =>
        {
            var body = await ApiBody.Read(request, "record", "reason", "at", "set");
            var fields = body.Object("set");
            return await Amended(request, body, amending => new CorrectEvent(amending, []) { Fields = fields });
        });
        archive.Do(
            "/retractions",
            Amendment("retract", "Remove a record from what the archive says, or undo an earlier amendment. The log keeps both.", "Amendment"),
            async request => await Amended(request, await ApiBody.Read(request, "record", "reason", "at"), amending => new RetractEvent(amending)));
        archive.Do(
            "/deprecations",
            Amendment("deprecate", "Say that what a record claims is not to be relied on: it leaves every verdict, and is listed apart.", "Amendment"),
            async request => await Amended(request, await ApiBody.Read(request, "record", "reason", "at"), amending => new DeprecateEvent(amending)));
        archive.MapKeeping();
    }

    private static void MapKeeping(this IEndpointRouteBuilder archive)
    {
        var longRunning = new DisableRequestTimeoutAttribute();
        archive.Do(
            "/projections/rebuild",
            new("rebuild", Keeping, "Make the read model anew from the log, and put it in the place of the old one. Answers when it is done; reading and recording go on.", "Rebuild") { Policy = Policies.Administer },
            async request => new(ProjectionsDocument.Of(await request.Service<ProjectionService>().Rebuild(request.Archive, ct: request.Ct)))).WithMetadata(longRunning);
        archive.Do(
            "/projections/verify",
            new("verify", Keeping, "Compare the read model with one made anew from the log.", "Verification") { Policy = Policies.Inspect },
            async request => new(ProjectionsDocument.Of(request.Archive, await request.Service<ProjectionService>().Verify(request.Archive, ct: request.Ct)))).WithMetadata(longRunning);
        archive.Do(
            "/projections/catch-up",
            new("catchUp", Keeping, "Take in the events that Marten applications appended, all or none.", "CaughtUp") { Parameters = [DryRun], Policy = Policies.Administer },
            async request =>
            {
                var dryRun = request.Flag(DryRun.Name);
                return new(ProjectionsDocument.Of(request.Archive, await request.Send(new CatchUp(request.Archive, dryRun)), dryRun));
            }).WithMetadata(longRunning);
    }

    private static Operation Amendment(string id, string summary, string schema, JsonObject? more = null)
    {
        var example = new JsonObject { ["record"] = "alwaght-3-area-homs", ["reason"] = "The article has parts of Homs." };
        foreach (var (name, value) in more ?? []) example[name] = value?.DeepClone();
        return new(id, Recording, summary, "Impact") { Body = new(schema, example), Parameters = [DryRun], Creates = true, Policy = Policies.Record };
    }

    private static async Task<Done> Record(ApiRequest request)
    {
        var (dryRun, reason) = (request.Flag(DryRun.Name), request.Text("reason"));
        if (request.Flag("as-corrections") != reason is not null) request.Errors.Add("as-corrections and reason go together: the reason says why the records are corrected.");
        request.Check();
        var drafts = await ApiBody.Records(request);
        var done = await request.Send(new RecordEvents(request.Archive, drafts, request.Recorder, dryRun, reason) { WithPlaces = true });
        return new(RecordedDocument.Of(request.Archive, done, dryRun), done.Recorded > 0 && !dryRun ? $"/api/archives/{request.Archive}" : null);
    }

    private static async Task<Done> Amended(ApiRequest request, ApiBody body, Func<Amending, IRequest<Amended>> amend)
    {
        var dryRun = request.Flag(DryRun.Name);
        var amending = new Amending(request.Archive, body.Text("record"), body.Text("reason"), request.Recorder, dryRun, body.Number("at", 1, long.MaxValue));
        var amended = await request.Send(amend(amending));
        return new(ImpactDocument.Of(amended, dryRun).Json, dryRun ? null : $"/api/archives/{request.Archive}/impact/{Uri.EscapeDataString(amended.Record)}");
    }

    /// <summary>What came of a command.</summary>
    /// <param name="Json">As JSON.</param>
    /// <param name="Made">The address of what was recorded or made; null: nothing was.</param>
    private sealed record Done(JsonNode Json, string? Made = null);

    private static RouteHandlerBuilder Do(this IEndpointRouteBuilder routes, string path, Operation told, Func<ApiRequest, Task<Done>> run)
    {
        var operation = told with { IsCommand = true, Forms = [Form.Json] };
        return routes.MapPost(path, (Delegate)((HttpContext context) => Do(context, operation, run))).WithMetadata(operation).RequireAuthorization(operation.Policy!);
    }

    private static async Task Do(HttpContext context, Operation operation, Func<ApiRequest, Task<Done>> run)
    {
        var request = new ApiRequest(context, operation);
        Form.Of(request, operation.Forms);
        var done = await run(request);
        request.Check();
        context.Response.StatusCode = done.Made is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        if (done.Made is not null) context.Response.Headers.Location = done.Made;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = Form.Json.ContentType;
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(done.Json, AnswerFormat.Line), request.Ct);
    }
}
