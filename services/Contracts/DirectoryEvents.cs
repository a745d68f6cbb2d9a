namespace HubsPlatform.Contracts;

/// <summary>A hub exists, or its name, missions or territory changed.</summary>
[EventName("directory.hub-declared.v1", "funding", "training", "evaluation")]
public sealed record HubDeclared : HubEvent
{
    /// <summary>The hub's name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>Codes of the départements that the hub covers, official geographic code.</summary>
    public required IReadOnlyList<string> Departements { get; init; }

    /// <summary>SIREN of the groups of communes (EPCI) that the hub covers.</summary>
    public required IReadOnlyList<string> Epcis { get; init; }

    /// <summary>Codes of the missions that the hub's programme gives it: recenser, lever-des-fonds, mutualiser, evaluer, animer, accompagner.</summary>
    public required IReadOnlyList<string> Missions { get; init; }

    /// <summary>Names of the members of the consortium that bears the hub.</summary>
    public required IReadOnlyList<string> Consortium { get; init; }

    /// <summary>Grows with each change of the hub.</summary>
    public required long Version { get; init; }
}

/// <summary>Places of a hub as they are now. At most <see cref="MostPlaces"/> in one event.</summary>
[EventName("directory.places-recorded.v1", "funding", "evaluation")]
public sealed record PlacesRecorded : HubEvent
{
    /// <summary>How many places one event carries at the most.</summary>
    public const int MostPlaces = 500;

    /// <summary>The places, each at most once.</summary>
    public required IReadOnlyList<PlaceState> Places { get; init; }
}

/// <summary>One place (lieu de médiation numérique) as it is at a version. A consumer keeps the highest version.</summary>
public sealed record PlaceState
{
    /// <summary>Id of the place, stable over its life in one hub.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>Grows with each change of the place.</summary>
    public required long Version { get; init; }

    /// <summary>False: withdrawn from this hub, or moved to another one.</summary>
    public required bool Active { get; init; }

    /// <summary>The place's name.</summary>
    public required string Name { get; init; }

    /// <summary>The structure that runs it.</summary>
    public Guid? StructureId { get; init; }

    /// <summary>INSEE code of its commune, null when it could not be told.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Code of its département, official geographic code.</summary>
    public required string DepartementCode { get; init; }

    /// <summary>Services offered, values of the national standard v1.0.2.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>When its source last checked it (<c>date_maj</c>), null when the source does not say.</summary>
    public DateOnly? UpdatedOn { get; init; }
}

/// <summary>Structures of a hub as they are now. At most <see cref="PlacesRecorded.MostPlaces"/> in one event.</summary>
[EventName("directory.structures-recorded.v1", "funding", "training", "evaluation")]
public sealed record StructuresRecorded : HubEvent
{
    /// <summary>The structures, each at most once.</summary>
    public required IReadOnlyList<StructureState> Structures { get; init; }
}

/// <summary>One structure (association, commune, company …) as it is at a version.</summary>
public sealed record StructureState
{
    /// <summary>Id of the structure, stable over its life in one hub.</summary>
    public required Guid StructureId { get; init; }

    /// <summary>Grows with each change of the structure.</summary>
    public required long Version { get; init; }

    /// <summary>False: no longer a structure of this hub.</summary>
    public required bool Active { get; init; }

    /// <summary>The structure's name.</summary>
    public required string Name { get; init; }

    /// <summary>SIRET (14 digits) or RNA (W and 9 characters), null when unknown.</summary>
    public string? Pivot { get; init; }

    /// <summary>Code of its département, official geographic code.</summary>
    public required string DepartementCode { get; init; }

    /// <summary>It runs at least one active place: an operating actor in the sense of selection criterion 1 of the 2018 call.</summary>
    public required bool Operating { get; init; }
}

/// <summary>Mediators of a hub as they are now, without personal data: names stay in the directory.</summary>
[EventName("directory.mediators-recorded.v1", "evaluation")]
public sealed record MediatorsRecorded : HubEvent
{
    /// <summary>The mediators, each at most once.</summary>
    public required IReadOnlyList<MediatorState> Mediators { get; init; }
}

/// <summary>One mediator (médiateur or aidant numérique) as known at a version.</summary>
public sealed record MediatorState
{
    /// <summary>Id of the mediator, stable over their life in one hub.</summary>
    public required Guid MediatorId { get; init; }

    /// <summary>Grows with each change.</summary>
    public required long Version { get; init; }

    /// <summary>False: left the hub, or erased.</summary>
    public required bool Active { get; init; }

    /// <summary>The employer.</summary>
    public Guid? StructureId { get; init; }

    /// <summary>Code of the département where the mediator works.</summary>
    public required string DepartementCode { get; init; }
}

/// <summary>An import ended. The counts are rows of the file and add up to its rows.</summary>
[EventName("directory.import-completed.v1")]
public sealed record ImportCompleted : HubEvent
{
    /// <summary>Id of the import.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>Who delivered the records.</summary>
    public required string Source { get; init; }

    /// <summary>Rows that made a place.</summary>
    public required int Created { get; init; }

    /// <summary>Rows that changed a place.</summary>
    public required int Updated { get; init; }

    /// <summary>Rows that said what was known.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows outside the hub's territory, not imported.</summary>
    public required int Outside { get; init; }

    /// <summary>Rows refused with a reason.</summary>
    public required int Rejected { get; init; }

    /// <summary>Rows with at least one warning; they are in one of the other counts too.</summary>
    public required int Warnings { get; init; }
}
