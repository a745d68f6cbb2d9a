using System.Reflection;
using System.Security.Claims;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>Parameter of a handler in a hub group: the hub of the path, in which the caller was found to have a role.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="Actor">The caller.</param>
/// <param name="Roles">The caller's roles in this hub.</param>
public sealed record HubContext(HubId Hub, Actor Actor, IReadOnlySet<string> Roles)
{
    /// <summary>The caller has the role in this hub.</summary>
    public bool Has(string role) => Roles.Contains(role);

    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is in no hub group.</exception>
    public static ValueTask<HubContext> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var hub = HubId.Parse((string)context.GetRouteValue("hub")!);
        return HubGrants.From(context.User).Hubs.TryGetValue(hub, out var roles) && roles.Count > 0
            ? ValueTask.FromResult(new HubContext(hub, Callers.ActorOf(context.User), roles))
            : throw new InvalidOperationException($"{context.GetEndpoint()?.DisplayName} takes a HubContext outside MapHubGroup.");
    }
}

/// <summary>Parameter of a handler in a national group: someone of the national operator.</summary>
/// <param name="Actor">The caller.</param>
public sealed record OperatorContext(Actor Actor)
{
    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is in no national group.</exception>
    public static ValueTask<OperatorContext> BindAsync(HttpContext context, ParameterInfo parameter) =>
        HubGrants.From(context.User).IsOperator
            ? ValueTask.FromResult(new OperatorContext(Callers.ActorOf(context.User)))
            : throw new InvalidOperationException($"{context.GetEndpoint()?.DisplayName} takes an OperatorContext outside MapNationalGroup.");
}

/// <summary>Who a token speaks for.</summary>
public static class Callers
{
    /// <summary>The person or program of a validated token.</summary>
    /// <exception cref="InvalidOperationException">The token has no <c>sub</c>.</exception>
    public static Actor ActorOf(ClaimsPrincipal user)
    {
        var subject = user.FindFirstValue("sub") ?? throw new InvalidOperationException("The token has no sub.");
        var kind = user.HasClaim(claim => claim.Type == "client_id") ? ActorKind.Service : ActorKind.Person;
        return new Actor(subject, user.FindFirstValue("preferred_username") ?? subject, kind);
    }
}
