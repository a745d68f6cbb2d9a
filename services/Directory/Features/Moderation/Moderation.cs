using HubsPlatform.ServiceDefaults.HubAccess;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>Errors reported by the public: all of the hub read the queue, its staff decides.</summary>
public static class Moderation
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapModeration(this RouteGroupBuilder hub)
    {
        hub.MapGet("/moderation", ListReports.Handle).WithSummary("Erreurs signalées par le public, selon leur état");
        hub.MapPost("/moderation/{id:guid}/decision", DecideReport.Handle).RequireHubRole(Staff).WithSummary("Accepte (avec ou sans correction du lieu) ou rejette un signalement");
    }
}
