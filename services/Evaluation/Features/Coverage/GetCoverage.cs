using HubsPlatform.Evaluation.Counting;
using HubsPlatform.Evaluation.Disclosure;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Evaluation.Features.Coverage;

/// <summary>How a hub's territory is covered, département by département.</summary>
public static class GetCoverage
{
    public sealed record Coverage(string Hub, string? Name, DateTimeOffset? AsOf, CoverageTotals Totals, IReadOnlyList<DepartementCoverage> Departements);

    public sealed record CoverageTotals(long Places, long Structures, long OperatingStructures, long Communes, IReadOnlyList<string> Services, Figure Mediators);

    public sealed record DepartementCoverage(string Code, long Places, long Structures, long OperatingStructures, long Communes, IReadOnlyList<string> Services, Figure Mediators);

    public static async Task<Ok<Coverage>> HandleAsync(HubContext hub, HubDatabase database, CancellationToken stop)
    {
        var (summary, departements) = await HubCounts.ReadAsync(database, hub.Hub, stop);
        var mediators = SmallCells.Protect([.. departements.Select(departement => departement.Mediators)]);
        return TypedResults.Ok(new Coverage(
            hub.Hub.Alias,
            summary.Name,
            summary.AsOf,
            new CoverageTotals(
                departements.Sum(departement => departement.Places),
                departements.Sum(departement => departement.Structures),
                departements.Sum(departement => departement.OperatingStructures),
                departements.Sum(departement => departement.Communes),
                [.. departements.SelectMany(departement => departement.Services).Distinct().Order(StringComparer.Ordinal)],
                mediators.Total),
            [.. departements.Zip(mediators.Cells, (departement, figure) => new DepartementCoverage(
                departement.Code,
                departement.Places,
                departement.Structures,
                departement.OperatingStructures,
                departement.Communes,
                departement.Services,
                figure))]));
    }
}
