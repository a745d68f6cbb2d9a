using HubsPlatform.Directory.Census;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>GET /api/directory/hubs/{hub}/duplicates/{id}: one pair, and what its place is or would be when merged. Its version is the ETag.</summary>
public static class GetDuplicate
{
    public static async Task<Results<Ok<DuplicateDetails>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await DuplicateItem.ReadAsync(transaction, id, stop) is not { } item)
        {
            return Missing();
        }

        var records = await MergedPlaces.RecordsOfAsync(transaction, hub.Hub, [item.PlaceA, item.PlaceB], stop);
        response.SetETag(item.Version);
        return TypedResults.Ok(new DuplicateDetails(item, records.Merged is { } merged ? PlaceRecord.Of(merged) : null, records.Count));
    }

    internal static ProblemHttpResult Missing() => Problem.NotFound("duplicate_not_found", "Ce doublon n'existe pas dans ce hub.");

    /// <param name="Pair">The two records.</param>
    /// <param name="Merged">What they and all records that are merged with one of them say together; null where all were withdrawn.</param>
    /// <param name="Records">How many records that are.</param>
    public sealed record DuplicateDetails(DuplicateItem Pair, PlaceRecord? Merged, int Records);
}
