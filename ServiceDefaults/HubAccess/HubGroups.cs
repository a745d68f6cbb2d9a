using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>The addresses that belong to one hub, and those of the national operator.</summary>
public static class HubGroups
{
    private static readonly AuthorizationPolicy Members = Policy(new MemberOfHub());
    private static readonly AuthorizationPolicy Operators = Policy(new NationalOperator());

    /// <summary>
    /// <c>prefix/hubs/{hub}</c>: open to whoever has a role in that hub (401 without a token, 404 <c>hub_not_found</c> without a
    /// role). Has <c>/audit</c> for the hub's administrators.
    /// </summary>
    public static RouteGroupBuilder MapHubGroup(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup($"{prefix}/hubs/{{hub}}").RequireAuthorization(Members);
        group.MapGet("/audit", ListAuditEntriesAsync).RequireHubRole(HubRole.Admin).WithSummary("Journal d'audit du hub, du plus récent au plus ancien");
        return group;
    }

    /// <summary><c>prefix/national</c>: open to the national operator's staff, 404 to everybody else.</summary>
    public static RouteGroupBuilder MapNationalGroup(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup($"{prefix}/national").RequireAuthorization(Operators);

    /// <summary>One of the roles in the hub of the path, else 403 <c>role_required</c>.</summary>
    public static TBuilder RequireHubRole<TBuilder>(this TBuilder endpoint, params string[] anyOf)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policy(new RoleInHub(anyOf)));

    private static AuthorizationPolicy Policy(IAuthorizationRequirement requirement) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(requirement).Build();

    private static async Task<Results<Ok<Page<AuditEntry>>, ProblemHttpResult>> ListAuditEntriesAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/audit";
        if (!page.TryAfter<Guid?>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var entries = await database.QueryAsync<AuditEntry>(
            hub.Hub,
            """
            select id, hub_id, occurred_at, subject, client, address, action, target, outcome, trace_id
            from platform.audit_entries
            where hub_id in (@hub, '*') and (@after::uuid is null or id < @after)
            order by id desc limit @size
            """,
            new { hub = hub.Hub, after, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from platform.audit_entries where hub_id in (@hub, '*')", new { hub = hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(entries, scope, entry => (Guid?)entry.Id, total));
    }
}
