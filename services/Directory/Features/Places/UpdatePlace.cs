using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>PUT /api/directory/hubs/{hub}/places/{id}: replaces a place whose version the caller has read (If-Match).</summary>
public static class UpdatePlace
{
    public static async Task<Results<Ok<PlaceRecord>, ProblemHttpResult>> Handle(
        Guid id, PlaceForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, PlaceWriter writer, ITerritoryMap territories, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await LockAsync(transaction, id, stop) is not { } current)
        {
            return GetPlace.Missing();
        }

        if (!ifMatch.Fits(current.Version))
        {
            return Problem.PreconditionFailed();
        }

        var (draft, errors) = form.Check(current.SourceId, hub.Hub, territories, clock);
        if (draft is null)
        {
            return Problem.Unprocessable("invalid_place", "Ce lieu ne peut pas être enregistré ainsi : corrigez les champs indiqués.", errors);
        }

        await writer.WriteAsync(transaction, current.Source, [draft], hub.Actor, stop);
        await transaction.AuditAsync(hub.Actor, "place.updated", $"places/{id}", stop);
        var place = (await transaction.QuerySingleOrDefaultAsync<PlaceRecord>(GetPlace.Sql, new { hub = hub.Hub.Alias, id }, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(place.Version);
        return TypedResults.Ok(place);
    }

    /// <summary>The version to compare; nobody else changes the place until the transaction ends.</summary>
    internal static Task<LockedPlace?> LockAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<LockedPlace>(
            $"select p.source, p.source_id, p.version, p.departement_code from places p where p.hub_id = @hub and p.id = @id and {GetPlace.IsThere} for update",
            new { hub = transaction.Hub!.Value.Alias, id }, stop);

    internal sealed record LockedPlace(string Source, string SourceId, long Version, string DepartementCode);
}
