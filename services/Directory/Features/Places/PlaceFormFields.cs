using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>From the standard's columns to the names that the API uses.</summary>
internal static class PlaceFormFields
{
    public static string NameOf(string? column) => column is null || !StandardFields.TryParse(column, out var field) ? "place" : NameOf(field);

    private static string NameOf(StandardField field) => field switch
    {
        StandardField.Pivot => "pivot",
        StandardField.Nom => "name",
        StandardField.Commune => "commune",
        StandardField.CodePostal => "postalCode",
        StandardField.CodeInsee => "inseeCode",
        StandardField.Adresse => "address",
        StandardField.ComplementAdresse => "addressComplement",
        StandardField.Latitude => "latitude",
        StandardField.Longitude => "longitude",
        StandardField.Typologie => "typologies",
        StandardField.Telephone => "phone",
        StandardField.Courriels => "emails",
        StandardField.SiteWeb => "websites",
        StandardField.Horaires => "openingHours",
        StandardField.PresentationResume => "summary",
        StandardField.PresentationDetail => "description",
        StandardField.Source => "collector",
        StandardField.Itinerance => "itinerance",
        StandardField.StructureParente => "parentStructure",
        StandardField.DateMaj => "updatedOn",
        StandardField.Services => "services",
        StandardField.PublicsSpecifiquementAdresses => "publics",
        StandardField.PriseEnChargeSpecifique => "specificSupport",
        StandardField.FraisACharge => "fees",
        StandardField.DispositifProgrammesNationaux => "programmes",
        StandardField.FormationsLabels => "labels",
        StandardField.AutresFormationsLabels => "otherLabels",
        StandardField.ModalitesAcces => "accessModes",
        StandardField.ModalitesAccompagnement => "accompaniments",
        StandardField.FicheAccesLibre => "accessibilityUrl",
        StandardField.PriseRdv => "bookingUrl",
        _ => "place",
    };
}
