namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>Where and when an itinerant place receives people.</summary>
/// <param name="Name">Of the spot, such as « parking de la mairie ».</param>
/// <param name="OpeningHours">In OpenStreetMap's format, when it comes regularly.</param>
/// <param name="Dates">The days it comes, when they are listed.</param>
public sealed record Stop(
    string? Name, string CommuneCode, string Commune, string? PostalCode, string? Address, double? Latitude, double? Longitude, string? OpeningHours, IReadOnlyList<DateOnly> Dates);

/// <summary>All stops of a place, in their order.</summary>
public sealed record StopList(IReadOnlyList<Stop> Items, long Version);
