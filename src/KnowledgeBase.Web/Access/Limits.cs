using System.Threading.RateLimiting;
using KnowledgeBase.Web.Http;
using KnowledgeBase.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KnowledgeBase.Web.Access;

/// <summary>How much one client may ask for: sizes, time, and how often. A client is an address.</summary>
internal sealed record Limits
{
    /// <summary>The largest body of a request; imports over the API have their own.</summary>
    public const long Body = 1024 * 1024;

    /// <summary>The largest body of an import.</summary>
    public const long ImportBody = 64 * 1024 * 1024;

    /// <summary>How long a question may take.</summary>
    public TimeSpan Question { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests of a client are worked on at once; as many again wait twice over.</summary>
    public int AtOnce { get; init; } = 32;

    /// <summary>How many writes a client may send in a burst; ten more each second.</summary>
    public int Writes { get; init; } = 100;

    /// <summary>How many times a client may try to sign in, in a burst; one more each ten seconds.</summary>
    public int SignIns { get; init; } = 10;

    public static void Configure(KestrelServerLimits server)
    {
        server.MaxRequestBodySize = Body;
        server.MaxRequestLineSize = 16 * 1024;
        server.MaxRequestHeadersTotalSize = 32 * 1024;
        server.MaxRequestHeaderCount = 100;
        server.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        server.MaxConcurrentConnections = 1000;
    }

    public void Configure(RequestTimeoutOptions options) => options.DefaultPolicy = new()
    {
        Timeout = Question,
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = context => ProblemPages.Show(context, new(
            StatusCodes.Status503ServiceUnavailable, "It took too long", [$"The answer was not there within {Question.TotalSeconds:0.#} seconds, and was given up. Ask for less: a narrower vantage, one thing, one aspect."])),
    };

    public void Configure(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            Burst(request => request.Path == SignIn.Path && request.IsWrite(), SignIns, TimeSpan.FromSeconds(10)),
            Burst(request => request.Path != SignIn.Path && request.IsWrite(), Writes, TimeSpan.FromMilliseconds(100)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.IsAsset()
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetConcurrencyLimiter(Client(context), _ => new() { PermitLimit = AtOnce, QueueLimit = 2 * AtOnce })));
        options.OnRejected = (rejected, _) =>
        {
            var after = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, Math.Ceiling(wait.TotalSeconds)) : 1;
            throw new RefusedException(new(StatusCodes.Status429TooManyRequests, "Too many requests", [$"More requests came from your address than this server takes. Try again in {after:0} second{(after > 1 ? "s" : "")}."]), ("Retry-After", $"{after:0}"));
        };
    }

    private static PartitionedRateLimiter<HttpContext> Burst(Func<HttpRequest, bool> counts, int most, TimeSpan each) => PartitionedRateLimiter.Create<HttpContext, string>(context => counts(context.Request)
        ? RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new() { TokenLimit = most, TokensPerPeriod = 1, ReplenishmentPeriod = each, QueueLimit = 0 })
        : RateLimitPartition.GetNoLimiter(""));

    // Whoever has an address of IPv6 has the 2^64 beside it too.
    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } six => Convert.ToHexString(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };
}
