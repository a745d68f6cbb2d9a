using HubsPlatform.Contracts;

namespace HubsPlatform.Directory.Census;

/// <summary>A place as a statement that changed it returns it, for the other services to hear of.</summary>
internal class StoredPlace
{
    public Guid Id { get; init; }
    public long Version { get; init; }
    public string Name { get; init; } = "";
    public Guid StructureId { get; init; }
    public string? CommuneCode { get; init; }
    public string DepartementCode { get; init; } = "";
    public string[] Services { get; init; } = [];
    public DateOnly? UpdatedOn { get; init; }

    public PlaceState State(bool active) => new()
    {
        PlaceId = Id,
        Version = Version,
        Active = active,
        Name = Name,
        StructureId = StructureId,
        CommuneCode = CommuneCode,
        DepartementCode = DepartementCode,
        Services = Services,
        UpdatedOn = UpdatedOn,
    };
}

/// <summary>A structure, likewise.</summary>
internal class StoredStructure
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public string? Pivot { get; init; }
    public string DepartementCode { get; init; } = "";
    public long Version { get; init; }

    public StructureState State(bool active, bool operating) => new()
    {
        StructureId = Id,
        Version = Version,
        Active = active,
        Name = Name,
        Pivot = Pivot,
        DepartementCode = DepartementCode,
        Operating = operating,
    };
}

/// <summary>A structure that is new or operates again.</summary>
internal sealed class WrittenStructure : StoredStructure
{
    public string Key { get; init; } = "";
}
