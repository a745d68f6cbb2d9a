using System.Security.Claims;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Portal.Web;

/// <summary>Who reads the page: the person of the bearer token that the gateway put in place of the session cookie, or nobody.</summary>
public sealed class Visitor(IHttpContextAccessor accessor)
{
    private HubGrants? _grants;

    private ClaimsPrincipal User => accessor.HttpContext!.User;

    public bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public string Name => User.FindFirstValue("name") ?? User.FindFirstValue("preferred_username") ?? string.Empty;

    /// <summary>The person's id at the identity provider.</summary>
    public string? Subject => User.FindFirstValue("sub");

    public bool IsOperator => Grants.IsOperator;

    /// <summary>The hubs in which the person has a role, by alias.</summary>
    public IEnumerable<HubId> Hubs => Grants.Hubs.Where(hub => hub.Value.Count > 0).Select(hub => hub.Key).OrderBy(hub => hub.Alias, StringComparer.Ordinal);

    public IReadOnlySet<string> RolesIn(HubId hub) => Grants.Hubs.TryGetValue(hub, out var roles) ? roles : new HashSet<string>();

    private HubGrants Grants => _grants ??= IsSignedIn ? HubGrants.From(User) : new HubGrants(false, new Dictionary<HubId, IReadOnlySet<string>>());
}
