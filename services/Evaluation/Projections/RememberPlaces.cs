using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;

namespace HubsPlatform.Evaluation.Projections;

/// <summary>Keeps where each place of a hub is and what it offers.</summary>
public sealed class RememberPlaces : IEventHandler<PlacesRecorded>
{
    public Task HandleAsync(HubTransaction transaction, PlacesRecorded message, CancellationToken stop) =>
        transaction.ExecuteAsync(
            // Sorted, so that two events with the same places lock their rows in the same order. The offers travel as one text, with the
            // separator that the national standard forbids within a value: PostgreSQL has no arrays of arrays of different lengths.
            """
            with news as (
              insert into open.offers (id, services)
              select md5(services)::uuid, string_to_array(services, '|') from (select distinct services from unnest(@services) as offer (services)) as offers
              where not exists (select from open.offers known where known.id = md5(offers.services)::uuid)
              order by 1 on conflict do nothing)
            insert into places (hub_id, id, version, active, departement_code, commune_code, offer, recorded_at)
            select @Hub, id, version, active, departement_code, commune_code, md5(services)::uuid, @OccurredAt
            from unnest(@ids, @versions, @active, @departements, @communes, @services)
              as state (id, version, active, departement_code, commune_code, services)
            order by id
            on conflict on constraint places_pk do update
            set version = excluded.version, active = excluded.active, departement_code = excluded.departement_code,
                commune_code = excluded.commune_code, offer = excluded.offer, recorded_at = excluded.recorded_at
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
                communes = message.Places.Select(place => place.CommuneCode).ToArray(),
                services = message.Places.Select(place => string.Join('|', place.Services.Distinct().Order(StringComparer.Ordinal))).ToArray(),
            },
            stop);
}
