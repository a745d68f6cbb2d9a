using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Funding.Projections;

/// <summary>Keeps in which département each place of a hub is.</summary>
public sealed class RememberPlaces : IEventHandler<PlacesRecorded>
{
    public Task HandleAsync(HubTransaction transaction, PlacesRecorded message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            insert into places (hub_id, id, version, active, departement_code, recorded_at)
            select @Hub, id, version, active, departement_code, @OccurredAt
            from unnest(@ids, @versions, @active, @departements) as state (id, version, active, departement_code)
            order by id
            on conflict on constraint places_pk do update
            set version = excluded.version, active = excluded.active,
                departement_code = excluded.departement_code, recorded_at = excluded.recorded_at
            where (places.version, places.recorded_at) < (excluded.version, excluded.recorded_at)
            """,
            new
            {
                message.Hub,
                message.OccurredAt,
                ids = message.Places.Select(place => place.PlaceId).ToArray(),
                versions = message.Places.Select(place => place.Version).ToArray(),
                active = message.Places.Select(place => place.Active).ToArray(),
                departements = message.Places.Select(place => place.DepartementCode).ToArray(),
            },
            stop);
}
