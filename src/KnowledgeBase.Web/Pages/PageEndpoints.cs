using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Pages;

/// <summary>The pages: each sends the requests that the command line sends, and shows the answer.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription();
        all.MapGet("/", async (Archives archives, CancellationToken ct) => Page<HomePage>(("Archives", await archives.List(ct))));
        var pages = all.MapGroup("/archives/{archive}");
        foreach (var kind in (string[])["zone", "agreement", "meeting", "incident", "actor", "source", "topic", "place"])
            pages.MapGet($"/{Words.Plural(kind)}", (PageRequest request) => Things(request, kind));
    }

    /// <summary>A page, rendered whole before it is sent.</summary>
    public static IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.ToDictionary(one => one.Name, one => one.Value)) { PreventStreamingRendering = true };

    private static async Task<IResult> Things(PageRequest request, string kind)
    {
        var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind));
        return Page<ThingsPage>(("Frame", await request.Frame(Words.Capital(Words.Plural(kind)), answer.At)), ("Answer", answer));
    }
}
