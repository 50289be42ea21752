using KnowledgeBase.Queries;
using KnowledgeBase.Time;
using KnowledgeBase.Web.Access;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Pages.Write;

/// <summary>
/// The forms of those who may record: what would come of it is shown first, and recorded when it is confirmed. They work without
/// scripts, and carry the antiforgery token of their page.
/// </summary>
internal static class WriteEndpoints
{
    public static void MapWriting(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/archives/{archive}/write").ExcludeFromDescription().RequireAuthorization(Policies.Record).RequireForm();
        forms.MapGet("/record", RecordingForm.Show);
        forms.MapPost("/record", RecordingForm.Send);
        forms.MapGet("/recorded", RecordingForm.Done);
        foreach (var kind in AmendKind.All)
        {
            forms.MapGet($"/{kind.Path}", (PageRequest request) => AmendForm.Show(request, kind));
            forms.MapPost($"/{kind.Path}", (PageRequest request) => AmendForm.Send(request, kind));
        }
    }

    /// <summary>What surrounds a form: the archive as it is now.</summary>
    public static async Task<Frame> Frame(PageRequest request, string title) => await request.Frame(title, (await request.Send(new AskOverview(request.Archive, Vantage.Open))).At);

    public static async Task<IFormCollection> Form(PageRequest request) => await request.Context.Request.ReadFormAsync(request.Ct);

    /// <summary>A field of a form; browsers send lines with the ends of Windows.</summary>
    public static string Text(this IFormCollection form, string name) => form[name].ToString().ReplaceLineEndings("\n");
}
