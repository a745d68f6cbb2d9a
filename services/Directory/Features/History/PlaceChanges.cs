using HubsPlatform.ServiceDefaults.HubAccess;

namespace HubsPlatform.Directory.Features.History;

/// <summary>The history of a place: all of the hub read what changed, its staff reads who did it and undoes, its administrators let it forget who.</summary>
public static class PlaceChanges
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapHistory(this RouteGroupBuilder hub)
    {
        hub.MapGet("/places/{id:guid}/history", ListChanges.Handle).WithSummary("Historique d'un lieu : chaque changement, champ par champ");
        hub.MapPost("/places/{id:guid}/history/{entry:guid}/undo", UndoChange.Handle).RequireHubRole(Staff).WithSummary("Annule un changement (If-Match)");
        hub.MapGet("/history/authors", ListAuthors.Handle).RequireHubRole(HubRole.Admin).WithSummary("Les personnes et programmes que les historiques du hub nomment");
        hub.MapDelete("/history/authors/{subject}", ForgetAuthor.Handle).RequireHubRole(HubRole.Admin).WithSummary("Ôte le nom d'une personne des historiques du hub ; ses changements y restent");
    }
}
