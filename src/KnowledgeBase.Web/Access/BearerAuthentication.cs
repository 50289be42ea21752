using System.Text.Encodings.Web;
using KnowledgeBase.Access;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgeBase.Web.Access;

/// <summary><c>Authorization: Bearer kb_…</c>, as programs show their token (RFC 6750).</summary>
internal sealed class BearerAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IMediator mediator)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Bearer";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request)) return AuthenticateResult.NoResult();
        var text = Request.Headers.Authorization.ToString();
        var caller = text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? await mediator.Send(new Authenticate(text[Prefix.Length..].Trim()), Context.RequestAborted) : null;
        // Also where no token is needed: who shows one is to know that it does not work.
        return caller is null ? throw Refusals.InvalidToken() : AuthenticateResult.Success(new(caller.Principal(Name), Name));
    }

    public static bool IsShown(HttpRequest request) => request.Headers.Authorization.Count > 0;
}
