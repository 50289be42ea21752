using KnowledgeBase.Log;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Api;

/// <summary>Puts a question and sends the answer, in the form that is wanted, with what caches must know of it.</summary>
internal static class Answering
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a question.</summary>
    public static RouteHandlerBuilder Ask(this IEndpointRouteBuilder routes, string path, Operation operation, Func<ApiRequest, Task<ApiAnswer>> ask)
    {
        var endpoint = routes.MapMethods(path, Reading, (Delegate)((HttpContext context) => Answer(context, operation, ask))).WithMetadata(operation);
        if (operation.Policy is { } policy) endpoint.RequireAuthorization(policy);
        return endpoint;
    }

    private static async Task Answer(HttpContext context, Operation operation, Func<ApiRequest, Task<ApiAnswer>> ask)
    {
        var request = new ApiRequest(context, operation);
        var form = Form.Of(request, operation.Forms);
        context.Response.Headers.Append("Vary", "Accept");
        var archive = operation.HasVantage || operation.IsFixed ? await request.Service<Archives>().Get(request.Archive, request.Ct) : null;
        // What the answer would be read at: when the asker has that already, nothing need be asked.
        if (archive is not null && context.Request.Headers.IfNoneMatch.Count > 0 && await Positions(request, archive) is { } positions)
        {
            var known = Validator.Of(request, archive, positions, form);
            if (Validator.IsHeld(context.Request, known))
            {
                NotModified(context, known, IsPinned(request));
                return;
            }
        }

        var answer = await ask(request);
        request.Check();
        var bytes = answer.Bytes(form);
        var validator = archive is null ? Validator.Of(bytes) : Validator.Of(request, archive, [.. answer.At.Select(at => at.Position), .. answer.Positions], form);
        foreach (var link in Links(request, answer)) context.Response.Headers.Append("Link", link);
        if (Validator.IsHeld(context.Request, validator))
        {
            NotModified(context, validator, IsPinned(request));
            return;
        }

        Cache(context, validator, IsPinned(request));
        context.Response.ContentType = form.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (form != Form.Json) context.Response.Headers.ContentDisposition = $"inline; filename=\"{FileName(context.Request.Path)}.{form.Word}\"";
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, request.Ct);
    }

    /// <summary>Says what caches must know.</summary>
    public static void Cache(HttpContext context, string validator, bool pinned)
    {
        var shared = context.User.Identity is { IsAuthenticated: true } ? "private" : "public";
        context.Response.Headers.ETag = validator;
        context.Response.Headers.CacheControl = pinned ? $"{shared}, max-age=31536000, immutable" : "no-cache";
    }

    private static void NotModified(HttpContext context, string validator, bool pinned)
    {
        Cache(context, validator, pinned);
        context.Response.StatusCode = StatusCodes.Status304NotModified;
    }

    /// <summary>Whether the question fixes day and position of all that it asks, so that its answer stays the same.</summary>
    private static bool IsPinned(ApiRequest request) => request.IsOfVantage && Vantages(request).All(vantage => vantage is { AsOf: not null, RecordedBy.Position: not null });

    private static IEnumerable<Vantage> Vantages(ApiRequest request) => !request.IsOfVantage ? [] : request.From is { } from ? [request.Vantage, from] : [request.Vantage];

    // None where a position is still to come: the answer says so.
    private static async Task<IReadOnlyList<long>?> Positions(ApiRequest request, ArchiveInfo archive)
    {
        var positions = new List<long>();
        foreach (var vantage in Vantages(request))
        {
            positions.Add(vantage.RecordedBy switch
            {
                { Position: { } position } => position,
                { Instant: { } instant } => await request.Service<IEventLog>().PositionAt(request.Archive, instant, request.Ct),
                _ => archive.Head.Position,
            });
        }

        return positions.TrueForAll(position => position <= archive.Head.Position) ? positions : null;
    }

    private static IEnumerable<string> Links(ApiRequest request, ApiAnswer answer)
    {
        var address = Address.Of(request.Context.Request);
        var pinned = address.Pinned(answer.At);
        if (answer.At.Count > 0) yield return $"<{pinned}>; rel=\"bookmark\"";
        // The parts of a list belong together: the next one is that of the same position.
        if (answer.Next is { } next) yield return $"<{pinned.With("after", next)}>; rel=\"next\"";
    }

    private static string FileName(PathString path) => string.Join('-', path.Value!.Split('/').Skip(3).Select(part => string.Concat(part.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.'))));
}
