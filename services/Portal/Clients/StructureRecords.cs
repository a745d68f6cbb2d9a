using System.Text.Json;

namespace HubsPlatform.Portal.Clients;

/// <param name="Membership">One of <see cref="StructuresClient.Filters"/>.</param>
public sealed record StructureFilter(string? Text = null, string? Departement = null, string? Membership = null);

public sealed record StructureItem(
    Guid Id, string Name, string? Pivot, string? Kind, string? CommuneName, string DepartementCode, long Places, long? Mediators, string? Membership);

/// <param name="NameGiven">By a person: imports leave it alone.</param>
/// <param name="NameOfPlaces">What it would be called otherwise.</param>
/// <param name="MergedInto">Where it ended; null for one that is there.</param>
public sealed record Structure(
    Guid Id, string Name, bool NameGiven, string? NameOfPlaces, string? Pivot, string? PivotKind, string? Kind, string? CommuneCode, string? CommuneName, string DepartementCode,
    string? ContactFunction, string? ContactPhone, string? ContactEmail, string? Website, bool ByHand, bool Active, NamedStructure? Parent, NamedStructure? MergedInto,
    IReadOnlyList<NamedStructure> Children, IReadOnlyList<StructurePlace> Places, long PlacesTotal, long? Mediators, StructureMembership? Membership, IReadOnlyList<StructureMerge> Merges,
    long Version);

public sealed record NamedStructure(Guid Id, string Name);

public sealed record StructurePlace(Guid Id, string Name, string Address, string PostalCode, string Commune);

public sealed record StructureMembership(Guid Id, string Kind, DateOnly StartsOn, DateOnly? EndsOn, DateOnly? CharterSignedOn);

public sealed record StructureMerge(Guid Id, Guid StructureId, string Name, DateTimeOffset MergedAt);

/// <summary>Two records that may be one structure, and why.</summary>
/// <param name="DecidedAt">When people said that they are two; null while they are proposed.</param>
public sealed record SameStructures(SameStructure Kept, SameStructure Other, IReadOnlyList<SameReason> Reasons, DateTimeOffset? DecidedAt = null, string? DecidedBy = null);

public sealed record SameStructure(Guid Id, string Name, long Places);

public sealed record SameReason(string Code, string Text);

/// <summary>What people changed; <paramref name="Other"/> is the other structure of a merge.</summary>
public sealed record StructureChange(Guid Id, string Kind, NamedStructure? Other, string? Subject, ChangeAuthor By, DateTimeOffset ChangedAt, IReadOnlyList<StructureChangedField> Changes);

public sealed record StructureChangedField(string Field, JsonElement Old, JsonElement New);

public sealed record StructureEntry(
    string? Name, bool? NameGiven, string? Pivot, string? Kind, Guid? ParentId, string? Commune, string? PostalCode, string? CommuneCode, string? DepartementCode, string? ContactFunction,
    string? ContactPhone, string? ContactEmail, string? Website);

/// <summary>Structures in the network today by what they are; none: those of the census that are not in it.</summary>
public sealed record NetworkCounts(long Lead, long Founder, long Member, long Partner, long None, long Charters);

/// <param name="State">coming, current or ended.</param>
public sealed record Membership(
    Guid Id, Guid StructureId, string StructureName, string Kind, DateOnly StartsOn, DateOnly? EndsOn, string? ContactFunction, DateOnly? CharterSignedOn, string State, long Version);

public sealed record MembershipEntry(string? Kind, DateOnly? StartsOn, DateOnly? EndsOn, string? ContactFunction, DateOnly? CharterSignedOn);
