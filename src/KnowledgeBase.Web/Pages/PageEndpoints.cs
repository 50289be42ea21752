using System.Xml.Linq;
using KnowledgeBase.Log;
using KnowledgeBase.Queries;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Pages;

/// <summary>The pages: each sends the requests that the command line sends, and shows the answer.</summary>
internal static class PageEndpoints
{
    // What sums a thing up, by kind.
    private static readonly Dictionary<string, string[]> OverTime = new(StringComparer.Ordinal)
    {
        ["zone"] = ["status", "agreed.area", "area", "agreed.rule"],
        ["agreement"] = ["status", "obligation"],
    };

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription();
        all.MapGet("/", async (Archives archives, CancellationToken ct) => Page<HomePage>(("Archives", await archives.List(ct))));
        var pages = all.MapGroup("/archives/{archive}");
        pages.MapGet("", Board);
        pages.MapGet("/map.svg", MapSvg);
        foreach (var kind in (string[])["zone", "agreement", "meeting", "incident", "actor", "source", "topic", "place"])
        {
            pages.MapGet($"/{Words.Plural(kind)}", (PageRequest request) => Things(request, kind));
            pages.MapGet($"/{kind}/{{slug}}", (PageRequest request, string slug) => Thing(request, kind, slug));
            pages.MapGet($"/{kind}/{{slug}}/timeline.svg", (PageRequest request, string slug) => TimelineSvg(request, kind, slug));
            pages.MapGet($"/{kind}/{{slug}}/claims.svg", (PageRequest request, string slug) => ClaimsSvg(request, kind, slug));
        }
    }

    /// <summary>A page, rendered whole before it is sent.</summary>
    public static IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.ToDictionary(one => one.Name, one => one.Value)) { PreventStreamingRendering = true };

    private static async Task<IResult> Board(PageRequest request)
    {
        var map = await request.Send(new AskMap(request.Archive, request.Vantage));
        Task<ThingsAnswer> things(string kind) => request.Send(new AskThings(request.Archive, map.At.Pinned, kind));
        return Page<BoardPage>(
            ("Frame", await request.Frame("Board", map.At)), ("Map", map), ("Zones", await things("zone")), ("Agreements", await things("agreement")), ("Meetings", await things("meeting")));
    }

    private static async Task<IResult> MapSvg(PageRequest request)
    {
        var map = await request.Send(new AskMap(request.Archive, request.Vantage));
        return MapPicture.Draw(map, new Site(request.Archive, request.Vantage)) is { } drawn ? Picture(drawn) : throw new UnknownPictureException("No place in a zone has an outline.");
    }

    private static async Task<IResult> Things(PageRequest request, string kind)
    {
        var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind));
        return Page<ThingsPage>(("Frame", await request.Frame(Words.Capital(Words.Plural(kind)), answer.At)), ("Answer", answer));
    }

    private static async Task<IResult> Thing(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind, $"{kind}/{slug}"));
        var (thing, pinned) = (answer.Things[0], answer.At.Pinned);
        return Page<ThingPage>(
            ("Frame", await request.Frame(thing.Name, answer.At, [thing.Thing])),
            ("Kind", kind),
            ("Thing", thing),
            ("Claims", await request.Send(new AskClaims(request.Archive, pinned, thing.Thing))),
            ("Timeline", OverTime.TryGetValue(kind, out var items) ? await request.Send(new AskTimeline(request.Archive, pinned, thing.Thing, items)) : null));
    }

    private static async Task<IResult> TimelineSvg(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskTimeline(request.Archive, request.Vantage, $"{kind}/{slug}"));
        return Picture(TimelinePicture.Draw(answer, answer.At.AsOf));
    }

    private static async Task<IResult> ClaimsSvg(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskClaims(request.Archive, request.Vantage, $"{kind}/{slug}"));
        var aspect = request.Text("aspect");
        var claims = answer.Claims.Where(one => aspect is null || one.Claim.Claim.Aspect == aspect).ToList();
        return Picture(ClaimsPicture.Draw(claims, answer.Names, answer.Claims.SelectMany(ClaimsPicture.Days), answer.At.AsOf, source => Colours.Of(answer.Claims, source)));
    }

    private static IResult Picture(XElement svg) => Results.Text(Svg.Standalone(svg), "image/svg+xml; charset=utf-8");
}
