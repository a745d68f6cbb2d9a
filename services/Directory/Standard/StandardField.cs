namespace HubsPlatform.Directory.Standard;

/// <summary>
/// The columns of the national standard « lieux de médiation numérique » v1.0.2, in the order that the standard asks for.
/// Source: LaMednum/standard-mediation-num, schema.json of 2024-04-11 (Licence Ouverte 2.0).
/// </summary>
public enum StandardField
{
    Id,
    Pivot,
    Nom,
    Commune,
    CodePostal,
    CodeInsee,
    Adresse,
    ComplementAdresse,
    Latitude,
    Longitude,
    Typologie,
    Telephone,
    Courriels,
    SiteWeb,
    Horaires,
    PresentationResume,
    PresentationDetail,
    Source,
    Itinerance,
    StructureParente,
    DateMaj,
    Services,
    PublicsSpecifiquementAdresses,
    PriseEnChargeSpecifique,
    FraisACharge,
    DispositifProgrammesNationaux,
    FormationsLabels,
    AutresFormationsLabels,
    ModalitesAcces,
    ModalitesAccompagnement,
    FicheAccesLibre,
    PriseRdv,
}

/// <summary>Names and kinds of the columns.</summary>
public static class StandardFields
{
    /// <summary>The separator of several values in one cell. (The standard's README still says <c>;</c>, its schema <c>|</c>.)</summary>
    public const char ValueSeparator = '|';

    private static readonly string[] Names =
    [
        "id", "pivot", "nom", "commune", "code_postal", "code_insee", "adresse", "complement_adresse", "latitude", "longitude",
        "typologie", "telephone", "courriels", "site_web", "horaires", "presentation_resume", "presentation_detail", "source",
        "itinerance", "structure_parente", "date_maj", "services", "publics_specifiquement_adresses",
        "prise_en_charge_specifique", "frais_a_charge", "dispositif_programmes_nationaux", "formations_labels",
        "autres_formations_labels", "modalites_acces", "modalites_accompagnement", "fiche_acces_libre", "prise_rdv",
    ];

    /// <summary>Every column in its order.</summary>
    public static IReadOnlyList<StandardField> All { get; } = Enum.GetValues<StandardField>();

    private static readonly Dictionary<string, StandardField> ByName =
        All.ToDictionary(field => field.ColumnName(), StringComparer.Ordinal);

    /// <summary>The columns that the standard wants filled in every row.</summary>
    public static IReadOnlyList<StandardField> Required { get; } =
    [
        StandardField.Id, StandardField.Pivot, StandardField.Nom, StandardField.Commune, StandardField.CodePostal,
        StandardField.Adresse, StandardField.DateMaj,
    ];

    /// <summary>The column's name in a file.</summary>
    public static string ColumnName(this StandardField field) => Names[(int)field];

    /// <summary>Finds the column of a name, exactly as the standard writes it.</summary>
    public static bool TryParse(string name, out StandardField field) => ByName.TryGetValue(name, out field);
}
