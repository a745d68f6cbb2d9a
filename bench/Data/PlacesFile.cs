using System.Globalization;
using System.Text;
using System.Text.Json;
using HubsPlatform.Bench.Running;

namespace HubsPlatform.Bench.Data;

/// <summary>
/// Files of the national standard of any length: the real France Services list repeated with new ids where it lies
/// beside the checkout, else places invented on real communes.
/// </summary>
internal static class PlacesFile
{
    private const int Latitude = 8;
    private const int Longitude = 9;

    public static readonly string[] Columns =
    [
        "id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude", "longitude", "typologie", "telephone", "courriels",
        "site_web", "horaires", "presentation_resume", "presentation_detail", "source", "itinerance", "structure_parente", "date_maj", "services",
        "publics_specifiquement_adresses", "prise_en_charge_specifique", "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels",
        "autres_formations_labels", "modalites_acces", "modalites_accompagnement", "fiche_acces_libre", "prise_rdv",
    ];

    /// <summary>Writes a file and gives its path.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="prefix">Of the ids: files with different ones hold different places.</param>
    /// <param name="rows">How many.</param>
    /// <param name="spread">How far in degrees the copies of a place lie from it.</param>
    public static async Task<string> WriteAsync(string folder, string prefix, int rows, double spread = 0)
    {
        var known = await KnownAsync();
        var random = new Random(rows + prefix.Length);
        var file = Path.Combine(folder, $"{prefix}-{rows}.csv");
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await writer.WriteAsync(Line(Columns));
        for (var row = 0; row < rows; row++)
        {
            string[] cells = [.. known[row % known.Count]];
            cells[0] = $"{prefix}-{row}";
            if (row >= known.Count && spread > 0 && cells[Latitude] != "")
            {
                cells[Latitude] = Moved(cells[Latitude]);
                cells[Longitude] = Moved(cells[Longitude]);
            }

            await writer.WriteAsync(Line(cells));
        }

        return file;

        string Moved(string degrees) => (double.Parse(degrees, CultureInfo.InvariantCulture) + ((random.NextDouble() - 0.5) * spread)).ToString("0.000000", CultureInfo.InvariantCulture);
    }

    /// <summary>A line of the file.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\n";

    /// <summary>The rows that are repeated.</summary>
    public static async Task<IReadOnlyList<string[]>> KnownAsync()
    {
        var real = Path.Combine(Machine.Root, "..", "shared", "data", "derived", "france-services-standard-v1-valide.csv");
        return File.Exists(real) ? [.. Records(await File.ReadAllTextAsync(real)).Skip(1)] : await InventedAsync();
    }

    private static async Task<IReadOnlyList<string[]>> InventedAsync()
    {
        var file = Path.Combine(Machine.Root, "node_modules/@etalab/decoupage-administratif/data/communes.json");
        using var communes = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var random = new Random(2019);
        string[] kinds = ["Maison de services", "Médiathèque", "Espace numérique", "Centre social", "Mairie"];
        string[] services = ["Aide aux démarches administratives", "Maîtrise des outils numériques du quotidien", "Accès internet et matériel informatique"];
        return [.. communes.RootElement.EnumerateArray()
            .Where(commune => commune.GetProperty("type").GetString() == "commune-actuelle" && commune.TryGetProperty("codesPostaux", out _) && commune.GetProperty("zone").GetString() == "metro")
            .Where((_, index) => index % 13 == 0)
            .Select(commune =>
            {
                var name = commune.GetProperty("nom").GetString()!;
                var cells = Enumerable.Repeat("", 32).ToArray();
                cells[1] = "00000000000000";
                cells[2] = $"{kinds[random.Next(kinds.Length)]} de {name}";
                cells[3] = name;
                cells[4] = commune.GetProperty("codesPostaux")[0].GetString()!;
                cells[5] = commune.GetProperty("code").GetString()!;
                cells[6] = $"{random.Next(1, 120)} Rue de la Mairie";
                cells[Latitude] = (43.5 + (random.NextDouble() * 6)).ToString("0.0000", CultureInfo.InvariantCulture);
                cells[Longitude] = (-1 + (random.NextDouble() * 7)).ToString("0.0000", CultureInfo.InvariantCulture);
                cells[14] = "Mo-Fr 09:00-12:00,14:00-17:00";
                cells[20] = "2026-01-15";
                cells[21] = services[random.Next(services.Length)];
                cells[24] = "Gratuit";
                return cells;
            })];
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(',', '"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string[]> Records(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c == '\n')
                {
                    yield return [.. cells];
                    cells.Clear();
                }
            }
            else
            {
                cell.Append(c);
            }
        }
    }
}
