using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Publishes places that are new: straight into the table by binary COPY. Nothing is there that it would have to be compared with,
/// so it costs the server a fraction of <see cref="StagingSql.Mirror"/>, which renews what is published already.
/// </summary>
internal static class FirstMirror
{
    private const long FirstVersion = 1;

    private const string Copy = """
        copy open.places (id, hub, version, postal_code, commune_code, departement_code, location, updated_on, map_x, map_y, cell, record) from stdin (format binary)
        """;

    private const short Cells = 12;

    public static async Task CopyAsync(NpgsqlConnection connection, HubId hub, IReadOnlyList<PlaceRecord> places, CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(Copy, stop);
        var rows = new CopyBuffer();
        foreach (var place in places)
        {
            Add(rows, hub, place);
            await rows.SendAsync(copy, stop);
        }

        await rows.FinishAsync(copy, stop);
    }

    private static void Add(CopyBuffer row, HubId hub, PlaceRecord record)
    {
        var place = record.Draft;
        row.Row(Cells);
        row.Add(record.Id);
        row.Add(hub.Alias);
        row.Add(FirstVersion);
        row.Add(place.CodePostal);
        row.Add(place.CommuneCode);
        row.Add(place.DepartementCode);
        row.AddPoint(place.Longitude, place.Latitude);
        row.Add(place.DateMaj);
        var map = MapPosition.Of(place);
        row.Add(map?.X);
        row.Add(map?.Y);
        row.Add(map?.Cell);
        row.Add(PublishedRecord.ToJson(place));
    }
}
