using System.Globalization;
using HubsPlatform.Directory.Exports;
using HubsPlatform.Directory.Exports.DataInclusion;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.OpenData;

/// <summary>
/// GET /api/directory/open-data/lieux.{csv,json,geojson,xlsx}, structures.json and services.json, with hub=, departement= and epci=: the published
/// places, row by row as they are read. A client that has the current state gets 304.
/// </summary>
public sealed class DownloadPlaces(HubDatabase database, OfficialCode code, IOptions<OpenDataOptions> options, TimeProvider clock)
{
    private const string Licence = "Licence Ouverte 2.0 (Etalab)";
    private const string LicenceAddress = "<https://www.etalab.gouv.fr/licence-ouverte-open-licence/>; rel=\"license\"";

    private delegate Task WriteRows(Stream output, IAsyncEnumerable<PublishedRow> rows, CancellationToken stop);

    public static void Map(IEndpointRouteBuilder open)
    {
        Add("lieux.csv", "text/csv; charset=utf-8", "les lieux au standard national", (_, output, rows, stop) => StandardCsv.WriteAsync(output, rows.Select(row => row.ToStandard()), stop));
        Add("lieux.json", "application/json", "les lieux au standard national", (_, output, rows, stop) => StandardJson.WriteAsync(output, rows.Select(row => row.ToStandard()), stop));
        Add("lieux.geojson", "application/geo+json", "les lieux en GeoJSON", (_, output, rows, stop) => GeoJson.WriteAsync(output, rows.Select(row => row.ToStandard()), stop));
        Add("lieux.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "les lieux en classeur", (_, output, rows, stop) => Workbook.WriteAsync(output, rows.Select(row => row.ToStandard()), stop));
        Add("structures.json", "application/json", "les structures au schéma de data.inclusion v1",
            (origin, output, rows, stop) => InclusionJson.WriteAsync(output, rows.Select(row => InclusionStructure.Of(row.ToStandard(), row.RecordedOn, origin)), stop));
        Add("services.json", "application/json", "les services au schéma de data.inclusion v1",
            (origin, output, rows, stop) => InclusionJson.WriteAsync(output, rows.SelectMany(row => InclusionService.Of(row.ToStandard(), row.RecordedOn, origin)), stop));

        void Add(string file, string mediaType, string what, Func<InclusionOrigin, Stream, IAsyncEnumerable<PublishedRow>, CancellationToken, Task> write) =>
            open.MapGet($"/open-data/{file}", (HttpContext http, DownloadPlaces download, CancellationToken stop) =>
                    download.AnswerAsync(http, file, mediaType, (output, rows, until) => write(download.Publisher, output, rows, until), stop))
                .WithSummary($"Données ouvertes : {what}, {Licence}").Produces(StatusCodes.Status200OK, contentType: mediaType);
    }

    private InclusionOrigin Publisher => new(
        options.Value.Source, id => options.Value.Portal is { } portal ? new Uri(portal, $"/lieux/{id}").AbsoluteUri : null);

    private async Task<IResult> AnswerAsync(HttpContext http, string file, string mediaType, WriteRows write, CancellationToken stop)
    {
        var (filter, problem) = await PublishedFilter.ReadAsync(http.Request.Query, database, code, stop);
        if (problem is not null)
        {
            return problem;
        }

        var version = await PublishedVersion.ReadAsync(database, filter.Hub, stop);
        http.Response.Headers["X-Licence"] = Licence;
        http.Response.Headers.Link = LicenceAddress;
        http.Response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Stream(output => write(output, filter.RowsAsync(database, stop), stop), mediaType, Name(file, filter), version.LastModified, version.ETag);
    }

    /// <summary>By the rule of the national standard: day, producer, what it holds, territory.</summary>
    private string Name(string file, PublishedFilter filter)
    {
        var day = clock.InFrance().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (name, extension) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        return $"{day}_{options.Value.Producer}_{(name == "lieux" ? "lieux-de-mediation-numerique" : name)}_{filter.Territory}{extension}";
    }
}
