using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Quality;

/// <summary>GET /api/directory/hubs/{hub}/quality: how fresh and how complete the census is, in all, by source and by département. A merged place counts once, for the source that it is named after.</summary>
public static class ShowQuality
{
    private static readonly string Sql = $"""
        select grouping(p.source) = 0 as is_source, grouping(p.departement_code) = 0 as is_departement, coalesce(p.source, p.departement_code) as code, {QualityRow.Columns}
        from census_places p where p.hub_id = @hub group by grouping sets ((), (p.source), (p.departement_code)) order by count(*) desc, 3
        """;

    public static async Task<Ok<HubQuality>> Handle(HubContext hub, HubDatabase database, OfficialCode code, TimeProvider clock, CancellationToken stop)
    {
        var rows = await database.QueryAsync<Row>(hub.Hub, Sql, new { hub = hub.Hub.Alias, today = clock.InFrance() }, stop);
        return TypedResults.Ok(new HubQuality(
            hub.Hub.Alias,
            rows.Single(row => row is { IsSource: false, IsDepartement: false }).Figures(),
            [.. rows.Where(row => row.IsSource).Select(row => new SourceQuality(row.Code!, row.Figures()))],
            [.. rows.Where(row => row.IsDepartement).OrderBy(row => row.Code, StringComparer.Ordinal)
                .Select(row => new DepartementQuality(row.Code!, code.Departements.GetValueOrDefault(row.Code!)?.Name ?? row.Code!, row.Figures()))]));
    }

    public sealed record HubQuality(string Hub, QualityFigures All, IReadOnlyList<SourceQuality> Sources, IReadOnlyList<DepartementQuality> Departements);

    public sealed record SourceQuality(string Source, QualityFigures Figures);

    public sealed record DepartementQuality(string Code, string Name, QualityFigures Figures);

    private sealed class Row : QualityRow
    {
        public bool IsSource { get; init; }
        public bool IsDepartement { get; init; }
        public string? Code { get; init; }
    }
}
