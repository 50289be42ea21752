using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.Web.Http;

/// <summary>What was sent is done; the browser is to get another page, so that loading it again sends nothing again.</summary>
/// <param name="address">An address of this server.</param>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
