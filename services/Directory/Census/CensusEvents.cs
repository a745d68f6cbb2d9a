using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <param name="SourceId">The record's id in its source.</param>
/// <param name="StructureId">Whose place it is.</param>
/// <param name="Version">As written.</param>
/// <param name="MergedInto">The place that stands for the group in which the record is; null where it stands for itself.</param>
internal sealed record WrittenPlace(string SourceId, Guid StructureId, long Version, Guid? MergedInto);

/// <summary>What the other services hear of a write.</summary>
internal static class CensusEvents
{
    public static IReadOnlyCollection<HubEvent> Of(
        HubId hub, Actor actor, DateTimeOffset now, WritePlan plan,
        IReadOnlyList<StoredStructure> operating, IReadOnlyList<StoredStructure> idle, IReadOnlyList<WrittenPlace> places)
    {
        var written = places.ToDictionary(place => place.SourceId, StringComparer.Ordinal);
        var structures = operating.Select(structure => structure.State(true, true)).Concat(idle.Select(structure => structure.State(true, false)));
        return
        [
            .. structures.Chunk(PlacesRecorded.MostPlaces).Select(states => new StructuresRecorded
            {
                Hub = hub.Alias, Actor = actor.Subject, OccurredAt = now, Structures = states,
            }),
            .. plan.Changes.Where(change => written[change.Draft.Id].MergedInto is null).Select(change => State(change, written[change.Draft.Id])).Chunk(PlacesRecorded.MostPlaces).Select(states => new PlacesRecorded
            {
                Hub = hub.Alias, Actor = actor.Subject, OccurredAt = now, Places = states,
            }),
        ];
    }

    private static PlaceState State(PlaceRecord change, WrittenPlace written) => new()
    {
        PlaceId = change.Id,
        Version = written.Version,
        Active = true,
        Name = change.Draft.Nom,
        StructureId = written.StructureId,
        CommuneCode = change.Draft.CommuneCode,
        DepartementCode = change.Draft.DepartementCode,
        Services = change.Draft.Services,
        UpdatedOn = change.Draft.DateMaj,
    };
}
