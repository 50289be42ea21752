using System.Net;
using KnowledgeBase.Web.Http;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Access;

/// <summary>
/// Turns away what other websites make a browser send. A name of theirs that leads to this machine (DNS rebinding) is none of this
/// server's names; what they send to this server names them as its origin.
/// </summary>
internal sealed class Guard(RequestDelegate next, WebSettings settings)
{
    private readonly string[] _names = ["localhost", "127.0.0.1", "[::1]", HostOf(settings.Address), .. settings.PublicAddress is { } address ? new[] { address.Host } : []];

    public Task Invoke(HttpContext context)
    {
        var request = context.Request;
        if (settings.PublicAddress is { } address) request.Scheme = address.Scheme;
        // Where everything takes a token, a foreign name leads nowhere: it has no cookie of this server.
        if ((!settings.RequiresToken || settings.PublicAddress is not null) && !_names.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            throw new RefusedException(new(StatusCodes.Status421MisdirectedRequest, "This is not the server of that name", [$"The request is for the host '{request.Host}'. This server answers as {string.Join(", ", _names.Distinct())}.{Hint()}"]));
        if (request.IsWrite() && request.Headers.Origin is [{ } origin] && !IsOwn(origin, request))
            throw new RefusedException(new(StatusCodes.Status403Forbidden, "This comes from another website", [$"The request was sent by a page of '{origin}'; only pages of '{request.Scheme}://{request.Host}' may send forms to it. Nothing was recorded."]));
        return next(context);
    }

    private string Hint() => settings.PublicAddress is null ? " Behind a reverse proxy, say under which address: 'kb serve --public-address https://…'." : "";

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Scheme == request.Scheme && string.Equals(from.Authority, new UriBuilder(request.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority, StringComparison.OrdinalIgnoreCase);

    private static string HostOf(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
