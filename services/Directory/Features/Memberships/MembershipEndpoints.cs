using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>The hub's network: all of the hub read it, its staff writes it.</summary>
public static class MembershipEndpoints
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapMemberships(this RouteGroupBuilder hub)
    {
        hub.MapGet("/memberships", ListMemberships.Handle).WithSummary("Adhésions au réseau du hub");
        hub.MapGet("/memberships/counts", CountMemberships.Handle).WithSummary("Le réseau aujourd'hui, en nombres");
        hub.MapGet("/memberships.csv", ExportMemberships.Handle).WithSummary("Les adhésions, pour un tableur");
        hub.MapGet("/memberships/{id:guid}", ChangeMembership.ReadAsync).WithSummary("Une adhésion");
        hub.MapGet("/structures/{id:guid}/memberships", ListMemberships.OfStructureAsync).WithSummary("Toutes les adhésions d'une structure");
        hub.MapPost("/structures/{id:guid}/memberships", AddMembership.Handle).RequireHubRole(Staff).WithIdempotencyKey().WithSummary("La structure entre dans le réseau");
        hub.MapPut("/memberships/{id:guid}", ChangeMembership.UpdateAsync).RequireHubRole(Staff).WithSummary("Corrige ou termine une adhésion (If-Match)");
        hub.MapDelete("/memberships/{id:guid}", ChangeMembership.RemoveAsync).RequireHubRole(Staff).WithSummary("Supprime une adhésion saisie par erreur (If-Match)");
    }
}
