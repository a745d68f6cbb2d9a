using System.Globalization;

namespace HubsPlatform.Directory.Standard;

/// <summary>The cells of a place in the national standard, as text: values joined by <c>|</c>, empty where there is nothing.</summary>
public static class StandardTexts
{
    /// <summary>How an unknown SIRET or RNA is written, by convention of the tools around the standard.</summary>
    public const string UnknownPivot = "00000000000000";

    /// <summary>
    /// The label on whose spelling schema and reference library disagree is written among the free labels, where both accept it;
    /// reading puts it back.
    /// </summary>
    internal const string EtapesNumeriquesWritten = "Étapes numériques (La Poste)";

    /// <summary>In the order of <see cref="StandardFields.All"/>.</summary>
    public static string[] Of(PlaceDraft place)
    {
        var shy = place.FormationsLabels.Contains(Vocabulary.EtapesNumeriques);
        return
        [
            place.Id,
            place.Pivot ?? UnknownPivot,
            place.Nom,
            place.Commune,
            place.CodePostal,
            place.CodeInsee ?? "",
            place.Adresse,
            place.ComplementAdresse ?? "",
            Number(place.Latitude),
            Number(place.Longitude),
            List(place.Typologie),
            place.Telephone ?? "",
            List(place.Courriels),
            List(place.SiteWeb),
            place.Horaires ?? "",
            place.PresentationResume ?? "",
            place.PresentationDetail ?? "",
            place.Source ?? "",
            List(place.Itinerance),
            place.StructureParente ?? "",
            place.DateMaj?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            List(place.Services),
            List(place.PublicsSpecifiquementAdresses),
            List(place.PriseEnChargeSpecifique),
            List(place.FraisACharge),
            List(place.DispositifProgrammesNationaux),
            List(shy ? place.FormationsLabels.Where(label => label != Vocabulary.EtapesNumeriques) : place.FormationsLabels),
            List(shy ? place.AutresFormationsLabels.Append(EtapesNumeriquesWritten) : place.AutresFormationsLabels),
            List(place.ModalitesAcces),
            List(place.ModalitesAccompagnement),
            place.FicheAccesLibre ?? "",
            place.PriseRdv ?? "",
        ];
    }

    private static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string List(IEnumerable<string> values) => string.Join(StandardFields.ValueSeparator, values);
}
