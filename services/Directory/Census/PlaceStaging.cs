using HubsPlatform.Directory.Standard;
using Npgsql;
using NpgsqlTypes;

namespace HubsPlatform.Directory.Census;

/// <summary>Brings drafts to the server by binary COPY (which a table under row-level security refuses, so into a temporary one).</summary>
internal static class PlaceStaging
{
    public static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<PlaceRecord> records, CancellationToken stop)
    {
        await using var copy = await connection.BeginBinaryImportAsync(StagingSql.Copy, stop);
        foreach (var record in records)
        {
            await copy.StartRowAsync(stop);
            await WriteAsync(new Row(copy, stop), record);
        }

        await copy.CompleteAsync(stop);
    }

    private static async Task WriteAsync(Row row, PlaceRecord record)
    {
        var place = record.Draft;
        await row.Id(record.Id);
        await row.Text(place.Id);
        await row.Id(Guid.CreateVersion7());
        await row.Text(record.Structure.Key);
        await row.Text(record.Structure.Name);
        await row.Hash(record.Hash);
        await row.Text(place.DepartementCode);
        await row.Text(place.CommuneCode);
        await row.Text(place.Pivot);
        await row.Text(place.Nom);
        await row.Text(place.Commune);
        await row.Text(place.CodePostal);
        await row.Text(place.CodeInsee);
        await row.Text(place.Adresse);
        await row.Text(place.ComplementAdresse);
        await row.Number(place.Latitude);
        await row.Number(place.Longitude);
        await row.List(place.Typologie);
        await row.Text(place.Telephone);
        await row.List(place.Courriels);
        await row.List(place.SiteWeb);
        await row.Text(place.Horaires);
        await row.Text(place.PresentationResume);
        await row.Text(place.PresentationDetail);
        await row.Text(place.Source);
        await row.List(place.Itinerance);
        await row.Text(place.StructureParente);
        await row.Date(place.DateMaj);
        await row.List(place.Services);
        await row.List(place.PublicsSpecifiquementAdresses);
        await row.List(place.PriseEnChargeSpecifique);
        await row.List(place.FraisACharge);
        await row.List(place.DispositifProgrammesNationaux);
        await row.List(place.FormationsLabels);
        await row.List(place.AutresFormationsLabels);
        await row.List(place.ModalitesAcces);
        await row.List(place.ModalitesAccompagnement);
        await row.Text(place.FicheAccesLibre);
        await row.Text(place.PriseRdv);
    }

    private readonly struct Row(NpgsqlBinaryImporter copy, CancellationToken stop)
    {
        public Task Id(Guid id) => copy.WriteAsync(id, NpgsqlDbType.Uuid, stop);

        public Task Hash(byte[] hash) => copy.WriteAsync(hash, NpgsqlDbType.Bytea, stop);

        public Task Text(string? text) => text is null ? copy.WriteNullAsync(stop) : copy.WriteAsync(text, NpgsqlDbType.Text, stop);

        public Task Number(double? number) => number is { } given ? copy.WriteAsync(given, NpgsqlDbType.Double, stop) : copy.WriteNullAsync(stop);

        public Task Date(DateOnly? date) => date is { } given ? copy.WriteAsync(given, NpgsqlDbType.Date, stop) : copy.WriteNullAsync(stop);

        public Task List(IReadOnlyList<string> texts) =>
            copy.WriteAsync(texts as string[] ?? [.. texts], NpgsqlDbType.Array | NpgsqlDbType.Text, stop);
    }
}
