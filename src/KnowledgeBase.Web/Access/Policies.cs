using KnowledgeBase.Access;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeBase.Web.Access;

/// <summary>What endpoints require: one policy for each permission, of its name in lower case.</summary>
public static class Policies
{
    public const string Ask = "ask";
    public const string Record = "record";
    public const string Inspect = "inspect";
    public const string Administer = "administer";

    internal static void Add(AuthorizationOptions options, WebSettings settings)
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            // On loopback, whoever sits at the machine may look at everything.
            var isFree = !settings.RequiresToken && permission is Permission.Ask or Permission.Inspect;
            var policy = new AuthorizationPolicyBuilder();
            if (isFree) policy.RequireAssertion(_ => true);
            else policy.RequireAuthenticatedUser().RequireRole(Enum.GetValues<Role>().Where(role => role.May(permission)).Select(Roles.Word));
            options.AddPolicy(permission.ToString().ToLowerInvariant(), policy.Build());
        }

        // Of every endpoint that names none, and of addresses where there is nothing.
        options.FallbackPolicy = options.GetPolicy(Ask);
    }
}
