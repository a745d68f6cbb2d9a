using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using HubsPlatform.Directory.Standard;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>GET /api/directory/hubs/{hub}/export.csv: the hub's census in the national standard, row by row as it is read.</summary>
public static class ExportPlaces
{
    public static PushStreamHttpResult Handle(HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        var day = clock.InFrance().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            output => StandardCsv.WriteAsync(output, PlacesAsync(database, hub.Hub, stop), stop),
            "text/csv; charset=utf-8",
            $"{day}_lieux-de-mediation-numerique_{hub.Hub}.csv");
    }

    private static async IAsyncEnumerable<PlaceDraft> PlacesAsync(HubDatabase database, HubId hub, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub, stop);
        var rows = transaction.Connection.QueryUnbufferedAsync<PlaceRecord>(
            $"select {PlaceRecord.Columns} from {PlaceRecord.FromCensus} where p.hub_id = @hub order by p.nom, p.id", new { hub = hub.Alias }, transaction.Transaction);
        await foreach (var row in rows.WithCancellation(stop))
        {
            yield return row.ToStandard();
        }
    }
}
