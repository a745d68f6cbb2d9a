using System.Globalization;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>
/// From the 32 cells of the standard, as a file or a mapping gives them, to a <see cref="PlaceDraft"/>. Nothing is changed or
/// left out without a finding. Not for several threads: it remembers what repeated cells mean.
/// </summary>
public sealed class PlaceNormaliser(ITerritoryMap territories, TimeProvider time, IReadOnlyList<string> dateFormats)
{
    private const int LongestResume = 280;
    private const int LongestId = 200;

    private readonly AddressReader _addresses = new(territories);
    private readonly ValueLists _lists = new();
    private readonly HoursCell _hours = new();
    private readonly DateOnly _tomorrow = time.InFrance().AddDays(1);

    /// <returns>Null where the row cannot become a place; the findings then hold at least one error.</returns>
    public PlaceDraft? Normalise(StandardCells cells, Findings findings)
    {
        string Text(StandardField field) => CleanText.Of(cells[field], field, findings);
        string? Optional(StandardField field) => Text(field) is { Length: > 0 } text ? text : null;
        IReadOnlyList<string> List(StandardField field) => _lists.Read(field, Text(field), findings);

        var id = Text(StandardField.Id);
        if (id.Length is 0 or > LongestId)
        {
            findings.Reject(
                StandardField.Id, id.Length == 0 ? "id_missing" : "id_too_long",
                id.Length == 0 ? "L'identifiant manque : la ligne ne pourrait pas être reconnue à la prochaine livraison."
                    : $"L'identifiant dépasse {LongestId} caractères.", id);
        }

        var nom = Text(StandardField.Nom);
        if (nom.Length == 0)
        {
            findings.Reject(StandardField.Nom, "name_missing", "Le nom du lieu manque.");
        }

        var (street, postalCode, commune) = TownInStreet.Read(
            Text(StandardField.Adresse), Text(StandardField.CodePostal), Text(StandardField.Commune), findings);
        var address = _addresses.Read(postalCode, commune, Text(StandardField.CodeInsee), findings);
        var adresse = Street(street, commune, address, findings);
        var (latitude, longitude) = Coordinates.Read(Text(StandardField.Latitude), Text(StandardField.Longitude), findings);
        var (resume, detail) = Presentation(Optional(StandardField.PresentationResume), Optional(StandardField.PresentationDetail), findings);
        var (formations, others) = LabelCells.Read(List(StandardField.FormationsLabels), Text(StandardField.AutresFormationsLabels), findings);
        var services = List(StandardField.Services);
        if (services.Count == 0)
        {
            findings.Warn(StandardField.Services, "services_missing", "Aucun service n'est indiqué.", cells[StandardField.Services]);
        }

        var pivot = PivotCell.Read(cells.Has(StandardField.Pivot), Text(StandardField.Pivot), address?.Departement, findings);
        var telephone = ContactCells.Telephone(Text(StandardField.Telephone), address?.Departement, findings);
        var courriels = ContactCells.Courriels(Text(StandardField.Courriels), findings);
        var sites = ContactCells.Sites(StandardField.SiteWeb, Text(StandardField.SiteWeb), findings);
        var horaires = _hours.Read(Optional(StandardField.Horaires), cells[StandardField.Horaires], findings);
        var date = Date(Text(StandardField.DateMaj), findings);
        var draft = findings.HasError || address is null ? null : new PlaceDraft
        {
            Id = id,
            Pivot = pivot,
            Nom = nom,
            Commune = address.Commune,
            CodePostal = address.CodePostal,
            CodeInsee = address.CodeInsee,
            Adresse = adresse,
            ComplementAdresse = Optional(StandardField.ComplementAdresse),
            Latitude = latitude,
            Longitude = longitude,
            Typologie = Typologie(nom, List(StandardField.Typologie), findings),
            Telephone = telephone,
            Courriels = courriels,
            SiteWeb = sites,
            Horaires = horaires,
            PresentationResume = resume,
            PresentationDetail = detail,
            Source = Optional(StandardField.Source),
            Itinerance = List(StandardField.Itinerance),
            StructureParente = Optional(StandardField.StructureParente),
            DateMaj = date,
            Services = services,
            PublicsSpecifiquementAdresses = List(StandardField.PublicsSpecifiquementAdresses),
            PriseEnChargeSpecifique = List(StandardField.PriseEnChargeSpecifique),
            FraisACharge = List(StandardField.FraisACharge),
            DispositifProgrammesNationaux = List(StandardField.DispositifProgrammesNationaux),
            FormationsLabels = formations,
            AutresFormationsLabels = others,
            ModalitesAcces = List(StandardField.ModalitesAcces),
            ModalitesAccompagnement = List(StandardField.ModalitesAccompagnement),
            FicheAccesLibre = ContactCells.Sites(StandardField.FicheAccesLibre, Text(StandardField.FicheAccesLibre), findings).FirstOrDefault(),
            PriseRdv = ContactCells.Sites(StandardField.PriseRdv, Text(StandardField.PriseRdv), findings).FirstOrDefault(),
            CommuneCode = address.CommuneCode,
            DepartementCode = address.Departement,
            TerritoryCode = address.TerritoryCode,
        };
        return draft;
    }

