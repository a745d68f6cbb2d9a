using HubsPlatform.Contracts;
using HubsPlatform.Directory.Census;

namespace HubsPlatform.Directory.Handover;

/// <summary>How much went from one hub to another. Withdrawn places and anonymous mediators go along uncounted.</summary>
public sealed record HandedOver(int Places, int Structures, int Mediators)
{
    public static readonly HandedOver Nothing = new(0, 0, 0);

    public static HandedOver operator +(HandedOver a, HandedOver b) => new(a.Places + b.Places, a.Structures + b.Structures, a.Mediators + b.Mediators);
}

/// <summary>What changes its hub, in one transaction.</summary>
/// <param name="Places">Their structures go along when nothing is left in them.</param>
/// <param name="Structures">Structures that have no place.</param>
/// <param name="Mediators">Mediators that have no structure.</param>
internal sealed record HandedIds(Guid[] Places, Guid[] Structures, Guid[] Mediators);

/// <summary>A place on its way. A withdrawn one goes along for its history; one that the new hub had already is not given.</summary>
internal sealed class HandedPlace : StoredPlace
{
    public bool Active { get; init; }
    public bool IsGiven { get; init; }
}

internal sealed class HandedStructure : StoredStructure
{
    public bool Operating { get; init; }
}

internal sealed class HandedMediator
{
    public Guid MediatorId { get; init; }
    public long Version { get; init; }
    public bool Active { get; init; }
    public Guid? StructureId { get; init; }
    public string DepartementCode { get; init; } = "";

    public MediatorState State(bool active) => new() { MediatorId = MediatorId, Version = Version, Active = active, StructureId = StructureId, DepartementCode = DepartementCode };
}
