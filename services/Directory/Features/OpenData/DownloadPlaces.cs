using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.OpenData;

/// <summary>
/// GET /api/directory/open-data/lieux.csv?hub=: the published places in the national standard, of one hub or of all, row by
/// row as they are read. A client that has the current state gets 304.
/// </summary>
public static class DownloadPlaces
{
    private const string Licence = "Licence Ouverte 2.0 (Etalab)";
    private const string LicenceAddress = "<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel=\"license\"";

    public static async Task<IResult> Handle(HubDatabase database, HttpResponse response, TimeProvider clock, CancellationToken stop, string? hub = null)
    {
        HubId? only = null;
        if (!string.IsNullOrEmpty(hub))
        {
            if (!HubId.TryParse(hub, out var parsed) || !await database.QuerySingleOrDefaultAsync<bool>("select exists (select from open.hubs where alias = @hub)", new { hub }, stop))
            {
                return Problem.NotFound("hub_not_found", "Ce hub n'existe pas.");
            }

            only = parsed;
        }

        var version = await PublishedVersion.ReadAsync(database, only, stop);
        response.Headers["X-Licence"] = Licence;
        response.Headers.Link = LicenceAddress;
        response.Headers.CacheControl = "public, max-age=60";
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return TypedResults.Stream(
            output => StandardCsv.WriteAsync(output, PlacesAsync(database, only, stop), stop),
            "text/csv; charset=utf-8",
            $"{day}_lieux-de-mediation-numerique_{only?.Alias ?? "france"}.csv",
            version.LastModified,
            version.ETag);
    }

    private static async IAsyncEnumerable<PlaceDraft> PlacesAsync(HubDatabase database, HubId? hub, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        var rows = transaction.Connection.QueryUnbufferedAsync<PublishedRow>(
            $"select {PublishedRow.Columns} from {PublishedRow.From} where @hub::text is null or p.hub = @hub order by p.hub, p.id", new { hub = hub?.Alias }, transaction.Transaction);
        await foreach (var row in rows.WithCancellation(stop))
        {
            yield return row.ToStandard();
        }
    }
}
