namespace HubsPlatform.Directory.Standard;

/// <summary>
/// One place as the national standard describes it: typed, normalised and with its commune found in the official geographic
/// code. Properties have the standard's own French names, so that they are also the columns of the database and of the file.
/// </summary>
public sealed record PlaceDraft
{
    /// <summary>The record's id in its source.</summary>
    public required string Id { get; init; }

    /// <summary>SIRET, RNA or RIDET; null when unknown (written <c>00000000000000</c> in files).</summary>
    public string? Pivot { get; init; }

    public required string Nom { get; init; }

    /// <summary>Official name of the commune.</summary>
    public required string Commune { get; init; }

    /// <summary>Five digits, or empty where the source gives none and the commune has several.</summary>
    public required string CodePostal { get; init; }

    /// <summary>INSEE code; of the arrondissement in Paris, Lyon and Marseille where the source knows it.</summary>
    public string? CodeInsee { get; init; }

    /// <summary>Number and street; empty where the source gives none.</summary>
    public required string Adresse { get; init; }

    public string? ComplementAdresse { get; init; }

    /// <summary>WGS 84, degrees; present exactly when <see cref="Longitude"/> is.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public IReadOnlyList<string> Typologie { get; init; } = [];

    /// <summary>E.164, such as <c>+33180059880</c>.</summary>
    public string? Telephone { get; init; }

    public IReadOnlyList<string> Courriels { get; init; } = [];

    public IReadOnlyList<string> SiteWeb { get; init; } = [];

    /// <summary>Opening hours in the format of OpenStreetMap, or the source's own words where they could not be understood.</summary>
    public string? Horaires { get; init; }

    /// <summary>At most 280 characters.</summary>
    public string? PresentationResume { get; init; }

    public string? PresentationDetail { get; init; }

    /// <summary>Who collected the record, in words.</summary>
    public string? Source { get; init; }

    public IReadOnlyList<string> Itinerance { get; init; } = [];

    public string? StructureParente { get; init; }

    /// <summary>When the source last changed the record; null where it does not say.</summary>
    public DateOnly? DateMaj { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> PublicsSpecifiquementAdresses { get; init; } = [];

    public IReadOnlyList<string> PriseEnChargeSpecifique { get; init; } = [];

    public IReadOnlyList<string> FraisACharge { get; init; } = [];

    public IReadOnlyList<string> DispositifProgrammesNationaux { get; init; } = [];

    public IReadOnlyList<string> FormationsLabels { get; init; } = [];

    public IReadOnlyList<string> AutresFormationsLabels { get; init; } = [];

    public IReadOnlyList<string> ModalitesAcces { get; init; } = [];

    public IReadOnlyList<string> ModalitesAccompagnement { get; init; } = [];

    public string? FicheAccesLibre { get; init; }

    public string? PriseRdv { get; init; }

    /// <summary>INSEE code of today's commune (the city, never an arrondissement); null when only its département is known.</summary>
    public string? CommuneCode { get; init; }

    /// <summary>Département, by the official code; not a column of the standard.</summary>
    public required string DepartementCode { get; init; }

    /// <summary>A commune by which the hub is told: <see cref="CommuneCode"/>, else one of the same postal code. Stored nowhere.</summary>
    public required string TerritoryCode { get; init; }
}
