using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>Closures and stops of a place: the hub's people read them, its staff writes them.</summary>
public static class TimetableEndpoints
{
    public static void MapTimetables(this RouteGroupBuilder hub)
    {
        var closures = hub.MapGroup("/places/{id:guid}/closures");
        closures.MapGet("", ListClosures.Handle).WithSummary("Fermetures temporaires d'un lieu");
        closures.MapPost("", AddClosure.Handle).RequireHubRole(HubRole.Admin, HubRole.Member).WithIdempotencyKey().WithSummary("Annonce une fermeture temporaire");
        closures.MapDelete("/{closure:guid}", RemoveClosure.Handle).RequireHubRole(HubRole.Admin, HubRole.Member).WithSummary("Retire l'annonce d'une fermeture");

        var stops = hub.MapGroup("/places/{id:guid}/stops");
        stops.MapGet("", GetStops.Handle).WithSummary("Arrêts d'un lieu itinérant");
        stops.MapPut("", ReplaceStops.Handle).RequireHubRole(HubRole.Admin, HubRole.Member).WithSummary("Remplace la tournée d'un lieu itinérant (If-Match)");
    }
}
