using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Access;

/// <summary>What every answer tells the browser not to do. Pages have no style and no script but the embedded files.</summary>
internal sealed class ResponseHeaders(RequestDelegate next, WebSettings settings)
{
    private const string OfPages =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // A picture that is saved carries its style with it.
    private const string OfPictures = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    public Task Invoke(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var (headers, type) = (context.Response.Headers, context.Response.ContentType ?? "");
            headers.ContentSecurityPolicy = type.StartsWith("image/svg+xml", StringComparison.Ordinal) ? OfPictures : OfPages;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            // Browsers heed it over HTTPS only. A machine's own name has other servers too.
            if (settings.RequiresToken && context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            // Pages say who is signed in.
            if (type.StartsWith("text/html", StringComparison.Ordinal)) headers.Append("Vary", "Cookie");
            if (settings.RequiresToken && !context.Request.IsAsset()) headers.CacheControl = Private(headers.CacheControl.ToString());
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static string Private(string given) =>
        given.Length == 0 ? "private, no-cache" : given.Contains("public", StringComparison.Ordinal) ? given.Replace("public", "private", StringComparison.Ordinal) : given;
}
