using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>Some role in the hub of the path.</summary>
internal sealed record MemberOfHub : IAuthorizationRequirement;

/// <summary>One of these roles in the hub of the path.</summary>
internal sealed record RoleInHub(params string[] AnyOf) : IAuthorizationRequirement;

/// <summary>The national operator's staff.</summary>
internal sealed record NationalOperator : IAuthorizationRequirement;

/// <summary>Decides on the hub that the path names, before anything else of the request is read.</summary>
internal sealed class HubAuthorization : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (context.Resource is not HttpContext call || context.User.Identity?.IsAuthenticated != true)
        {
            return Task.CompletedTask;
        }

        HubGrants? grants = null;
        foreach (var requirement in context.PendingRequirements.ToArray())
        {
            var isMet = requirement switch
            {
                MemberOfHub => HubOf(call) is { } hub && Grants().Has(hub),
                RoleInHub role => HubOf(call) is { } hub && Grants().Has(hub, role.AnyOf),
                NationalOperator => Grants().IsOperator,
                _ => false,
            };
            if (isMet)
            {
                context.Succeed(requirement);
            }
        }

        return Task.CompletedTask;

        HubGrants Grants() => grants ??= HubGrants.From(context.User);
    }

    private static HubId? HubOf(HttpContext call) => HubId.TryParse(call.GetRouteValue("hub") as string, out var hub) ? hub : null;
}
