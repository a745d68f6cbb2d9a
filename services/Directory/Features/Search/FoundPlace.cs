namespace HubsPlatform.Directory.Features.Search;

/// <summary>A published place in a list of results. <c>distanceKm</c> is there where the question names a point, <c>closedUntil</c>
/// (the last day) where the place is closed today, whatever its hours say, <c>closures</c> where it is or will be, <c>approximate</c> where only its commune is known: the distance is to that.</summary>
public sealed record FoundPlace(
    Guid Id,
    string Hub,
    string Name,
    string Address,
    string PostalCode,
    string Commune,
    string? CommuneCode,
    string DepartementCode,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> Publics,
    IReadOnlyList<string> Fees,
    IReadOnlyList<string> Programmes,
    IReadOnlyList<string> Accompaniments,
    string? Phone,
    string? OpeningHours,
    DateOnly? UpdatedOn,
    bool? Approximate,
    double? DistanceKm,
    DateOnly? ClosedUntil,
    IReadOnlyList<FoundClosure>? Closures);

/// <summary>Both days included.</summary>
public sealed record FoundClosure(DateOnly From, DateOnly To);
