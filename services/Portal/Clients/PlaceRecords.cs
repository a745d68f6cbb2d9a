using System.Text.Json;

namespace HubsPlatform.Portal.Clients;

/// <summary>A record as the hub has it, named as in the hub's API.</summary>
public sealed record HubPlace
{
    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string SourceId { get; init; } = "";

    /// <summary>False where it was taken out of the census.</summary>
    public bool Active { get; init; }

    public long Version { get; init; }
    public string? DepartementCode { get; init; }
    public string? Pivot { get; init; }
    public string Name { get; init; } = "";
    public string Commune { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string? InseeCode { get; init; }
    public string Address { get; init; } = "";
    public string? AddressComplement { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public IReadOnlyList<string> Typologies { get; init; } = [];
    public string? Phone { get; init; }
    public IReadOnlyList<string> Emails { get; init; } = [];
    public IReadOnlyList<string> Websites { get; init; } = [];
    public string? OpeningHours { get; init; }
    public string? Summary { get; init; }
    public string? Description { get; init; }
    public string? Collector { get; init; }
    public IReadOnlyList<string> Itinerance { get; init; } = [];
    public string? ParentStructure { get; init; }
    public DateOnly? UpdatedOn { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Publics { get; init; } = [];
    public IReadOnlyList<string> SpecificSupport { get; init; } = [];
    public IReadOnlyList<string> Fees { get; init; } = [];
    public IReadOnlyList<string> Programmes { get; init; } = [];
    public IReadOnlyList<string> Labels { get; init; } = [];
    public IReadOnlyList<string> OtherLabels { get; init; } = [];
    public IReadOnlyList<string> AccessModes { get; init; } = [];
    public IReadOnlyList<string> Accompaniments { get; init; } = [];
    public string? AccessibilityUrl { get; init; }
    public string? BookingUrl { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The place that stands for all records of this one.</summary>
    public Guid? MergedInto { get; init; }

    public PlaceQuality? Quality { get; init; }
    public PlaceStanding? Standing { get; init; }

    /// <summary>Null where the coordinates are the record's own and not in doubt, and for what is not published by itself.</summary>
    public PlaceLocation? Location { get; init; }

    /// <summary>The id under which the public finds it.</summary>
    public Guid PublicId => MergedInto ?? Id;
}

/// <summary>Freshness, completeness of 100, and the fields that lack, the most useful first.</summary>
public sealed record PlaceQuality(string Freshness, int Score, IReadOnlyList<string> Missing);

/// <summary>How a place came to its position.</summary>
/// <param name="State">located (by its address), approximate (by its commune), unlocated, or doubtful: the record's own coordinates are far from the commune.</param>
/// <param name="Position">Where it is taken to be.</param>
/// <param name="Address">What the geocoder answered; null where it was not asked.</param>
/// <param name="DistanceKm">Of doubtful coordinates, from the middle of the commune.</param>
public sealed record PlaceLocation(string State, KnownPosition? Position, AskedAddress? Address, int? DistanceKm);

/// <param name="Score">0 to 1; null without a geocoder.</param>
/// <param name="Type">housenumber, street, locality, municipality, commune or sector.</param>
public sealed record KnownPosition(double Latitude, double Longitude, double? Score, string Type);

/// <param name="State">waiting, found or unknown.</param>
public sealed record AskedAddress(string State, double? Latitude, double? Longitude, double? Score, string? Type, string? Label);

/// <summary>What its source did with a record, and the records that it is one place with.</summary>
/// <param name="LeftAt">Since when its source no longer has it.</param>
/// <param name="LeftImport">The import that noticed.</param>
/// <param name="DeliveredBy">The source's latest import.</param>
/// <param name="DeliveredAt">When that was.</param>
/// <param name="Records">Itself among them; empty where it is alone.</param>
public sealed record PlaceStanding(DateTimeOffset? LeftAt, Guid? LeftImport, Guid? DeliveredBy, DateTimeOffset? DeliveredAt, IReadOnlyList<CensusRecord> Records);

/// <summary>One change of a place; <paramref name="Subject"/> is the person's id at the identity provider.</summary>
public sealed record PlaceChange(
    Guid Id, long Version, string Kind, string Origin, string? Reference, string Source, string? Subject, ChangeAuthor By, DateTimeOffset ChangedAt, IReadOnlyList<FieldChange> Changes);

/// <summary>Who or what did it: person, program, source, operator, link, platform or elsewhere; the name where the reader is told one.</summary>
public sealed record ChangeAuthor(string Kind, string? Name);

public sealed record FieldChange(string Field, JsonElement Old, JsonElement New);

/// <summary>A temporary closure, both days included.</summary>
public sealed record AnnouncedClosure(Guid Id, DateOnly From, DateOnly To, string Reason);

public sealed record NewClosure(DateOnly? From, DateOnly? To, string? Reason);

/// <summary>All stops of an itinerant place; version 0 where it never had one.</summary>
public sealed record Round(IReadOnlyList<RoundStop> Items, long Version);

public sealed record RoundStop(
    string? Name, string? CommuneCode, string? Commune, string? PostalCode, string? Address, double? Latitude, double? Longitude, string? OpeningHours, IReadOnlyList<DateOnly>? Dates);
