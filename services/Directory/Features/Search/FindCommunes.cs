using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// GET /api/directory/communes: communes by the beginning of their name or by postal code, the largest first: ten, or as many as asked for. The point
/// is the middle of the commune's published places; of a commune without any its chief place, or what is known of its neighbours.
/// </summary>
public static class FindCommunes
{
    private const int Most = 100;
    private const int LongestText = 100;

    public static async Task<Results<Ok<Page<FoundCommune>>, ProblemHttpResult>> Handle(string? q, CommuneNames names, OfficialCode code, HubDatabase database, CancellationToken stop, int pageSize = 10)
    {
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        var communes = names.Beginning(q ?? "", Math.Clamp(pageSize, 1, Most));
        var middles = (await database.QueryAsync<Middle>(
            """
            select commune_code as code, avg(st_y(location::geometry)) as latitude, avg(st_x(location::geometry)) as longitude
            from open.places where commune_code = any(@codes) and location is not null and located is distinct from 'commune' group by commune_code
            """,
            new { codes = communes.Select(commune => commune.Code).ToArray() },
            stop)).ToDictionary(middle => middle.Code);
        var items = communes.Select(commune => new FoundCommune(
            commune.Code, commune.Name, commune.PostalCodes, commune.DepartementCode, code.Departements[commune.DepartementCode].Name,
            middles.GetValueOrDefault(commune.Code)?.Latitude ?? code.Centres.GetValueOrDefault(commune.Code)?.Latitude,
            middles.GetValueOrDefault(commune.Code)?.Longitude ?? code.Centres.GetValueOrDefault(commune.Code)?.Longitude)).ToArray();
        return TypedResults.Ok(new Page<FoundCommune>(items, null, items.Length));
    }

    public sealed record FoundCommune(
        string Code, string Name, IReadOnlyList<string> PostalCodes, string DepartementCode, string DepartementName, double? Latitude, double? Longitude);

    private sealed class Middle
    {
        public string Code { get; init; } = "";
        public double Latitude { get; init; }
        public double Longitude { get; init; }
    }
}
