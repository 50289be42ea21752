using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeBase.Web.Access;

/// <summary>Signing in with a token, and out.</summary>
internal static class SignIn
{
    public const string Path = "/sign-in";
    public const string Out = "/sign-out";

    /// <summary>The sign-in page, which leads to another one.</summary>
    public static string Address(string to) => $"{Path}?to={Uri.EscapeDataString(to)}";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription().RequireForm();
        all.MapGet(Path, (HttpContext context) => Page(context, Local(context.Request.Query["to"]), null));
        all.MapPost(Path, (Delegate)Begin);
        all.MapPost(Out, (Delegate)End);
    }

    private static async Task<IResult> Begin(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var to = Local(form["to"]);
        return await Session.SignIn(context, form["token"].ToString().Trim())
            ? new SeeOther(to)
            : Page(context, to, "This token does not work: it is mistyped, revoked or expired. A token begins with kb_ and has 60 characters.");
    }

    private static async Task<IResult> End(HttpContext context)
    {
        await context.SignOutAsync(Session.Name);
        return new SeeOther("/");
    }

    private static IResult Page(HttpContext context, string to, string? wrong)
    {
        if (wrong is not null) context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return PageEndpoints.Page<SignInPage>(("To", to), ("Wrong", wrong));
    }

    // Another server's address would make this page a step of somebody's fraud.
    private static string Local(string? to) => RedirectHttpResult.IsLocalUrl(to) && to![0] == '/' ? to : "/";
}
