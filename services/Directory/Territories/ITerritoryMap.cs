using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Territories;

/// <summary>The official geographic code and the hubs' territories, in memory: answers without a database call.</summary>
public interface ITerritoryMap
{
    /// <summary>
    /// The commune that a record means. A code alone is trusted only when it exists and does not contradict the name;
    /// old communes answer the one they became part of, arrondissements of Paris, Lyon and Marseille answer the city.
    /// </summary>
    /// <returns>Null where the record names no commune, or more than one fits equally well.</returns>
    CommuneMatch? ResolveCommune(string? postalCode, string? name, string? inseeCode);

    /// <summary>The communes that a postal code serves; empty for the codes of firms (CEDEX) and unknown ones.</summary>
    IReadOnlyList<CommuneMatch> ServedBy(string postalCode);

    /// <summary>The hub whose territory holds the commune: an EPCI wins over its département; <see cref="HubId.National"/> where none does.</summary>
    HubId HubFor(string communeCode);

    /// <summary>Whether the commune is the hub's: <c>HubFor(communeCode) == hub</c>.</summary>
    bool Covers(HubId hub, string communeCode);
}

/// <summary>A commune of the official geographic code, and how it was found.</summary>
/// <param name="Code">INSEE code of today's commune.</param>
/// <param name="Name">Its official name.</param>
/// <param name="DepartementCode">2 or 3 characters.</param>
/// <param name="PostalCodes">All postal codes of the commune, in order.</param>
/// <param name="How">Which parts of the record led to it.</param>
public sealed record CommuneMatch(
    string Code, string Name, string DepartementCode, IReadOnlyList<string> PostalCodes, CommuneMatchKind How);

/// <summary>Which parts of a record led to its commune, from the surest to the weakest.</summary>
public enum CommuneMatchKind
{
    /// <summary>The INSEE code, and the name agrees (or there is none).</summary>
    Code,

    /// <summary>The name, among the communes that have the postal code.</summary>
    NameAndPostalCode,

    /// <summary>The name, among the communes of the postal code's département.</summary>
    NameAndDepartement,

    /// <summary>A name that only one commune of France has.</summary>
    Name,

    /// <summary>A long name that nobody bears, one slip of the keyboard away from a name that only one commune has; there is no postal code.</summary>
    MistypedName,

    /// <summary>The postal code, which only one commune has; the name does not agree or is missing.</summary>
    PostalCode,
}
