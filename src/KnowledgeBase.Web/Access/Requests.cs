using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Access;

/// <summary>What kind of request it is.</summary>
internal static class Requests
{
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static bool IsAsset(this HttpRequest request) => request.Path.StartsWithSegments("/assets", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it may change something.</summary>
    public static bool IsWrite(this HttpRequest request) => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
}
