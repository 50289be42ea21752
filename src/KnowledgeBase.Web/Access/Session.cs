using KnowledgeBase.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Access;

/// <summary>
/// The session of a browser: a cookie that names the token whose holder signed in, encrypted with a key that the server has in memory
/// only. The token is looked up at each request, so the session ends with it.
/// </summary>
internal static class Session
{
    public const string Name = "Session";

    private static readonly TimeSpan UnusedFor = TimeSpan.FromHours(12);

    public static void Configure(CookieAuthenticationOptions options, WebSettings settings)
    {
        options.Cookie.Name = "kb-session";
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = SecurePolicy(settings);
        options.ExpireTimeSpan = UnusedFor;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Validate;
    }

    public static CookieSecurePolicy SecurePolicy(WebSettings settings) => settings.IsEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>Begins a session, when the text is a token that works.</summary>
    public static async Task<bool> SignIn(HttpContext context, string token)
    {
        var caller = await context.RequestServices.GetRequiredService<IMediator>().Send(new Authenticate(token), context.RequestAborted);
        if (caller is not null) await context.SignInAsync(Name, caller.Principal(Name));
        return caller is not null;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var known = Callers.Of(context.Principal!);
        if (known is not null && await http.RequestServices.GetRequiredService<IMediator>().Send(new AskCaller(known.Name), http.RequestAborted) == known) return;
        context.RejectPrincipal();
        await http.SignOutAsync(Name);
    }
}
