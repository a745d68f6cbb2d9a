using HubsPlatform.Contracts;

namespace HubsPlatform.Directory.Handover;

/// <summary>How much went from one hub to another.</summary>
public sealed record HandedOver(int Places, int Structures, int Mediators)
{
    public static HandedOver operator +(HandedOver a, HandedOver b) => new(a.Places + b.Places, a.Structures + b.Structures, a.Mediators + b.Mediators);
}

internal sealed class HandedPlace
{
    public Guid PlaceId { get; init; }
    public long Version { get; init; }
    public string Name { get; init; } = "";
    public Guid StructureId { get; init; }
    public string? CommuneCode { get; init; }
    public string DepartementCode { get; init; } = "";
    public string[] Services { get; init; } = [];
    public DateOnly? UpdatedOn { get; init; }
    public bool IsGiven { get; init; }

    public PlaceState State(bool active) => new()
    {
        PlaceId = PlaceId,
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

internal sealed class HandedStructure
{
    public Guid StructureId { get; init; }
    public string Name { get; init; } = "";
    public string? Pivot { get; init; }
    public string DepartementCode { get; init; } = "";
    public long Version { get; init; }

    public StructureState State(bool active, bool operating) => new()
    {
        StructureId = StructureId,
        Version = Version,
        Active = active,
        Name = Name,
        Pivot = Pivot,
        DepartementCode = DepartementCode,
        Operating = operating,
    };
}

internal sealed class HandedMediator
{
    public Guid MediatorId { get; init; }
    public long Version { get; init; }
    public Guid? StructureId { get; init; }
    public string DepartementCode { get; init; } = "";

    public MediatorState State(bool active) => new() { MediatorId = MediatorId, Version = Version, Active = active, StructureId = StructureId, DepartementCode = DepartementCode };
}
