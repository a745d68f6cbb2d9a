using HubsPlatform.Directory.Geocoding;
using HubsPlatform.Directory.Quality;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>A place as its hub has it: every field of the national standard, under the same names as the public place.</summary>
public sealed class PlaceRecord
{
    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string SourceId { get; init; } = "";
    public Guid StructureId { get; init; }
    public bool Active { get; init; }
    public long Version { get; init; }
    public string DepartementCode { get; init; } = "";
    public string? CommuneCode { get; init; }
    public string? Pivot { get; init; }
    public string Name { get; init; } = "";
    public string Commune { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string? InseeCode { get; init; }
    public string Address { get; init; } = "";
    public string? AddressComplement { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string[] Typologies { get; init; } = [];
    public string? Phone { get; init; }
    public string[] Emails { get; init; } = [];
    public string[] Websites { get; init; } = [];
    public string? OpeningHours { get; init; }
    public string? Summary { get; init; }
    public string? Description { get; init; }
    public string? Collector { get; init; }
    public string[] Itinerance { get; init; } = [];
    public string? ParentStructure { get; init; }
    public DateOnly? UpdatedOn { get; init; }
    public string[] Services { get; init; } = [];
    public string[] Publics { get; init; } = [];
    public string[] SpecificSupport { get; init; } = [];
    public string[] Fees { get; init; } = [];
    public string[] Programmes { get; init; } = [];
    public string[] Labels { get; init; } = [];
    public string[] OtherLabels { get; init; } = [];
    public string[] AccessModes { get; init; } = [];
    public string[] Accompaniments { get; init; } = [];
    public string? AccessibilityUrl { get; init; }
    public string? BookingUrl { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The place that stands for all records of this one; null where the record is alone.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Freshness, completeness and what is missing; where the place is read by itself.</summary>
    public PlaceQuality? Quality { get; set; }

    /// <summary>Its source and the records that are one place with it; where the place is read by itself.</summary>
    public PlaceStanding? Standing { get; set; }

    /// <summary>How it came to its position where the source gives none or a doubtful one; where the place is read by itself.</summary>
    public PlaceLocation? Location { get; set; }

    /// <summary>All columns under the names above.</summary>
    public const string Columns = """
        p.id, p.source, p.source_id, p.structure_id, p.active, p.version, p.departement_code, p.commune_code, p.pivot, p.nom as name, p.commune,
        p.code_postal as postal_code, p.code_insee as insee_code, p.adresse as address, p.complement_adresse as address_complement, p.latitude, p.longitude,
        p.typologie as typologies, p.telephone as phone, p.courriels as emails, p.site_web as websites, p.horaires as opening_hours,
        p.presentation_resume as summary, p.presentation_detail as description, p.source_name as collector, p.itinerance,
        p.structure_parente as parent_structure, p.date_maj as updated_on, p.services, p.publics_specifiquement_adresses as publics,
        p.prise_en_charge_specifique as specific_support, p.frais_a_charge as fees, p.dispositif_programmes_nationaux as programmes,
        p.formations_labels as labels, p.autres_formations_labels as other_labels, p.modalites_acces as access_modes,
        p.modalites_accompagnement as accompaniments, p.fiche_acces_libre as accessibility_url, p.prise_rdv as booking_url,
        p.created_at, p.updated_at as modified_at, p.merged_into
        """;

    /// <summary>Records as their sources have them.</summary>
    public const string From = "places p";

    /// <summary>Places as the census has them, each once.</summary>
    public const string FromCensus = "census_places p";

    /// <summary>As a row of the national standard, under the place's own id: ids of two sources may be the same.</summary>
    public PlaceDraft ToStandard() => new()
    {
        Id = Id.ToString(),
        Pivot = Pivot,
        Nom = Name,
        Commune = Commune,
        CodePostal = PostalCode,
        CodeInsee = InseeCode,
        Adresse = Address,
        ComplementAdresse = AddressComplement,
        Latitude = Latitude,
        Longitude = Longitude,
        Typologie = Typologies,
        Telephone = Phone,
        Courriels = Emails,
        SiteWeb = Websites,
        Horaires = OpeningHours,
        PresentationResume = Summary,
        PresentationDetail = Description,
        Source = Collector,
        Itinerance = Itinerance,
        StructureParente = ParentStructure,
        DateMaj = UpdatedOn,
        Services = Services,
        PublicsSpecifiquementAdresses = Publics,
        PriseEnChargeSpecifique = SpecificSupport,
        FraisACharge = Fees,
        DispositifProgrammesNationaux = Programmes,
        FormationsLabels = Labels,
        AutresFormationsLabels = OtherLabels,
        ModalitesAcces = AccessModes,
        ModalitesAccompagnement = Accompaniments,
        FicheAccesLibre = AccessibilityUrl,
        PriseRdv = BookingUrl,
        CommuneCode = CommuneCode,
        DepartementCode = DepartementCode,
        TerritoryCode = CommuneCode ?? "",
    };

    /// <summary>What a draft says, where no record has been written: the fields that the sources give.</summary>
    internal static PlaceRecord Of(PlaceDraft draft) => new()
    {
        SourceId = draft.Id,
        DepartementCode = draft.DepartementCode,
        CommuneCode = draft.CommuneCode,
        Pivot = draft.Pivot,
        Name = draft.Nom,
        Commune = draft.Commune,
        PostalCode = draft.CodePostal,
        InseeCode = draft.CodeInsee,
        Address = draft.Adresse,
        AddressComplement = draft.ComplementAdresse,
        Latitude = draft.Latitude,
        Longitude = draft.Longitude,
        Typologies = [.. draft.Typologie],
        Phone = draft.Telephone,
        Emails = [.. draft.Courriels],
        Websites = [.. draft.SiteWeb],
        OpeningHours = draft.Horaires,
        Summary = draft.PresentationResume,
        Description = draft.PresentationDetail,
        Collector = draft.Source,
        Itinerance = [.. draft.Itinerance],
        ParentStructure = draft.StructureParente,
        UpdatedOn = draft.DateMaj,
        Services = [.. draft.Services],
        Publics = [.. draft.PublicsSpecifiquementAdresses],
        SpecificSupport = [.. draft.PriseEnChargeSpecifique],
        Fees = [.. draft.FraisACharge],
        Programmes = [.. draft.DispositifProgrammesNationaux],
        Labels = [.. draft.FormationsLabels],
        OtherLabels = [.. draft.AutresFormationsLabels],
        AccessModes = [.. draft.ModalitesAcces],
        Accompaniments = [.. draft.ModalitesAccompagnement],
        AccessibilityUrl = draft.FicheAccesLibre,
        BookingUrl = draft.PriseRdv,
        Active = true,
    };
}
