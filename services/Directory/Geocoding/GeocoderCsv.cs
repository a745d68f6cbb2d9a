using System.Globalization;
using HubsPlatform.Directory.Census.Reading;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>The table that comes back: ours, with what was found in columns behind it.</summary>
internal static class GeocoderCsv
{
    private const int LongestCell = 10_000;

    /// <exception cref="GeocoderException">It is no such table, or not of these addresses.</exception>
    public static IReadOnlyList<GeocoderAnswer?> Read(string text, int addresses)
    {
        using var csv = new CsvTokenizer(new StringReader(text), ',', LongestCell);
        var columns = new Dictionary<string, int>();
        var width = csv.Read() ? csv.Count : 0;
        for (var cell = 0; cell < width; cell++)
        {
            columns.TryAdd(csv[cell].ToString().TrimStart('\uFEFF'), cell);
        }

        string[] needed = ["n", "latitude", "longitude", "result_score", "result_type", "result_label", "result_citycode"];
        if (needed.FirstOrDefault(name => !columns.ContainsKey(name)) is { } missing)
        {
            throw new GeocoderException($"La réponse du service de géocodage n'a pas la colonne « {missing} ».");
        }

        var answers = new GeocoderAnswer?[addresses];
        var seen = 0;
        while (csv.Read())
        {
            if (csv.Count < width || !int.TryParse(csv[columns["n"]], NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n >= addresses)
            {
                throw new GeocoderException("La réponse du service de géocodage a des lignes qu'on ne lui a pas envoyées.");
            }

            seen++;
            if (Number("latitude") is { } latitude && Number("longitude") is { } longitude && Number("result_score") is { } score)
            {
                answers[n] = new GeocoderAnswer(latitude, longitude, score, Text("result_type"), Text("result_label"), Text("result_citycode"));
            }
        }

        return seen == addresses ? answers : throw new GeocoderException($"Le service de géocodage a répondu pour {seen} adresses sur {addresses}.");

        string Text(string column) => csv[columns[column]].ToString();

        double? Number(string column) =>
            double.TryParse(csv[columns[column]], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }
}
