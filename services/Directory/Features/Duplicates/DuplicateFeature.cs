using HubsPlatform.ServiceDefaults.HubAccess;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>One record per place: the hub's staff decides, its administrators accept in bulk, all others of the hub read.</summary>
public static class DuplicateFeature
{
    private static readonly string[] Staff = [HubRole.Admin, HubRole.Member];

    public static void MapDuplicates(this RouteGroupBuilder hub)
    {
        var duplicates = hub.MapGroup("/duplicates").WithTags("Doublons");
        duplicates.MapGet("", ListDuplicates.Handle).WithSummary("Doublons possibles ou décidés, les plus sûrs d'abord");
        duplicates.MapGet("/settings", BulkSettings.Show).WithSummary("Seuil d'acceptation sans examen");
        duplicates.MapPut("/settings", BulkSettings.Replace).RequireHubRole(HubRole.Admin).WithSummary("Fixe ou retire le seuil d'acceptation sans examen");
        duplicates.MapPost("/bulk", AcceptInBulk.Handle).RequireHubRole(HubRole.Admin).WithSummary("Fusionne tous les doublons qui atteignent le seuil");
        duplicates.MapGet("/{id:guid}", GetDuplicate.Handle).WithSummary("Un doublon, et le lieu que donnerait la fusion");
        duplicates.MapPost("/{id:guid}/decision", DecideDuplicate.Handle).RequireHubRole(Staff).WithSummary("Décide : merge, distinct ou later");
        duplicates.MapPost("/{id:guid}/undo", UndoDuplicate.Handle).RequireHubRole(Staff).WithSummary("Annule une décision ; les lieux redeviennent ce qu'ils étaient");
    }
}
