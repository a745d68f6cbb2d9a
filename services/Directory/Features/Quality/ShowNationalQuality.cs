using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Quality;

/// <summary>GET /api/directory/national/quality: how fresh and how complete the hubs' censuses are, in all and by hub. Each hub sees in its audit trail that it was read.</summary>
public static class ShowNationalQuality
{
    private static readonly string Sql = $"select p.hub_id as hub, {QualityRow.Columns} from census_places p group by grouping sets ((), (p.hub_id)) order by p.hub_id nulls first";

    public static async Task<Ok<NationalQuality>> Handle(OperatorContext caller, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        await using var national = await database.BeginNationalReadAsync(caller.Actor, "quality.counted", stop);
        var rows = await national.QueryAsync<Row>(Sql, new { today = clock.InFrance() }, stop);
        await national.CommitAsync(stop); // the note of the reading lasts
        return TypedResults.Ok(new NationalQuality(
            rows.Single(row => row.Hub is null).Figures(), [.. rows.Where(row => row.Hub is not null).Select(row => new QualityOfHub(row.Hub!, row.Figures()))]));
    }

    public sealed record NationalQuality(QualityFigures All, IReadOnlyList<QualityOfHub> Hubs);

    public sealed record QualityOfHub(string Hub, QualityFigures Figures);

    private sealed class Row : QualityRow
    {
        public string? Hub { get; init; }
    }
}
