using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Workspace;

/// <summary>
/// GET /api/directory/hubs/{hub}/summary: what the hub's census holds today, in all and by département. How many mediators there
/// are is for the staff, who know them; all others are told by the evaluation, which withholds small counts of persons.
/// </summary>
public static class ShowSummary
{
    public static async Task<Ok<HubSummary>> Handle(HubContext hub, HubDatabase database, OfficialCode code, CancellationToken stop)
    {
        var args = new { hub = hub.Hub.Alias };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var departements = await transaction.QueryAsync<DepartementRow>(
            """
            select d.code,
              (select count(*) from census_places p where p.hub_id = @hub and p.departement_code = d.code) as places,
              (select count(*) from structures s where s.hub_id = @hub and s.active and s.departement_code = d.code) as structures,
              (select count(*) from mediators m where m.hub_id = @hub and m.active and m.departement_code = d.code) as mediators,
              (select count(distinct o.commune_code) from open.places o where o.hub = @hub and o.departement_code = d.code) as communes_covered
            from (
              select code from open.territories where kind = 'departement' and hub = @hub
              union select departement_code from places where hub_id = @hub and active
              union select departement_code from structures where hub_id = @hub and active
              union select departement_code from mediators where hub_id = @hub and active) d
            order by d.code
            """,
            args, stop);
        var lastImport = await transaction.QuerySingleOrDefaultAsync<LastImport>(
            """
            select id, source, file_name, started_by, finished_at, created, updated, unchanged, outside, rejected, warnings
            from imports where hub_id = @hub and state = 'completed' and not dry_run order by created_at desc limit 1
            """,
            args, stop);
        var withoutDate = await transaction.QuerySingleOrDefaultAsync<long>(
            "select count(*) from census_places where hub_id = @hub and date_maj is null", args, stop);

        var isStaff = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member);
        var lines = departements
            .Select(row => new DepartementSummary(
                row.Code, code.Departements.GetValueOrDefault(row.Code)?.Name ?? row.Code, row.Places, row.Structures, isStaff ? row.Mediators : null,
                row.CommunesCovered, CommunesOf(code, row.Code)))
            .ToArray();
        return TypedResults.Ok(new HubSummary(
            hub.Hub.Alias, lines.Sum(line => line.Places), lines.Sum(line => line.Structures), isStaff ? lines.Sum(line => line.Mediators) : null,
            lines.Sum(line => line.CommunesCovered), withoutDate, lines, lastImport));
    }

    private static int CommunesOf(OfficialCode code, string departement) => code.Communes.Values.Count(commune => commune.DepartementCode == departement);

    public sealed record HubSummary(
        string Hub, long Places, long Structures, long? Mediators, long CommunesCovered, long PlacesWithoutDate,
        IReadOnlyList<DepartementSummary> Departements, LastImport? LastImport);

    /// <param name="Mediators">Null for who is no staff.</param>
    /// <param name="Communes">How many communes the département has.</param>
    public sealed record DepartementSummary(string Code, string Name, long Places, long Structures, long? Mediators, long CommunesCovered, long Communes);

    public sealed class LastImport
    {
        public Guid Id { get; init; }
        public string Source { get; init; } = "";
        public string FileName { get; init; } = "";
        public string StartedBy { get; init; } = "";
        public DateTimeOffset? FinishedAt { get; init; }
        public int Created { get; init; }
        public int Updated { get; init; }
        public int Unchanged { get; init; }
        public int Outside { get; init; }
        public int Rejected { get; init; }
        public int Warnings { get; init; }
    }

    private sealed class DepartementRow
    {
        public string Code { get; init; } = "";
        public long Places { get; init; }
        public long Structures { get; init; }
        public long Mediators { get; init; }
        public long CommunesCovered { get; init; }
    }
}
