using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Answers;
using KnowledgeBase.Dossiers;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Access;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>The archives and what each has as a whole; dates, which need none.</summary>
internal static class ArchiveEndpoints
{
    private const string Tag = "Archives";

    private static readonly Operation Export = new("export", Tag, "What stands in the archive, corrections applied, as a dossier. Imported into an empty archive it gives the same answers.", "")
    {
        Forms = [Form.Yaml, Form.JsonLines],
        Parameters = [Parameter.Vantage.Single(parameter => parameter.Name == VantageText.RecordedBy)],
    };

    public static void MapArchives(this IEndpointRouteBuilder api)
    {
        api.Ask("/archives", new("archives", Tag, "Every archive: how many events it has, and when the last one was recorded.", "ArchiveList"), async request => ApiAnswer.Of(ArchivesDocument.Of(await request.Service<Archives>().List(request.Ct))));
        api.Ask(
            "/dates",
            new("dates", Tag, "What dates in EDTF mean: their first and last day as written, in words, or why they are none.", "Dates")
            {
                Parameters = [Parameter.Text("edtf", "A date. Repeatable.") with { IsRepeatable = true, Required = "2017-05" }],
            },
            request =>
            {
                request.Check();
                var meanings = request.Texts("edtf").Select(DateMeaning.Of).ToList();
                return Task.FromResult(new ApiAnswer(new JsonArray([.. meanings.Select(one => one.Json)])) { Lines = meanings.Select(one => one.Json), Columns = DateMeaning.Columns, Rows = meanings.Select(one => one.Cells) });
            });
        api.Ask(
            "/projections",
            new("projections", "Keeping", "How far the read model of every archive goes, how large it is, which version made it, and whether a rebuild is due.", "ProjectionStatus") { Forms = [Form.Json], Policy = Policies.Inspect },
            async request => new(ProjectionsDocument.Of(await request.Service<ProjectionService>().Status(ct: request.Ct))));
    }

    public static void MapArchive(this IEndpointRouteBuilder archive)
    {
        archive.Ask(
            "",
            new("archive", Tag, "How many things of each kind the archive has.", "Overview") { HasVantage = true },
            async request =>
            {
                var answer = await request.Send(new AskOverview(request.Archive, request.Vantage));
                return ApiAnswer.Of(OverviewDocument.Of(request.Archive, answer), answer.At);
            });
        archive.Ask("/imports", new("imports", Tag, "The tables that were imported or reconciled, partial or complete.", "Imports"), async request => ApiAnswer.Of(ImportsDocument.Of(await request.Send(new AskImports(request.Archive)))));
        archive.Ask(
            "/timemap/{kind}/{slug}",
            new("timemap", "Things", "The versions of a thing: where something was recorded that bears on it (RFC 7089).", "TimeMap")
            {
                Forms = [Form.Links, Form.Json],
                Parameters = [Parameter.Word("of", "Whose versions: those of the API's answer, or those of the page.", ["answer", "page"]), .. Parameter.Vantage.Where(parameter => parameter.Name != VantageText.RecordedBy)],
                Path = new Dictionary<string, string> { ["kind"] = "zone", ["slug"] = "idlib" },
            },
            request => TimeMaps.Of(request, request.Service<VersionsCache>()));
        archive.MapMethods("/export", [HttpMethods.Get, HttpMethods.Head], (Delegate)Exported).WithMetadata(Export).WithMetadata(new DisableRequestTimeoutAttribute());
    }

    // Sent while it is read, however large it is.
    private static async Task Exported(HttpContext context)
    {
        var request = new ApiRequest(context, Export);
        var form = Form.Of(request, Export.Forms);
        var vantage = VantageText.Parse(request.Texts(VantageText.RecordedBy).Select(text => (VantageText.RecordedBy, text)), out var errors);
        request.Errors.AddRange(errors);
        request.Check();
        var archive = await request.Service<Archives>().Get(request.Archive, request.Ct);
        var position = vantage.RecordedBy switch
        {
            { Instant: { } instant } => await request.Service<IEventLog>().PositionAt(request.Archive, instant, request.Ct),
            { Position: { } asked } => asked <= archive.Head.Position ? asked : throw new FuturePositionException(asked, archive.Head.Position),
            _ => archive.Head.Position,
        };
        // A YAML dossier says on which day it was made.
        var day = form == Form.Yaml ? request.Service<TimeProvider>().GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "";
        var validator = Validator.Of(request, archive, [position], form with { Word = form.Word + day });
        context.Response.Headers.Append("Vary", "Accept");
        Answering.Cache(context, validator, pinned: false);
        if (Validator.IsHeld(context.Request, validator))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = form.ContentType;
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{archive.Name}.{form.Word}\"";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await using var output = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 64 * 1024, leaveOpen: true);
        await request.Send(new ExportDossier(request.Archive, output, form == Form.Yaml ? DossierFormat.Yaml : DossierFormat.Jsonl, RecordingPoint.At(position)));
    }
}
