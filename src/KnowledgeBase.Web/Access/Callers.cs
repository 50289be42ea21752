using System.Security.Claims;
using KnowledgeBase.Access;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Access;

/// <summary>Between the caller that a token stands for and ASP.NET Core's user.</summary>
public static class Callers
{
    /// <summary>Who asks; null for whoever shows no token.</summary>
    public static Caller? Caller(this HttpContext context) => Of(context.User);

    internal static Caller? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, Name: { } name } && Roles.Find(user.FindFirstValue(ClaimTypes.Role) ?? "") is { } role ? new(name, role) : null;

    internal static ClaimsPrincipal Principal(this Caller caller, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, caller.Name), new Claim(ClaimTypes.Name, caller.Name), new Claim(ClaimTypes.Role, caller.Role.Word())], scheme));
}
