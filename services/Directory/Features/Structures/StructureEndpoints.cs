using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>The structures of a hub: all of the hub read them, its staff writes them.</summary>
public static class StructureEndpoints
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapStructures(this RouteGroupBuilder hub)
    {
        hub.MapGet("/structures", ListStructures.Handle).WithSummary("Structures du hub");
        hub.MapGet("/structures/same", ListSameStructures.Handle).WithSummary("Fiches qui sont peut-être la même structure, et pourquoi");
        hub.MapGet("/structures/{id:guid}", ReadStructure.Handle).WithSummary("Une structure : ses lieux, sa structure parente, celles qui en dépendent, son adhésion");
        hub.MapGet("/structures/{id:guid}/history", ListStructureChanges.Handle).WithSummary("Ce que des personnes ont changé d'une structure");
        hub.MapPost("/structures", AddStructure.Handle).RequireHubRole(Staff).WithIdempotencyKey().WithSummary("Ajoute une structure");
        hub.MapPut("/structures/{id:guid}", UpdateStructure.Handle).RequireHubRole(Staff).WithSummary("Modifie une structure (If-Match)");
        hub.MapDelete("/structures/{id:guid}", WithdrawStructure.Handle).RequireHubRole(Staff).WithSummary("Retire une structure dont rien ne dépend (If-Match)");
        hub.MapPost("/structures/{id:guid}/merge", MergeStructures.Handle).RequireHubRole(Staff).WithSummary("Fusionne une autre structure avec celle-ci (If-Match)");
        hub.MapPut("/structures/{id:guid}/distinct/{other:guid}", DistinctStructures.Handle).RequireHubRole(Staff).WithSummary("Ces deux fiches ne sont pas la même structure : elles ne sont plus proposées");
        hub.MapDelete("/structures/{id:guid}/distinct/{other:guid}", DistinctStructures.Undo).RequireHubRole(Staff).WithSummary("Revient sur cette décision : la paire peut être proposée de nouveau");
        hub.MapPost("/structures/{id:guid}/merges/{merge:guid}/undo", UndoMerge.Handle).RequireHubRole(Staff).WithSummary("Annule une fusion");
    }
}
