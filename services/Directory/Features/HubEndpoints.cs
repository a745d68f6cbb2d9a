using HubsPlatform.Directory.Features.Duplicates;
using HubsPlatform.Directory.Features.History;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Features.Memberships;
using HubsPlatform.Directory.Features.Moderation;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Features.Quality;
using HubsPlatform.Directory.Features.Reminders;
using HubsPlatform.Directory.Features.Structures;
using HubsPlatform.Directory.Features.Timetables;
using HubsPlatform.Directory.Features.Workspace;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;

namespace HubsPlatform.Directory.Features;

/// <summary>The workspace of one hub. Its people all read the census; its staff writes it and alone sees who the mediators are.</summary>
public static class HubEndpoints
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapHubDirectory(this RouteGroupBuilder hub)
    {
        hub.MapGet("", ShowHub.Handle).WithSummary("Le hub : nom, missions, territoire");
        hub.MapGet("/summary", ShowSummary.Handle).WithSummary("Ce que contient le recensement du hub, en tout et par département");
        hub.MapGet("/export.csv", ExportPlaces.Handle).WithSummary("Le recensement du hub au standard national");

        hub.MapGet("/places", ListPlaces.Handle).WithSummary("Lieux du hub");
        hub.MapGet("/places/{id:guid}", GetPlace.Handle).WithSummary("Un lieu du hub");
        hub.MapPost("/places", CreatePlace.Handle).RequireHubRole(Staff).WithIdempotencyKey().WithSummary("Ajoute un lieu");
        hub.MapPut("/places/{id:guid}", UpdatePlace.Handle).RequireHubRole(Staff).WithSummary("Remplace un lieu (If-Match)");
        hub.MapPost("/places/{id:guid}/keep", KeepPlace.Handle).RequireHubRole(Staff).WithSummary("Confirme un lieu que sa source n'a plus");
        hub.MapDelete("/places/{id:guid}", WithdrawPlace.Handle).RequireHubRole(Staff).WithSummary("Retire un lieu (If-Match)");

        hub.MapStructures();
        hub.MapMemberships();
        hub.MapTimetables();
        hub.MapDuplicates();
        hub.MapHistory();
        hub.MapModeration();
        hub.MapReminders();
        hub.MapGet("/quality", ShowQuality.Handle).WithSummary("Fraîcheur et complétude du recensement, en tout, par source et par département");

        var mediators = hub.MapGroup("/mediators").RequireHubRole(Staff);
        mediators.MapGet("", ListMediators.Handle).WithSummary("Aidants et médiateurs du hub");
        mediators.MapPost("", AddMediator.Handle).WithIdempotencyKey().WithSummary("Ajoute une personne");
        mediators.MapGet("/{id:guid}", GetMediator.Handle).WithSummary("Une personne");
        mediators.MapPut("/{id:guid}", UpdateMediator.Handle).WithSummary("Remplace une personne (If-Match)");
        mediators.MapDelete("/{id:guid}", EraseMediator.Handle).WithSummary("Oublie une personne");
        mediators.MapGet("/{id:guid}/export", GetMediator.ExportAsync).WithSummary("Tout ce qui est su d'une personne, pour le lui remettre");
    }
}
