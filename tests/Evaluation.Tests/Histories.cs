using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Contracts;

namespace HubsPlatform.Evaluation.Tests;

/// <summary>Made-up histories of a hub's census: records that appear, change, move between départements and go.</summary>
internal static class Histories
{
    private static readonly string[] Departements = ["21", "25", "39", "58"];
    private static readonly string[] Offers = ["Aide aux démarches administratives", "Accès internet et matériel informatique", "Insertion professionnelle via le numérique"];

    /// <summary>Events in the order in which they happened; the version of a record grows from event to event.</summary>
    public static Gen<HubEvent[]> In(string hub) =>
        Gen.Choose(0, 2).SelectMany(kind => Gen.Choose(0, 9).SelectMany(record => Gen.Choose(0, 255).Select(content => (kind, record, content))))
            .ListOf(30)
            .Select(steps => steps.Select((step, index) => EventOf(hub, step.kind, step.record, step.content, index + 1)).ToArray());

    private static HubEvent EventOf(string hub, int kind, int record, int content, int version)
    {
        var id = new Guid(record, (short)kind, 0, new byte[8]);
        var at = DateTimeOffset.UnixEpoch.AddMinutes(version);
        var departement = Departements[content % 4];
        var isActive = content % 5 != 0;
        return kind switch
        {
            0 => new PlacesRecorded
            {
                Hub = hub,
                Actor = "test",
                OccurredAt = at,
                Places =
                [
                    new PlaceState
                    {
                        PlaceId = id,
                        Version = version,
                        Active = isActive,
                        Name = "Lieu",
                        DepartementCode = departement,
                        CommuneCode = content % 7 == 0 ? null : $"{departement}{content % 3:000}",
                        Services = [.. Offers.Where((_, offer) => (content >> offer & 1) == 1)],
                    },
                ],
            },
            1 => new StructuresRecorded
            {
                Hub = hub,
                Actor = "test",
                OccurredAt = at,
                Structures = [new StructureState { StructureId = id, Version = version, Active = isActive, Name = "Structure", DepartementCode = departement, Operating = content % 3 == 0 }],
            },
            _ => new MediatorsRecorded
            {
                Hub = hub,
                Actor = "test",
                OccurredAt = at,
                Mediators = [new MediatorState { MediatorId = id, Version = version, Active = isActive, DepartementCode = departement }],
            },
        };
    }
}
