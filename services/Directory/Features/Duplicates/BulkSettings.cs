using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>GET and PUT /api/directory/hubs/{hub}/duplicates/settings: from which score on the hub accepts pairs without looking at each; null, as at the beginning, means never.</summary>
public static class BulkSettings
{
    private const int Least = 80;
    private const int Most = 100;

    public static async Task<Ok<DuplicateSettings>> Show(HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        var settings = await ReadAsync(database, hub.Hub, stop);
        response.SetETag(settings.Version);
        return TypedResults.Ok(settings);
    }

    public static async Task<Results<Ok<DuplicateSettings>, ProblemHttpResult>> Replace(
        BulkThresholdForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (form.BulkThreshold is < Least or > Most)
        {
            return Problem.Unprocessable(
                "threshold_out_of_range", $"Le seuil va de {Least} à {Most}, ou reste vide.", [new FieldError("bulkThreshold", "threshold_out_of_range", $"Donnez un nombre de {Least} à {Most}, ou rien.")]);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var args = new { hub = hub.Hub.Alias, form.BulkThreshold, version = ifMatch.Version, now = clock.GetUtcNow(), by = hub.Actor.Subject };
        var written = await transaction.QuerySingleOrDefaultAsync<DuplicateSettings>(
            """
            insert into duplicate_settings as s (hub_id, bulk_threshold, updated_at, updated_by)
            select @hub, @BulkThreshold, @now, @by where coalesce(@version, 0) = 0 or exists (select from duplicate_settings where hub_id = @hub)
            on conflict (hub_id) do update set bulk_threshold = excluded.bulk_threshold, version = s.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
              where @version is null or s.version = @version
            returning bulk_threshold, version
            """,
            args, stop);
        if (written is null)
        {
            return Problem.PreconditionFailed();
        }

        await transaction.AuditAsync(hub.Actor, "duplicates.threshold-set", $"duplicates/settings/{form.BulkThreshold?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "off"}", stop);
        await transaction.CommitAsync(stop);
        response.SetETag(written.Version);
        return TypedResults.Ok(written);
    }

    internal static async Task<DuplicateSettings> ReadAsync(HubDatabase database, HubId hub, CancellationToken stop) =>
        await database.QuerySingleOrDefaultAsync<DuplicateSettings>(hub, "select bulk_threshold, version from duplicate_settings where hub_id = @hub", new { hub = hub.Alias }, stop)
        ?? new DuplicateSettings(null, 0);

    /// <param name="BulkThreshold">80 to 100; null: nothing is accepted unseen.</param>
    /// <param name="Version">0 before the first setting.</param>
    public sealed record DuplicateSettings(int? BulkThreshold, long Version);

    public sealed record BulkThresholdForm(int? BulkThreshold);
}
