using System.Xml.Linq;
using KnowledgeBase.Claims;
using KnowledgeBase.Log;
using KnowledgeBase.Projections;
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

    /// <summary>Topics whose changes the slider marks.</summary>
    private const int Many = 60;

    /// <summary>Claims about a thing up to which its page has pictures of it over time.</summary>
    internal const int MostDrawn = 300;

    /// <summary>Things on a page; topics have a line for each of many actors.</summary>
    private static int PerPage(string kind) => kind == "topic" ? 6 : 100;

    /// <summary>Positions ever claimed on a topic up to which its page counts answers.</summary>
    private const int MostCounted = 2_000;

    private const int PositionsPerPage = 400;
    private const int StatementsPerPage = 40;
    private const int StatementsLookedAt = 200;
    private const int PositionsLookedFor = 1_000;
    private const int ComparedPerPage = 25;
    private const int CheckedPerPage = 100;

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").ExcludeFromDescription();
        all.MapShown("/", async (Archives archives, CancellationToken ct) => Page<HomePage>(("Archives", await archives.List(ct))));
        var pages = all.MapGroup("/archives/{archive}");
        pages.MapShown("", Board);
        pages.MapShown("/map.svg", MapSvg);
        pages.MapShown("/positions", Positions);
        pages.MapShown("/positions.svg", async (PageRequest request) => Picture(MatrixPicture.Draw(await AskPositions(request))));
        pages.MapShown("/topic/{slug}", Topic).AddEndpointFilter(new Memento("topic"));
        pages.MapShown("/statements", Statements);
        pages.MapShown("/statement/{slug}", Statement).AddEndpointFilter(new Memento("statement"));
        pages.MapShown("/search", Search);
        pages.MapShown("/compare", Compare);
        pages.MapShown("/check", Check);
        // Whoever mistyped an address goes on from there.
        pages.MapShown("/{**rest}", IResult (PageRequest request) => throw new UnknownPageException(request.Context.Request.Path));
        pages.MapAuditPages();
        foreach (var kind in (string[])["zone", "agreement", "meeting", "incident", "actor", "source", "topic", "place"])
        {
            pages.MapShown($"/{Words.Plural(kind)}", (PageRequest request) => Things(request, kind));
            if (kind != "topic") pages.MapShown($"/{kind}/{{slug}}", (PageRequest request, string slug) => Thing(request, kind, slug)).AddEndpointFilter(new Memento(kind));
            pages.MapShown($"/{kind}/{{slug}}/timeline.svg", (PageRequest request, string slug) => TimelineSvg(request, kind, slug));
            pages.MapShown($"/{kind}/{{slug}}/claims.svg", (PageRequest request, string slug) => ClaimsSvg(request, kind, slug));
        }
    }

    /// <summary>What is only looked at: by GET, or by HEAD for its headers alone.</summary>
    public static RouteHandlerBuilder MapShown(this IEndpointRouteBuilder routes, string pattern, Delegate show) => routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], show);

    /// <summary>A page, rendered whole before it is sent.</summary>
    public static IResult Page<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.ToDictionary(one => one.Name, one => one.Value)) { PreventStreamingRendering = true };

    private static async Task<IResult> Board(PageRequest request)
    {
        var at = await request.Resolve();
        Task<ThingsAnswer> things(string kind) => request.Send(new AskThings(request.Archive, at.Pinned, kind) { Limit = PerPage(kind) });
        var (frame, map, zones, agreements, meetings) = (request.Frame("Board", at), request.Send(new AskMap(request.Archive, at.Pinned)), things("zone"), things("agreement"), things("meeting"));
        return Page<BoardPage>(("Frame", await frame), ("Map", await map), ("Zones", await zones), ("Agreements", await agreements), ("Meetings", await meetings));
    }

    private static async Task<IResult> MapSvg(PageRequest request)
    {
        var map = await request.Send(new AskMap(request.Archive, request.Vantage));
        return MapPicture.Draw(map, new Site(request.Archive, request.Vantage)) is { } drawn ? Picture(drawn) : throw new UnknownPictureException("No place in a zone has an outline.");
    }

    private static async Task<IResult> Things(PageRequest request, string kind)
    {
        var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind) { Limit = PerPage(kind), After = request.Text("after") ?? "" });
        return Page<ThingsPage>(("Frame", await request.Frame(Words.Capital(Words.Plural(kind)), answer.At, kinds: kind is "source" or "place" ? null : [kind])), ("Answer", answer));
    }

    private static async Task<IResult> Thing(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskThings(request.Archive, request.Vantage, kind, $"{kind}/{slug}"));
        var (thing, pinned) = (answer.Things[0], answer.At.Pinned);
        var frame = request.Frame(thing.Name, answer.At, kind is "source" or "place" ? null : [thing.Thing]);
        var claims = request.Send(new AskClaims(request.Archive, pinned, thing.Thing) { MostClaims = MostDrawn });
        var timeline = OverTime.TryGetValue(kind, out var items) ? request.Send(new AskTimeline(request.Archive, pinned, thing.Thing, items) { MostClaims = MostDrawn }) : null;
        var said = kind == "source" ? request.Send(new AskSaid(request.Archive, pinned, answer.Names.References(thing.Thing), After: request.Number("after", 0))) : null;
        return Page<ThingPage>(
            ("Frame", await frame), ("Kind", kind), ("Thing", thing), ("Claims", await claims), ("Timeline", timeline is null ? null : await timeline), ("Said", said is null ? null : await said));
    }

    private static Task<PositionsAnswer> AskPositions(PageRequest request) => request.Send(new AskPositions(request.Archive, request.Vantage, request.Text("actor"), request.Text("topic")) { Limit = PositionsPerPage, Look = PositionsLookedFor, After = request.Text("after") ?? "" });

    private static async Task<IResult> Positions(PageRequest request)
    {
        var answer = await AskPositions(request);
        return Page<PositionsPage>(("Frame", await request.Frame("Positions", answer.At, answer.Topics.Take(Many).ToList())), ("Answer", answer));
    }

    private static async Task<IResult> Topic(PageRequest request, string slug)
    {
        var answer = await request.Send(new AskTopic(request.Archive, request.Vantage, $"topic/{slug}") { MostCounted = MostCounted });
        var frame = request.Frame(answer.Definition.Name, answer.At, [answer.Topic]);
        var timeline = request.Send(new AskTimeline(request.Archive, answer.At.Pinned, answer.Topic, ["position", "actors"]) { MostClaims = MostDrawn });
        return Page<TopicPage>(("Frame", await frame), ("Answer", answer), ("Timeline", await timeline));
    }

    private static async Task<IResult> Statements(PageRequest request)
    {
        var filter = new StatementFilter(null, request.Text("speaker"), request.Text("topic"), request.Text("meeting"));
        var answer = await request.Send(new AskStatements(request.Archive, request.Vantage, filter, StatementsPerPage, request.Text("after") ?? "") { Look = StatementsLookedAt });
        return Page<StatementsPage>(("Frame", await request.Frame("Statements", answer.At)), ("Answer", answer));
    }

    private static async Task<IResult> Statement(PageRequest request, string slug)
    {
        var named = new StatementFilter($"statement/{slug}");
        StatementsAnswer answer;
        try
        {
            answer = await request.Send(new AskStatements(request.Archive, request.Vantage, named));
        }
        catch (UnknownThingException) when (request.Vantage is { PublishedBy: not null } or { AccordingTo.Count: > 0 })
        {
            // It is there; only nobody who is listened to reports it.
            var all = await request.Send(new AskStatements(request.Archive, request.Vantage with { PublishedBy = null, AccordingTo = [] }, named));
            return Page<UnreportedPage>(("Frame", await request.Frame(TitleOf(all), await request.Resolve())));
        }

        var (one, pinned) = (answer.Statements[0], answer.At.Pinned);
        var evidence = one.Aspects.SelectMany(aspect => aspect.Values).Select(value => value.Claim.Evidence).ToList();
        var frame = request.Frame(TitleOf(answer), answer.At);
        var history = request.Send(new AskHistory(request.Archive, pinned, one.Statement));
        var resting = request.Send(new AskSaid(request.Archive, pinned, [.. evidence.Select(one => one.Source).Distinct()], [.. evidence.Select(one => one.Record).Distinct()]));
        return Page<StatementPage>(("Frame", await frame), ("Answer", one), ("History", await history), ("Resting", await resting));
    }

    private static string TitleOf(StatementsAnswer answer) =>
        $"{string.Join(", ", answer.Statements[0].Speakers.Select(answer.Names.Of))}{(answer.Statements[0].Said.FirstOrDefault() is { } said ? $", {Wording.Bounds(said.Dated.On)}" : "")}";

    private static async Task<IResult> Search(PageRequest request)
    {
        var words = Words.OfSearch(request.Text("q") ?? "");
        var at = await request.Resolve();
        var answer = words.Count == 0 ? null : await request.Send(new AskSearch(request.Archive, at.Pinned, words, request.Text("kind"), (int)Math.Clamp(request.Number("limit", 20), 1, 500)));
        return Page<SearchPage>(("Frame", await request.Frame("Search", at)), ("Answer", answer));
    }

    private static async Task<IResult> Compare(PageRequest request)
    {
        var at = await request.Resolve();
        var frame = await request.Frame("Compare", at);
        var from = request.From() ?? request.Vantage with { AsOf = frame.Previous ?? at.AsOf };
        var answer = await request.Send(new AskDifferences(request.Archive, from, at.Pinned, request.Text("thing") is { } thing ? [thing] : null) { Limit = ComparedPerPage, After = request.Text("after") ?? "" });
        return Page<ComparePage>(("Frame", frame), ("Answer", answer));
    }

    private static async Task<IResult> Check(PageRequest request)
    {
        var answer = await request.Send(new AskFindings(request.Archive, request.Vantage) { Limit = CheckedPerPage, After = request.Text("after") ?? "" });
        return Page<CheckPage>(("Frame", await request.Frame("Check", answer.At)), ("Answer", answer));
    }

    private static async Task<IResult> TimelineSvg(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskTimeline(request.Archive, request.Vantage, $"{kind}/{slug}") { MostClaims = MostDrawn });
        if (answer.TooMany) throw TooManyClaims(answer.Thing);
        return Picture(TimelinePicture.Draw(answer, answer.At.AsOf));
    }

    private static async Task<IResult> ClaimsSvg(PageRequest request, string kind, string slug)
    {
        var answer = await request.Send(new AskClaims(request.Archive, request.Vantage, $"{kind}/{slug}") { MostClaims = MostDrawn });
        if (answer.TooMany) throw TooManyClaims(answer.Thing);
        var aspect = request.Text("aspect");
        var claims = answer.Claims.Where(one => aspect is null || one.Claim.Claim.Aspect == aspect).ToList();
        return Picture(ClaimsPicture.Draw(claims, answer.Names, answer.Claims.SelectMany(ClaimsPicture.Days), answer.At.AsOf, source => Colours.Of(answer.Claims, source)));
    }

    private static UnknownPictureException TooManyClaims(string thing) => new($"More than {MostDrawn} claims were made about {thing}: too many to draw over time.");

    internal static IResult Picture(XElement svg) => Results.Text(Svg.Standalone(svg), "image/svg+xml; charset=utf-8");
}
