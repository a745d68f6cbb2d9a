using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Demonstration;

/// <summary>
/// Fills the hubs of a developer's machine (<c>Demonstration:Load</c>) through the same doors as people use, so that the other
/// services hear of it. A hub that had its demonstration keeps what people made of it.
/// </summary>
public sealed partial class DemonstrationData(HubDatabase database, TerritoryMap map, PlaceWriter writer, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock, ILogger<DemonstrationData> logger)
{
    public const string Source = "demonstration";

    private const int FewestPlaces = 2;
    private static readonly Actor Actor = Actor.System(Source);

    /// <exception cref="InvalidOperationException">Asked for outside Development.</exception>
    public async Task LoadAsync(CancellationToken stop)
    {
        if (!configuration.GetValue<bool>("Demonstration:Load"))
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException("Demonstration:Load is for Development only: invented places do not belong into a real directory.");
        }

        foreach (var hub in DemonstrationTowns.All.GroupBy(town => map.HubFor(town.Code)))
        {
            await LoadAsync(hub.Key, [.. hub], stop);
        }
    }

    private async Task LoadAsync(HubId hub, IReadOnlyList<(string Code, double Latitude, double Longitude)> towns, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub, stop);
        await transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtext('demonstration:' || @Alias))", new { hub.Alias }, stop);
        if (await transaction.QuerySingleOrDefaultAsync<bool>("select exists (select from places where hub_id = @Alias and source = @Source)", new { hub.Alias, Source }, stop))
        {
            return;
        }

        var perTown = FewestPlaces + hub.Alias.Length % 3;
        var places = new DemonstrationPlaces(map.Code);
        var outcomes = await writer.WriteAsync(transaction, Source, [.. towns.SelectMany(town => places.In(town, perTown))], Actor, stop);
        await AddPeopleAsync(transaction, stop);
        await transaction.AuditAsync(Actor, "demonstration.loaded", $"hubs/{hub}", stop);
        await transaction.CommitAsync(stop);
        LogLoaded(logger, outcomes.Count, hub);
    }

    /// <summary>Two structures out of three have a mediator.</summary>
    private async Task AddPeopleAsync(HubTransaction transaction, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var structures = await transaction.QueryAsync<(Guid Id, string Departement)>(
            "select id, departement_code from structures where hub_id = @hub and active order by key", new { hub = transaction.Hub!.Value.Alias }, stop);
        for (var index = 0; index < structures.Count; index++)
        {
            if (index % 3 < 2)
            {
                var form = DemonstrationPeople.For(structures[index].Id, structures[index].Departement, index);
                await MediatorStore.InsertAsync(transaction, Guid.CreateVersion7(), form, clock.InFrance(), now, Actor, stop);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Places} places of the demonstration in {Hub}")]
    private static partial void LogLoaded(ILogger logger, int places, HubId hub);
}
