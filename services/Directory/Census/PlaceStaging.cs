using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using Npgsql;

namespace HubsPlatform.Directory.Census;

/// <summary>Brings drafts to the server by binary COPY (which a table under row-level security refuses, so into a temporary one).</summary>
internal static class PlaceStaging
{
    private const short Cells = 39;
    private const short FormCells = 4;

    /// <param name="connection">Where the temporary table is.</param>
    /// <param name="records">Each place once.</param>
    /// <param name="withForm">What the public directory shows of them comes along, for <see cref="StagingSql.Mirror"/>.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<PlaceRecord> records, bool withForm, CancellationToken stop)
    {
        await using var copy = await connection.BeginRawBinaryCopyAsync(withForm ? StagingSql.CopyWithForm : StagingSql.Copy, stop);
        var rows = new CopyBuffer();
        foreach (var record in records)
        {
            rows.Row(withForm ? (short)(Cells + FormCells) : Cells);
            Add(rows, record, record.Draft);
            if (withForm)
            {
                AddForm(rows, record.Draft);
            }

            await rows.SendAsync(copy, stop);
        }

        await rows.FinishAsync(copy, stop);
    }

    /// <summary>In the order of the table's columns.</summary>
    private static void Add(CopyBuffer row, PlaceRecord record, PlaceDraft place)
    {
        row.Add(record.Id);
        row.Add(place.Id);
        row.Add(Guid.CreateVersion7());
        row.Add(record.Structure.Key);
        row.Add(record.Structure.Name);
        row.Add(record.Hash);
        row.Add(place.DepartementCode);
        row.Add(place.CommuneCode);
        row.Add(place.Pivot);
        row.Add(place.Nom);
        row.Add(place.Commune);
        row.Add(place.CodePostal);
        row.Add(place.CodeInsee);
        row.Add(place.Adresse);
        row.Add(place.ComplementAdresse);
        row.Add(place.Latitude);
        row.Add(place.Longitude);
        row.Add(place.Typologie);
        row.Add(place.Telephone);
        row.Add(place.Courriels);
        row.Add(place.SiteWeb);
        row.Add(place.Horaires);
        row.Add(place.PresentationResume);
        row.Add(place.PresentationDetail);
        row.Add(place.Source);
        row.Add(place.Itinerance);
        row.Add(place.StructureParente);
        row.Add(place.DateMaj);
        row.Add(place.Services);
        row.Add(place.PublicsSpecifiquementAdresses);
        row.Add(place.PriseEnChargeSpecifique);
        row.Add(place.FraisACharge);
        row.Add(place.DispositifProgrammesNationaux);
        row.Add(place.FormationsLabels);
        row.Add(place.AutresFormationsLabels);
        row.Add(place.ModalitesAcces);
        row.Add(place.ModalitesAccompagnement);
        row.Add(place.FicheAccesLibre);
        row.Add(place.PriseRdv);
    }

    private static void AddForm(CopyBuffer row, PlaceDraft place)
    {
        row.Add(PublishedRecord.ToJson(place));
        var map = MapPosition.Of(place);
        row.Add(map?.X);
        row.Add(map?.Y);
        row.Add(map?.Cell);
    }
}
