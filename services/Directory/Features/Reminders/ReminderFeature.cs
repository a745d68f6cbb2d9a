using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Idempotency;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>The hub's staff asks those who run the places; its administrators decide how.</summary>
public static class ReminderFeature
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderReadiness>();
        services.AddSingleton<ReminderQueue>();
        services.AddHostedService<ReminderSender>();
        services.AddHostedService<ReminderSchedule>();
    }

    public static void MapReminders(this RouteGroupBuilder hub)
    {
        var reminders = hub.MapGroup("/reminders").WithTags("Relances").RequireHubRole(Staff);
        reminders.MapGet("", ListReminders.Handle).WithSummary("Journal des relances, les dernières d'abord");
        reminders.MapPost("", SendReminders.Handle).WithIdempotencyKey().WithSummary("Relance les responsables des lieux d'un niveau de fraîcheur, ou d'un lieu");
        reminders.MapPost("/{id:guid}/again", SendAgain.Handle).WithIdempotencyKey().WithSummary("Relance de nouveau les lieux d'un courriel en échec");
        reminders.MapGet("/reach", ShowReach.Handle).WithSummary("Qui les relances atteindraient aujourd'hui, par niveau de fraîcheur");
        reminders.MapGet("/unreachable", ListUnreachable.Handle).WithSummary("Lieux sans adresse de courriel");
        reminders.MapGet("/settings", SetReminders.Show).WithSummary("Réglages des relances et des corrections");
        reminders.MapPut("/settings", SetReminders.Replace).RequireHubRole(HubRole.Admin).WithSummary("Fixe les réglages des relances et des corrections (If-Match)");

        hub.MapPost("/places/{id:guid}/links", HandOutLink.Handle).RequireHubRole(Staff).WithTags("Relances").WithSummary("Un lien signé à transmettre autrement que par la plateforme");
        hub.MapDelete("/places/{id:guid}/links", RevokeLinks.OfPlace).RequireHubRole(Staff).WithTags("Relances").WithSummary("Annule tous les liens d'un lieu");
        hub.MapDelete("/links/{link:guid}", RevokeLinks.One).RequireHubRole(Staff).WithTags("Relances").WithSummary("Annule un lien");
    }
}
