using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>
/// Published places whose sources give no coordinates: each gets the best position that is known now, and a better one when it comes. The
/// census itself is left as its sources and people have it.
/// </summary>
public sealed class UnlocatedPlaces(HubDatabase database, AddressBook addresses, OfficialCode code, Geocoder geocoder, TimeProvider clock)
{
    private const int Portion = 500;

    private const string New = $"""
        select {PublishedRow.Columns} from {PublishedRow.From} where p.location is null and p.located is null limit @portion for update of p skip locked
        """;

    /// <summary>Those of these addresses that a source's coordinates have not overtaken.</summary>
    private const string OfAddresses = $"""
        select {PublishedRow.Columns} from {PublishedRow.From} where p.address_hash = any(@hashes) and p.located is not null for update of p skip locked
        """;

    private const string Missed = """
        select distinct p.address_hash from open.places p join geo.addresses a on a.hash = p.address_hash
        where p.address_hash is not null and a.state = 'found' and (p.position is null or p.position::jsonb->>'by' <> 'geocoder') limit @portion
        """;

    /// <returns>How many were looked at.</returns>
    public async Task<int> LocateNewAsync(CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(stop);
        var rows = await tx.QueryAsync<PublishedRow>(New, new { portion = Portion }, stop);
        if (rows.Count > 0)
        {
            var asked = rows.Select(row => PostalAddress.Of(row.ToStandard())).OfType<PostalAddress>().ToList();
            if (geocoder.IsConfigured && asked.Count > 0)
            {
                await addresses.AddAsync(tx, asked, stop);
            }

            await LocateAsync(tx, rows, stop);
        }

        await tx.CommitAsync(stop);
        return rows.Count;
    }

    /// <summary>Places that somebody else was writing when the answer for their address came.</summary>
    public async Task LocateMissedAsync(CancellationToken stop)
    {
        if (await database.QueryAsync<byte[]>(Missed, new { portion = Portion }, stop) is { Count: > 0 } hashes)
        {
            await LocateAsync([.. hashes], stop);
        }
    }

    /// <summary>Brings the places of these addresses to where the geocoder has just found them.</summary>
    public async Task LocateAsync(byte[][] hashes, CancellationToken stop)
    {
        await using var tx = await database.BeginAsync(stop);
        await LocateAsync(tx, await tx.QueryAsync<PublishedRow>(OfAddresses, new { hashes }, stop), stop);
        await tx.CommitAsync(stop);
    }

    private async Task LocateAsync(HubTransaction tx, IReadOnlyList<PublishedRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var places = rows.Select(row => PublishedRecord.Parse(row.Id, row.Record)).ToArray();
        var hashes = places.Select(place => PostalAddress.Of(place)?.Hash).ToArray();
        var known = (await tx.QueryAsync<KnownAddress>(
                "select hash, latitude, longitude, score, type, answered_at from geo.addresses where hash = any(@hashes) and state = 'found'",
                new { hashes = hashes.OfType<byte[]>().ToArray() }, stop))
            .ToDictionary(address => Convert.ToHexString(address.Hash), address => address.Position);
        var positions = places.Select((place, i) => (hashes[i] is { } hash ? known.GetValueOrDefault(Convert.ToHexString(hash)) : null) ?? OfCommune(place)).ToArray();
        var maps = positions.Select(position => position is { IsApproximate: false } ? MapPosition.Of(position.Latitude, position.Longitude) : (MapPosition?)null).ToArray();
        await tx.ExecuteAsync(
            """
            update open.places p set located = n.located, map_x = n.map_x, map_y = n.map_y, cell = n.cell, position = n.position, address_hash = n.hash,
              location = case when n.latitude is not null then st_setsrid(st_makepoint(n.longitude, n.latitude), 4326)::geography end
            from unnest(@ids, @located, @latitudes, @longitudes, @xs, @ys, @cells, @positions, @hashes) as n (id, located, latitude, longitude, map_x, map_y, cell, position, hash)
            where p.id = n.id
            """,
            new
            {
                ids = rows.Select(row => row.Id).ToArray(),
                located = positions.Select(position => position is null ? "nowhere" : position.IsApproximate ? "commune" : "address").ToArray(),
                latitudes = positions.Select(position => position?.Latitude).ToArray(),
                longitudes = positions.Select(position => position?.Longitude).ToArray(),
                xs = maps.Select(map => map?.X).ToArray(),
                ys = maps.Select(map => map?.Y).ToArray(),
                cells = maps.Select(map => map?.Cell).ToArray(),
                positions = positions.Select(position => position?.ToJson()).ToArray(),
                hashes,
            }, stop);
    }

    private PublishedPosition? OfCommune(PlaceDraft place) => place.CommuneCode is { } commune && code.Centres.GetValueOrDefault(commune) is { } centre
        ? new PublishedPosition(centre.Latitude, centre.Longitude, "commune", null, centre.IsSector ? "sector" : "commune", clock.GetUtcNow())
        : null;

    private sealed record KnownAddress(byte[] Hash, double Latitude, double Longitude, double Score, string Type, DateTime AnsweredAt)
    {
        public PublishedPosition Position => new(Latitude, Longitude, "geocoder", Score, Type, new DateTimeOffset(DateTime.SpecifyKind(AnsweredAt, DateTimeKind.Utc)));
    }
}
