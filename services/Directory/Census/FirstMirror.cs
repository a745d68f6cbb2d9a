using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Publishes places that are new: straight into the tables by binary COPY. Nothing is there that it would have to be compared with,
/// so it costs the server a fraction of <see cref="StagingSql.Mirror"/>, which renews what is published already.
/// </summary>
internal static class FirstMirror
{
    private const long FirstVersion = 1;

    private const string CopyPlaces = """
        copy open.places (id, hub, version, postal_code, commune_code, departement_code, location, updated_on,
          edition, traits, map_x, map_y, cell, sort_name, open_week, hours_vary) from stdin (format binary)
        """;

    private const short PlaceCells = 16;

    private const string CopyRecords = "copy open.place_records (id, card, record) from stdin (format binary)";

    private const short RecordCells = 3;

    public static async Task CopyAsync(NpgsqlConnection connection, HubId hub, IReadOnlyList<PlaceRecord> places, CancellationToken stop)
    {
        var forms = new PublishedForm[places.Count];
        await using (var copy = await connection.BeginRawBinaryCopyAsync(CopyPlaces, stop))
        {
            var rows = new CopyBuffer();
            for (var i = 0; i < forms.Length; i++)
            {
                forms[i] = PublishedForm.Of(places[i].Draft);
                AddPlace(rows, hub, places[i], forms[i]);
                await rows.SendAsync(copy, stop);
            }

            await rows.FinishAsync(copy, stop);
        }

        await using (var copy = await connection.BeginRawBinaryCopyAsync(CopyRecords, stop))
        {
            var rows = new CopyBuffer();
            for (var i = 0; i < forms.Length; i++)
            {
                rows.Row(RecordCells);
                rows.Add(places[i].Id);
                rows.Add(forms[i].Card);
                rows.Add(PublishedRecord.ToJson(places[i].Draft));
                await rows.SendAsync(copy, stop);
            }

            await rows.FinishAsync(copy, stop);
        }
    }

    private static void AddPlace(CopyBuffer row, HubId hub, PlaceRecord record, PublishedForm form)
    {
        var place = record.Draft;
        row.Row(PlaceCells);
        row.Add(record.Id);
        row.Add(hub.Alias);
        row.Add(FirstVersion);
        row.Add(place.CodePostal);
        row.Add(place.CommuneCode);
        row.Add(place.DepartementCode);
        row.AddPoint(place.Longitude, place.Latitude);
        row.Add(place.DateMaj);
        row.Add(PublishedForm.Edition);
        row.Add(form.Traits);
        row.Add(form.Position?.X);
        row.Add(form.Position?.Y);
        row.Add(form.Position?.Cell);
        row.Add(form.SortName);
        row.Add(form.Open.Week);
        row.Add(form.Open.Vary);
    }
}