    /// <summary>Only where the source says nothing: what it says is never completed.</summary>
    private static IReadOnlyList<string> Typologie(string nom, IReadOnlyList<string> given, Findings findings)
    {
        if (given.Count > 0 || TypologyOfName.Read(nom) is not { Count: > 0 } derived)
        {
            return given;
        }

        findings.Tidied(StandardField.Typologie, "typology_derived", $"La typologie manque : le nom du lieu donne {string.Join(", ", derived)}.", nom);
        return derived;
    }

    private static string Street(string street, string commune, PlaceAddress? address, Findings findings)
    {
        // What was taken away can uncover more of the same: what is exported has to be read as it is.
        var adresse = street;
        for (var before = ""; adresse != before;)
        {
            before = adresse;
            adresse = StreetText.Of(TownBehindStreet.Read(adresse, commune, address, findings), findings);
        }

        if (adresse.Length == 0)
        {
            findings.Warn(StandardField.Adresse, "address_missing", "L'adresse (numéro et voie) manque.");
        }

        return adresse;
    }

    private static (string? Resume, string? Detail) Presentation(string? resume, string? detail, Findings findings)
    {
        if (resume is not { Length: > LongestResume })
        {
            return (resume, detail);
        }

        findings.Warn(
            StandardField.PresentationResume, "text_too_long",
            $"Le résumé dépasse {LongestResume} caractères : il est coupé" + (detail is null ? ", le texte entier est gardé comme présentation détaillée." : "."),
            resume);
        var cut = resume.LastIndexOf(' ', LongestResume - 2);
        return (ShortText.Cut(resume, cut < LongestResume / 2 ? LongestResume - 1 : cut).TrimEnd() + "…", detail ?? resume);
    }

    private DateOnly? Date(string text, Findings findings)
    {
        if (text.Length == 0)
        {
            findings.Warn(StandardField.DateMaj, "date_missing", "La date de mise à jour manque.");
            return null;
        }

        var date = Dates.Parse(text, dateFormats, out var standard);
        if (date is null || date.Value.Year < 1990)
        {
            findings.Warn(StandardField.DateMaj, "date_invalid", $"« {text} » n'est pas une date de mise à jour : elle n'est pas reprise.", text);
            return null;
        }

        if (date > _tomorrow)
        {
            findings.Warn(StandardField.DateMaj, "date_future", $"La date {text} est dans l'avenir : à vérifier.", text);
        }

        if (!standard)
        {
            findings.Repaired(
                StandardField.DateMaj, "date_respelled",
                string.Create(CultureInfo.InvariantCulture, $"« {text} » est écrit {date:yyyy-MM-dd}."), text);
        }

        return date;
    }
}
