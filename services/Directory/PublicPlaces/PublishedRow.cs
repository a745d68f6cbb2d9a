using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>A row of open.places. Its details are the standard's other fields under their own names; empty ones are left out.</summary>
public sealed class PublishedRow
{
    public const string Columns = """
        p.id, p.hub, p.version, p.name, p.address, p.postal_code, p.commune_name, p.commune_code, p.departement_code,
        st_y(p.location::geometry) as latitude, st_x(p.location::geometry) as longitude,
        p.services, p.publics, p.fees, p.programmes, p.accompaniments, p.details::text as details, p.updated_on
        """;

    public Guid Id { get; init; }
    public string Hub { get; init; } = "";
    public long Version { get; init; }
    public string Name { get; init; } = "";
    public string Address { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string CommuneName { get; init; } = "";
    public string? CommuneCode { get; init; }
    public string DepartementCode { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string[] Services { get; init; } = [];
    public string[] Publics { get; init; } = [];
    public string[] Fees { get; init; } = [];
    public string[] Programmes { get; init; } = [];
    public string[] Accompaniments { get; init; } = [];
    public string Details { get; init; } = "{}";
    public DateOnly? UpdatedOn { get; init; }

    /// <summary>As a row of the national standard. Sources name their records each in their own way, so the id is the place's here.</summary>
    public PlaceDraft ToStandard()
    {
        var details = PublishedDetails.Parse(Details);
        return new PlaceDraft
        {
            Id = Id.ToString(),
            Pivot = details.Pivot,
            Nom = Name,
            Commune = CommuneName,
            CodePostal = PostalCode,
            CodeInsee = details.CodeInsee ?? CommuneCode,
            Adresse = Address,
            ComplementAdresse = details.ComplementAdresse,
            Latitude = Latitude,
            Longitude = Longitude,
            Typologie = details.Typologie ?? [],
            Telephone = details.Telephone,
            Courriels = details.Courriels ?? [],
            SiteWeb = details.SiteWeb ?? [],
            Horaires = details.Horaires,
            PresentationResume = details.PresentationResume,
            PresentationDetail = details.PresentationDetail,
            Source = details.Source,
            Itinerance = details.Itinerance ?? [],
            StructureParente = details.StructureParente,
            DateMaj = UpdatedOn,
            Services = Services,
            PublicsSpecifiquementAdresses = Publics,
            PriseEnChargeSpecifique = details.PriseEnChargeSpecifique ?? [],
            FraisACharge = Fees,
            DispositifProgrammesNationaux = Programmes,
            FormationsLabels = details.FormationsLabels ?? [],
            AutresFormationsLabels = details.AutresFormationsLabels ?? [],
            ModalitesAcces = details.ModalitesAcces ?? [],
            ModalitesAccompagnement = Accompaniments,
            FicheAccesLibre = details.FicheAccesLibre,
            PriseRdv = details.PriseRdv,
            CommuneCode = CommuneCode,
            DepartementCode = DepartementCode,
            TerritoryCode = CommuneCode ?? "",
        };
    }
}
