using System.Globalization;
using System.Text;

namespace HubsPlatform.Directory.Standard;

/// <summary>
/// Writes the national standard: UTF-8 without BOM, comma, every column in its order, values joined by <c>|</c>,
/// formulas neutralised (<see cref="CellSafety"/>).
/// </summary>
public static class StandardCsv
{
    /// <summary>How an unknown SIRET or RNA is written, by convention of the tools around the standard.</summary>
    public const string UnknownPivot = "00000000000000";

    /// <summary>
    /// The label on whose spelling schema and reference library disagree is written among the free labels, where both accept it;
    /// reading puts it back.
    /// </summary>
    internal const string EtapesNumeriquesWritten = "Étapes numériques (La Poste)";

    private const int FlushAt = 64 * 1024;

    private static readonly string Header =
        string.Join(',', StandardFields.All.Select(field => field.ColumnName())) + "\n";

    /// <summary>Writes the header and one line per place, in the order given.</summary>
    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop = default)
    {
        var lines = new StringBuilder(FlushAt + 4096).Append(Header);
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var place in places.WithCancellation(stop))
        {
            Append(lines, place);
            if (lines.Length >= FlushAt)
            {
                await writer.WriteAsync(lines, stop);
                lines.Clear();
            }
        }

        await writer.WriteAsync(lines, stop);
    }

    /// <summary>The whole file as text, for few places.</summary>
    public static string Write(IEnumerable<PlaceDraft> places)
    {
        var lines = new StringBuilder(Header);
        foreach (var place in places)
        {
            Append(lines, place);
        }

        return lines.ToString();
    }

    private static void Append(StringBuilder line, PlaceDraft place)
    {
        var shy = place.FormationsLabels.Contains(Vocabulary.EtapesNumeriques);
        Cell(line, place.Id);
        Cell(line.Append(','), place.Pivot ?? UnknownPivot);
        Cell(line.Append(','), place.Nom);
        Cell(line.Append(','), place.Commune);
        Cell(line.Append(','), place.CodePostal);
        Cell(line.Append(','), place.CodeInsee);
        Cell(line.Append(','), place.Adresse);
        Cell(line.Append(','), place.ComplementAdresse);
        Cell(line.Append(','), place.Latitude?.ToString(CultureInfo.InvariantCulture));
        Cell(line.Append(','), place.Longitude?.ToString(CultureInfo.InvariantCulture));
        List(line.Append(','), place.Typologie);
        Cell(line.Append(','), place.Telephone);
        List(line.Append(','), place.Courriels);
        List(line.Append(','), place.SiteWeb);
        Cell(line.Append(','), place.Horaires);
        Cell(line.Append(','), place.PresentationResume);
        Cell(line.Append(','), place.PresentationDetail);
        Cell(line.Append(','), place.Source);
        List(line.Append(','), place.Itinerance);
        Cell(line.Append(','), place.StructureParente);
        Cell(line.Append(','), place.DateMaj?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        List(line.Append(','), place.Services);
        List(line.Append(','), place.PublicsSpecifiquementAdresses);
        List(line.Append(','), place.PriseEnChargeSpecifique);
        List(line.Append(','), place.FraisACharge);
        List(line.Append(','), place.DispositifProgrammesNationaux);
        List(line.Append(','), shy ? place.FormationsLabels.Where(label => label != Vocabulary.EtapesNumeriques) : place.FormationsLabels);
        List(line.Append(','), shy ? place.AutresFormationsLabels.Append(EtapesNumeriquesWritten) : place.AutresFormationsLabels);
        List(line.Append(','), place.ModalitesAcces);
        List(line.Append(','), place.ModalitesAccompagnement);
        Cell(line.Append(','), place.FicheAccesLibre);
        Cell(line.Append(','), place.PriseRdv);
        line.Append('\n');
    }

    private static void List(StringBuilder line, IEnumerable<string> values) =>
        Cell(line, string.Join(StandardFields.ValueSeparator, values));

    private static void Cell(StringBuilder line, string? text) => CsvText.Append(line, text);
}
