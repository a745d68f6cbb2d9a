namespace HubsPlatform.Portal.Clients;

/// <summary>A hub as everybody may see it.</summary>
public sealed record Hub(
    string Alias,
    string Name,
    IReadOnlyList<string>? Missions,
    IReadOnlyList<string>? Consortium,
    IReadOnlyList<Territory>? Territories,
    long Places);

/// <summary>A département or group of communes (EPCI) of a hub.</summary>
public sealed record Territory(string Kind, string Code, string Name);

/// <summary>A group of communes.</summary>
public sealed record Epci(string Code, string Name);

/// <summary>A commune with a point where its places are, when there is one.</summary>
public sealed record Commune(string Code, string Name, IReadOnlyList<string> PostalCodes, string DepartementCode, string? DepartementName, double? Latitude, double? Longitude);

/// <summary>A place in a list of results; <paramref name="ClosedUntil"/> is the last day of a closure that holds today, of one
/// that is <paramref name="Approximate"/> only the commune is known.</summary>
public sealed record PlaceSummary(
    Guid Id,
    string Hub,
    string Name,
    string Address,
    string PostalCode,
    string Commune,
    string? DepartementCode,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<string> Services,
    IReadOnlyList<string>? Fees,
    double? DistanceKm,
    string? Phone,
    string? OpeningHours,
    DateOnly? UpdatedOn,
    DateOnly? ClosedUntil = null,
    bool? Approximate = null,
    IReadOnlyList<Closure>? Closures = null);

/// <summary>A page of results.</summary>
/// <param name="Total">Of all pages.</param>
/// <param name="CorrectedText">The words that were searched for in place of those typed, which are nowhere.</param>
/// <param name="Understood">What the words typed, which are nowhere, stand for.</param>
/// <param name="StandsFor">What the words typed, which are somewhere, stand for besides.</param>
/// <param name="QpvByCommune">A priority district asked for has no outline: it stands for its whole communes.</param>
/// <param name="Facets">By list, how many places each of its values would leave.</param>
public sealed record FoundPlaces(
    IReadOnlyList<PlaceSummary> Items, string? Next, long Total, string? CorrectedText, IReadOnlyDictionary<string, IReadOnlyList<Facet>>? Facets, bool? QpvByCommune = null,
    Understood? Understood = null, Understood? StandsFor = null)
{
    public long? CountOf(string list, string value) =>
        Facets?.TryGetValue(list, out var facets) == true ? facets.FirstOrDefault(facet => facet.Value == value)?.Count ?? 0 : null;
}

/// <param name="Text">The words that are looked for all the same.</param>
/// <param name="Traits">By the name of the list at the directory, values of the standard.</param>
/// <param name="Open"><c>now</c>, or a day of the week in English.</param>
public sealed record Understood(string? Text, string? PostalCode, IReadOnlyDictionary<string, IReadOnlyList<string>> Traits, string? Open = null);

public sealed record Facet(string Value, long Count);

/// <summary>A place with all that the public may see of it, named as in the national standard.</summary>
public sealed record Place(
    Guid Id,
    string Hub,
    string Name,
    string Address,
    string? AddressComplement,
    string PostalCode,
    string Commune,
    string? DepartementCode,
    double? Latitude,
    double? Longitude,
    string? Phone,
    IReadOnlyList<string>? Emails,
    IReadOnlyList<string>? Websites,
    string? OpeningHours,
    string? Summary,
    string? Description,
    string? BookingUrl,
    string? AccessibilityUrl,
    IReadOnlyList<string>? Services,
    IReadOnlyList<string>? Publics,
    IReadOnlyList<string>? SpecificSupport,
    IReadOnlyList<string>? Fees,
    IReadOnlyList<string>? Programmes,
    IReadOnlyList<string>? Labels,
    IReadOnlyList<string>? AccessModes,
    IReadOnlyList<string>? Accompaniments,
    IReadOnlyList<string>? Itinerance,
    DateOnly? UpdatedOn,
    int TrainedMediators = 0,
    IReadOnlyList<QualificationCount>? Qualifications = null,
    IReadOnlyList<string>? Mediators = null,
    IReadOnlyList<Closure>? Closures = null,
    IReadOnlyList<Stop>? Stops = null,
    Geocoded? Geocoded = null)
{
    /// <summary>The one that keeps the place closed longest, of those that hold on a day.</summary>
    public Closure? ClosureOn(DateOnly day) => Closures?.Where(closure => closure.Covers(day)).MaxBy(closure => closure.To);
}

/// <summary>A time when a place is closed, both days included.</summary>
public sealed record Closure(DateOnly From, DateOnly To, string? Reason)
{
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>How a place came to its position whose source does not say it; an approximate one has no coordinates.</summary>
/// <param name="Type">housenumber, street, locality, municipality, commune or sector.</param>
public sealed record Geocoded(string Type, bool Approximate);

/// <summary>Where and when an itinerant place receives people.</summary>
public sealed record Stop(string? Name, string Commune, string? PostalCode, string? Address, string? OpeningHours, IReadOnlyList<DateOnly>? Dates);

/// <summary>How many mediators of a place followed a training.</summary>
public sealed record QualificationCount(string Name, int Mediators);
