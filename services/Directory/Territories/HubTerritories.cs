using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Territories;

/// <summary>Which hub holds which départements and groups of communes. The most specific wins: an EPCI before its département.</summary>
public sealed class HubTerritories(IReadOnlyDictionary<string, HubId> departements, IReadOnlyDictionary<string, HubId> epcis)
{
    public static readonly HubTerritories None = new(new Dictionary<string, HubId>(), new Dictionary<string, HubId>());

    public HubId HubOf(Commune commune) =>
        commune.EpciCode is { } epci && epcis.TryGetValue(epci, out var byEpci) ? byEpci : HubOfDepartement(commune.DepartementCode);

    public HubId HubOfDepartement(string code) => departements.TryGetValue(code, out var hub) ? hub : HubId.National;
}
