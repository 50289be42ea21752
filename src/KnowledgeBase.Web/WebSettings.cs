using System.Net;
using System.Security.Cryptography.X509Certificates;
using KnowledgeBase.Web.Access;

namespace KnowledgeBase.Web;

/// <summary>Where the web listens, and for whom.</summary>
/// <param name="Address">The address; loopback unless the user says otherwise.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
public sealed record WebSettings(IPAddress Address, int Port)
{
    /// <summary>The server's certificate with its key, and behind it those that lead to its issuer; null for plain HTTP.</summary>
    public X509Certificate2Collection? Certificate { get; init; }

    /// <summary>The address under which others reach it through a reverse proxy; null when there is none.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whether nothing is answered without a token: whenever others than this machine's users can ask.</summary>
    public bool RequiresToken => !IPAddress.IsLoopback(Address) || PublicAddress is not null;

    /// <summary>Whether nobody on the way can read tokens and answers.</summary>
    public bool IsEncrypted => Certificate is not null || PublicAddress?.Scheme == Uri.UriSchemeHttps;

    internal Limits Limits { get; init; } = new();
}
