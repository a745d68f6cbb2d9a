using System.Globalization;
using System.Text;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>Small files of the national standard, of our own making.</summary>
internal static class StandardFile
{
    public const string Header =
        "id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,typologie,telephone,courriels,site_web,horaires,presentation_resume,"
        + "presentation_detail,source,itinerance,structure_parente,date_maj,services,publics_specifiquement_adresses,prise_en_charge_specifique,frais_a_charge,"
        + "dispositif_programmes_nationaux,formations_labels,autres_formations_labels,modalites_acces,modalites_accompagnement,fiche_acces_libre,prise_rdv";

    /// <summary>A town that a place can stand in.</summary>
    public sealed record Town(string Name, string PostalCode, string Insee, double Latitude, double Longitude);

    public static readonly Town Dijon = new("Dijon", "21000", "21231", 47.3220, 5.0415);
    public static readonly Town Besancon = new("Besançon", "25000", "25056", 47.2378, 6.0241);
    public static readonly Town Lyon = new("Lyon", "69001", "69381", 45.7676, 4.8343);
    public static readonly Town Rennes = new("Rennes", "35000", "35238", 48.1113, -1.6800);
    public static readonly Town Lille = new("Lille", "59000", "59350", 50.6292, 3.0573);

    public static byte[] Of(params IEnumerable<string> rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Header)) + "\n");

    public static string Row(string id, string name, Town town, int number = 1, string services = "Aide aux démarches administratives") => string.Join(
        ',',
        id, "00000000000000", name, town.Name, town.PostalCode, town.Insee, $"{number} Rue de la République", "",
        Degrees(town.Latitude + (number * 0.0001)), Degrees(town.Longitude), "", "", "", "", "", "", "", "Essai", "", "", "2026-03-02", services, "", "", "Gratuit", "", "", "", "", "", "", "");

    public static byte[] Many(string prefix, Town town, int count) =>
        Of(Enumerable.Range(1, count).Select(number => Row($"{prefix}-{number}", $"Lieu {prefix} {number}", town, number)));

    private static string Degrees(double degrees) => degrees.ToString("0.000000", CultureInfo.InvariantCulture);
}
