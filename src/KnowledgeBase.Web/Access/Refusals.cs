using KnowledgeBase.Access;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Access;

/// <summary>What is said to whoever may not: pages lead to the sign-in page, programs get a problem.</summary>
internal sealed class Refusals : IAuthorizationMiddlewareResultHandler
{
    private const string Unknown = "A token is needed";
    private const string How = "Make one on the server with 'kb tokens create NAME --role ROLE'";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        if (context.Caller() is { } caller) throw NotAllowed(caller, policy);
        if (context.Request.IsApi())
            throw new RefusedException(new(StatusCodes.Status401Unauthorized, Unknown, [$"This takes a token: send it as 'Authorization: Bearer kb_…'. {How}."]), ("WWW-Authenticate", "Bearer"));
        if (context.Request.IsWrite())
            throw new RefusedException(new(StatusCodes.Status401Unauthorized, "You are not signed in", ["Nothing was recorded: your session is over. Sign in in another tab, come back here with the browser's back button, and send the form again."]), ("WWW-Authenticate", "Bearer"));
        context.Response.Redirect(SignIn.Address(context.Request.PathBase + context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }

    public static RefusedException InvalidToken() => new(
        new(StatusCodes.Status401Unauthorized, Unknown, [$"The token shown does not work: it is mistyped, revoked or expired. It is sent as 'Authorization: Bearer kb_…'. {How}."]),
        ("WWW-Authenticate", "Bearer error=\"invalid_token\""));

    private static RefusedException NotAllowed(Caller caller, AuthorizationPolicy policy)
    {
        var roles = policy.Requirements.OfType<RolesAuthorizationRequirement>().SelectMany(requirement => requirement.AllowedRoles);
        return new(new(StatusCodes.Status403Forbidden, "You may not do this", [$"'{caller.Name}' is a token for a {caller.Role.Word()}; this takes the role {string.Join(" or ", roles)}."]));
    }
}
