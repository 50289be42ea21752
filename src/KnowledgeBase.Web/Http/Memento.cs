using System.Globalization;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Http;

/// <summary>
/// Memento (RFC 7089) for the address of one thing, a page or an answer of the API: without <c>recorded-by</c> it is the original and
/// its own TimeGate, with it a memento. The versions are those of recording time. The route has the <c>archive</c>, and the thing as
/// <c>slug</c> or <c>name</c>.
/// </summary>
/// <param name="kind">What kind of thing it is.</param>
internal sealed class Memento(string kind) : IEndpointFilter
{
    private const string Header = "Accept-Datetime";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.Append("Vary", Header);
        var resource = Resource.Of(http, kind);
        // A vantage that cannot be read is told of by whoever answers.
        if (VantageText.ParseQueryString(http.Request.QueryString.ToString(), out var errors).RecordedBy is var point && errors.Count > 0) return await next(context);
        if (point is { } recordedBy) await Tell(http, resource, recordedBy);
        else if (http.Request.Headers[Header] is [{ } wanted, ..]) return await Negotiate(http, resource, wanted);
        else foreach (var link in resource.Links([])) http.Response.Headers.Append("Link", link);
        return await next(context);
    }

    // The archive as it stood then, but not before the thing was in it; from the last recording on, as it stands.
    private static async Task<IResult> Negotiate(HttpContext http, Resource resource, string wanted)
    {
        if (!DateTimeOffset.TryParseExact(wanted, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            throw new BadRequestException($"{Header}: '{wanted}' is no date as HTTP has it, such as 'Sun, 01 Mar 2026 12:00:00 GMT'.");
        var (log, ct) = (http.RequestServices.GetRequiredService<IEventLog>(), http.RequestAborted);
        var versions = (await Versions(http, resource)).Versions;
        var head = await log.Head(resource.Archive, ct);
        // The header has whole seconds.
        var asked = instant.AddSeconds(1).AddTicks(-1);
        var position = Math.Max(versions[0].Position, asked >= head.Timestamp ? head.Position : await log.PositionAt(resource.Archive, asked, ct));
        foreach (var link in resource.Links(versions)) http.Response.Headers.Append("Link", link);
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Redirect(resource.At(position).ToString());
    }

    private static async Task Tell(HttpContext http, Resource resource, RecordingPoint point)
    {
        var (log, ct) = (http.RequestServices.GetRequiredService<IEventLog>(), http.RequestAborted);
        var position = point.Position ?? await log.PositionAt(resource.Archive, point.Instant!.Value, ct);
        // Nothing was recorded by then, or not yet: whoever answers says so.
        if (position < 1 || await log.ReadAll(resource.Archive, position - 1, 1, ct) is not [var last]) return;
        http.Response.Headers["Memento-Datetime"] = last.Timestamp.ToString("r", CultureInfo.InvariantCulture);
        foreach (var link in resource.Links((await Versions(http, resource)).Versions, new(position, last.Timestamp))) http.Response.Headers.Append("Link", link);
    }

    private static Task<VersionsAnswer> Versions(HttpContext http, Resource resource) =>
        http.RequestServices.GetRequiredService<VersionsCache>().Get(resource.Archive, resource.Kind, resource.Named, http.RequestAborted);
}
