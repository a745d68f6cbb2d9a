using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>
/// Published places whose source's coordinates are far from the commune of their address. Nothing of them is changed: one of the two is
/// wrong, and the hub knows which. The geocoder's word on the address is asked for, to be shown beside.
/// </summary>
public sealed class DoubtfulPlaces(HubDatabase database, AddressBook addresses, Geocoder geocoder)
{
    /// <summary>Of the communes of the mainland the largest, Arles, is 40 km across from its chief place.</summary>
    public const int FarKm = 45;

    /// <summary>Communes overseas can be whole archipelagos or forests.</summary>
    public const int FarOverseasKm = 400;

    /// <summary>Degrees first: of a million places only those are measured that may be far.</summary>
    private static readonly string Far = $"""
        select {PublishedRow.Columns}, (st_distance(p.location, st_setsrid(st_makepoint(c.longitude, c.latitude), 4326)::geography, false) / 1000)::int as distance_km
        from {PublishedRow.From} join geo.communes c on c.code = p.commune_code
        where p.location is not null and p.located is null and c.latitude is not null
          and (abs(st_y(p.location::geometry) - c.latitude) > 0.3 or abs(st_x(p.location::geometry) - c.longitude) > 0.3)
          and st_distance(p.location, st_setsrid(st_makepoint(c.longitude, c.latitude), 4326)::geography, false) > 1000 * case when length(p.departement_code) = 3 then {FarOverseasKm} else {FarKm} end
        """;

    private PublishedVersion? _looked;

    /// <summary>Looks again where places have changed since.</summary>
    public async Task FindAsync(CancellationToken stop)
    {
        var version = await PublishedVersion.ReadAsync(database, null, stop);
        if (version == _looked)
        {
            return;
        }

        await using var tx = await database.BeginAsync(stop);
        var rows = (await tx.QueryAsync<FarPlace>(Far, stop: stop)).Select(row => (row.Id, row.DistanceKm, Address: PostalAddress.Of(row.ToStandard()))).Where(row => row.Address is not null).ToList();
        if (geocoder.IsConfigured && rows.Count > 0)
        {
            await addresses.AddAsync(tx, [.. rows.Select(row => row.Address!)], stop);
        }

        await tx.ExecuteAsync(
            """
            delete from geo.doubts where place_id <> all(@ids);
            insert into geo.doubts as d (place_id, distance_km, address_hash) select * from unnest(@ids, @km, @hashes)
            on conflict (place_id) do update set distance_km = excluded.distance_km, address_hash = excluded.address_hash
              where (d.distance_km, d.address_hash) <> (excluded.distance_km, excluded.address_hash)
            """,
            new { ids = rows.Select(row => row.Id).ToArray(), km = rows.Select(row => row.DistanceKm).ToArray(), hashes = rows.Select(row => row.Address!.Hash).ToArray() }, stop);
        await tx.CommitAsync(stop);
        _looked = version;
    }

    private sealed class FarPlace : PublishedRow
    {
        public int DistanceKm { get; init; }
    }
}
