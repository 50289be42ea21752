using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.Web.Access;

/// <summary>Who may do what, put together.</summary>
internal static class AccessServices
{
    private const string ByRequest = "Access";

    public static void AddAccess(this IServiceCollection services, WebSettings settings)
    {
        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, options => options.ForwardDefaultSelector = context => UsesBearer(context) ? BearerAuthentication.Name : Session.Name)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(BearerAuthentication.Name, null)
            .AddCookie(Session.Name, options => Session.Configure(options, settings));
        services.AddAuthorization(options => Policies.Add(options, settings));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "kb-form";
            options.Cookie.SecurePolicy = Session.SecurePolicy(settings);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it.
        });
        services.AddRequestTimeouts(settings.Limits.Configure);
        services.AddRateLimiter(settings.Limits.Configure);
    }

    /// <summary>Before it is known which endpoint a request is for.</summary>
    public static void UseGuard(this WebApplication app, WebSettings settings)
    {
        if (settings.PublicAddress is not null) app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
        app.UseMiddleware<Guard>();
        app.UseRateLimiter();
    }

    /// <summary>Once the endpoint is known.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>A form that comes without the antiforgery token of its page is refused before anything is read.</summary>
    public static TBuilder RequireForm<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(async (context, next) =>
        context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false, Error: var wrong } ? throw (Exception?)Unreadable(wrong) ?? OutOfDate() : await next(context));

    // Of a form that is too large there is no token to be read.
    private static BadHttpRequestException? Unreadable(Exception? wrong) => wrong is null or BadHttpRequestException ? wrong as BadHttpRequestException : Unreadable(wrong.InnerException);

    private static BadRequestException OutOfDate() =>
        new("The form is out of date: the server was started anew since, or you signed in or out, or your browser keeps no cookies. Nothing was recorded; load the page again, and send it once more.");

    // A session is for pages, and for what pages lead to: it writes by forms that carry their page's token, and by nothing else.
    private static bool UsesBearer(HttpContext context) =>
        BearerAuthentication.IsShown(context.Request) || (context.Request.IsWrite() && context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true });
}
