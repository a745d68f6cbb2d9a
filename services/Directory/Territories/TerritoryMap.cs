using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Territories;

/// <summary>The geographic code never changes while the service runs; the hubs' territories do, and are replaced as a whole.</summary>
public sealed class TerritoryMap(OfficialCode code) : ITerritoryMap
{
    private readonly CommuneFinder _finder = new(code);
    private volatile HubTerritories _territories = HubTerritories.None;

    public OfficialCode Code { get; } = code;

    public CommuneMatch? ResolveCommune(string? postalCode, string? name, string? inseeCode) => _finder.Resolve(postalCode, name, inseeCode);

    public IReadOnlyList<CommuneMatch> ServedBy(string postalCode) => _finder.ServedBy(postalCode);

    public HubId HubFor(string communeCode) =>
        Code.Communes.TryGetValue(communeCode, out var commune) ? _territories.HubOf(commune) : HubId.National;

    public bool Covers(HubId hub, string communeCode) => Code.Communes.ContainsKey(communeCode) && HubFor(communeCode) == hub;

    public void Replace(HubTerritories territories) => _territories = territories;
}
