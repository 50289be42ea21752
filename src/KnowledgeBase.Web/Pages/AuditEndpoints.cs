using KnowledgeBase.Access;
using KnowledgeBase.Claims;
using KnowledgeBase.Projections;
using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Access;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pictures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Pages;

/// <summary>The auditor's pages: claim histories, what amendments changed, the read model.</summary>
internal static class AuditEndpoints
{
    /// <summary>Claims up to which a history is listed.</summary>
    private const int MostListed = 1_000;

    public static void MapAuditPages(this IEndpointRouteBuilder pages)
    {
        pages.MapShown("/history/{kind}/{slug}", (PageRequest request, string kind, string slug) => History(request, $"{kind}/{slug}", request.Text("aspect"), request.Text("member")));
        pages.MapShown("/record/{**record}", (PageRequest request, string record) => History(request, record, null, null));
        pages.MapShown("/history-picture.svg", Picture);
        pages.MapShown("/impact/{**record}", Impact);
        pages.MapShown("/projections", Projections).RequireAuthorization(Policies.Inspect);
        pages.MapPost("/projections", Rebuild).RequireAuthorization(Policies.Administer).RequireForm();
    }

    private static async Task<IResult> History(PageRequest request, string named, string? aspect, string? member)
    {
        var answer = await request.Send(new AskHistory(request.Archive, request.Vantage, named, aspect, member) { MostClaims = MostListed });
        var pinned = answer.At.Pinned;
        var item = aspect is null ? null : answer.Entries.Count > PageEndpoints.MostDrawn || answer.TooMany ? null : (await Items(request, pinned, answer.Of, aspect));
        var title = answer.Of.Record is { } record ? $"Record {record}" : $"History of {answer.Names.Of(answer.Of.Thing)}{(aspect is null ? "" : $", {Words.Aspect(aspect)}")}";
        var frame = request.Frame(title, answer.At, answer.Names.TryFind(answer.Of.Thing) is { } thing && !thing.StartsWith("statement/", StringComparison.Ordinal) ? [thing] : null);
        var inTwoTimes = item is null ? null : request.Send(new AskAnswersOverTime(request.Archive, pinned, answer.Of.Thing, item));
        return PageEndpoints.Page<HistoryPage>(("Frame", await frame), ("Answer", answer), ("InTwoTimes", inTwoTimes is null ? null : await inTwoTimes));
    }

    // The item that the aspect and member mean; null when it is not clear which.
    private static async Task<string?> Items(PageRequest request, Vantage pinned, HistoryOf of, string aspect)
    {
        if (of.Member is { Length: > 0 } member && !Aspects.IsList(aspect)) return $"{aspect} {member}";
        var timeline = await request.Send(new AskTimeline(request.Archive, pinned, of.Thing, [aspect]));
        return timeline.Items is [var (item, _)] ? item : timeline.Items.Count == 0 ? aspect : null;
    }

    private static async Task<IResult> Picture(PageRequest request)
    {
        if (request.Text("thing") is not { } thing || request.Text("item") is not { } item) throw new BadRequestException("thing and item: both are needed, such as thing=zone/idlib and item=agreed.area.");
        var answer = await request.Send(new AskAnswersOverTime(request.Archive, request.Vantage, thing, item));
        return PageEndpoints.Picture(HistoryPicture.Draw(answer, (await request.Send(new AskOverview(request.Archive, answer.At.Pinned))).Names, answer.At.AsOf));
    }

    private static async Task<IResult> Impact(PageRequest request, string record)
    {
        var amended = await request.Send(new AskImpact(request.Archive, record));
        return PageEndpoints.Page<ImpactPage>(("Frame", await request.Frame($"Impact of {record}", await request.Resolve())), ("Amended", amended));
    }

    private static async Task<IResult> Projections(PageRequest request, ProjectionService projections, RebuildJobs jobs)
    {
        var at = await request.Resolve();
        var status = (await projections.Status(request.Archive, request.Ct)).Single();
        return PageEndpoints.Page<ProjectionsPage>(("Frame", await request.Frame("Projections", at)), ("Status", status), ("Job", jobs.Of(request.Archive)), ("MayRebuild", request.Who?.Role.May(Permission.Administer) ?? false));
    }

    private static async Task<IResult> Rebuild(PageRequest request, RebuildJobs jobs)
    {
        await request.Resolve();
        jobs.Start(request.Archive);
        return Results.Redirect($"/archives/{request.Archive}/projections");
    }
}
