using System.Globalization;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.Texts;

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
    private readonly Dictionary<string, HoursReading> _hours = [];
    private readonly DateOnly _tomorrow = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1);

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
        var adresse = Street(StreetText.Of(street, findings), findings);
        var (latitude, longitude) = Coordinates.Read(Text(StandardField.Latitude), Text(StandardField.Longitude), findings);
        var (resume, detail) = Presentation(Optional(StandardField.PresentationResume), Optional(StandardField.PresentationDetail), findings);
        var (formations, others) = Labels(List(StandardField.FormationsLabels), Current(Free(Text(StandardField.AutresFormationsLabels)), findings));
        var services = List(StandardField.Services);
        if (services.Count == 0)
        {
            findings.Warn(StandardField.Services, "services_missing", "Aucun service n'est indiqué.", cells[StandardField.Services]);
        }

        var pivot = Pivot(cells.Has(StandardField.Pivot), Text(StandardField.Pivot), address?.Departement, findings);
        var telephone = Telephone(Text(StandardField.Telephone), address?.Departement, findings);
        var courriels = Courriels(Text(StandardField.Courriels), findings);
        var sites = Sites(StandardField.SiteWeb, Text(StandardField.SiteWeb), findings);
        var horaires = Horaires(Optional(StandardField.Horaires), findings);
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
            FicheAccesLibre = Sites(StandardField.FicheAccesLibre, Text(StandardField.FicheAccesLibre), findings).FirstOrDefault(),
            PriseRdv = Sites(StandardField.PriseRdv, Text(StandardField.PriseRdv), findings).FirstOrDefault(),
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

    private static string Street(string adresse, Findings findings)
    {
        if (adresse.Length == 0)
        {
            findings.Warn(StandardField.Adresse, "address_missing", "L'adresse (numéro et voie) manque.");
        }

        return adresse;
    }

    private static string? Pivot(bool provided, string text, string? departement, Findings findings)
    {
        if (text.Length == 0)
        {
            if (provided)
            {
                findings.Warn(StandardField.Pivot, "pivot_missing", "Le SIRET ou le numéro RNA manque.");
            }

            return null;
        }

        var (pivot, kind) = Pivots.Read(text);
        switch (kind)
        {
            case PivotKind.Unknown:
                return null;
            case PivotKind.Invalid:
                findings.Warn(StandardField.Pivot, "pivot_invalid", $"« {text} » n'est ni un SIRET ni un numéro RNA : il n'est pas repris.", text);
                return null;
            case PivotKind.SiretWithBadChecksum:
                findings.Warn(StandardField.Pivot, "pivot_checksum", $"La clé de contrôle du SIRET {pivot} est fausse : à vérifier.", text);
                break;
            case PivotKind.Siren:
                findings.Warn(StandardField.Pivot, "pivot_siren", $"{pivot} est un SIREN ; le standard attend le SIRET de l'établissement.", text);
                break;
            case PivotKind.Other:
            case PivotKind.Ridet when departement != Pivots.NewCaledonia:
                findings.Warn(StandardField.Pivot, "pivot_unusual", $"« {pivot} » n'est ni un SIRET ni un numéro RNA : à vérifier.", text);
                break;
        }

        if (pivot != text)
        {
            findings.Repaired(StandardField.Pivot, "pivot_respelled", $"« {text} » est écrit « {pivot} ».", text);
        }

        return pivot;
    }

    private static string? Telephone(string text, string? departement, Findings findings)
    {
        if (text.Length == 0 || Telephones.IsStandard(text))
        {
            return text.Length == 0 ? null : text;
        }

        var number = Telephones.ToInternational(text, departement, out var several);
        if (number is null)
        {
            findings.Warn(StandardField.Telephone, "phone_invalid", $"« {text} » n'est pas un numéro de téléphone complet : il n'est pas repris.", text);
        }
        else if (several)
        {
            findings.Warn(StandardField.Telephone, "phone_several", $"Le standard n'admet qu'un numéro : {number} est gardé.", text);
        }
        else
        {
            findings.Repaired(StandardField.Telephone, "phone_respelled", $"« {text} » est écrit {number}.", text);
        }

        return number;
    }

    private static IReadOnlyList<string> Courriels(string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var (valid, broken) = EmailAddresses.Parse(text);
        foreach (var piece in broken)
        {
            findings.Warn(StandardField.Courriels, "email_invalid", $"« {piece} » n'est pas une adresse électronique : elle n'est pas reprise.", text);
        }

        if (broken.Count == 0 && string.Join(StandardFields.ValueSeparator, valid) != text)
        {
            findings.Repaired(StandardField.Courriels, "email_respelled", "Les adresses électroniques ont été remises en forme.", text);
        }

        return valid;
    }

    private static IReadOnlyList<string> Sites(StandardField field, string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var (valid, broken) = WebAddresses.Parse(text);
        foreach (var piece in broken)
        {
            findings.Warn(field, "url_invalid", $"« {piece} » n'est pas une adresse web : elle n'est pas reprise.", text);
        }

        if (broken.Count == 0 && string.Join(StandardFields.ValueSeparator, valid) != text)
        {
            findings.Repaired(field, "url_respelled", "Les adresses web ont été remises en forme.", text);
        }

        return valid;
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

    private static (IReadOnlyList<string> Formations, IReadOnlyList<string> Others) Labels(
        IReadOnlyList<string> formations, IReadOnlyList<string> others)
    {
        if (!others.Contains(StandardTexts.EtapesNumeriquesWritten))
        {
            return (formations, others);
        }

        return (
            formations.Contains(Vocabulary.EtapesNumeriques) ? formations : [.. formations, Vocabulary.EtapesNumeriques],
            [.. others.Where(label => label != StandardTexts.EtapesNumeriquesWritten)]);
    }

    /// <summary>Zones de revitalisation rurale became France Ruralités Revitalisation on 1 July 2024; whether a place is in one follows from its commune.</summary>
    private static string[] Current(string[] labels, Findings findings)
    {
        if (!labels.Any(IsZrr))
        {
            return labels;
        }

        findings.Tidied(StandardField.AutresFormationsLabels, "label_abolished", "Les ZRR n'existent plus depuis le 1er juillet 2024 : le libellé n'est pas repris.", "ZRR");
        return [.. labels.Where(label => !IsZrr(label))];

        static bool IsZrr(string label) => label.Equals("ZRR", StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Free(string text) =>
        text.Length == 0 ? []
            : [.. text.Split(StandardFields.ValueSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private string? Horaires(string? text, Findings findings)
    {
        if (text is null)
        {
            return null;
        }

        if (!_hours.TryGetValue(text, out var reading))
        {
            reading = HoursReader.Read(text);
            if (_hours.Count < 20_000)
            {
                _hours[text] = reading;
            }
        }

        if (reading.Hours?.ToString() is not { } hours)
        {
            findings.Warn(
                StandardField.Horaires, "hours_not_osm",
                $"Les horaires ne sont pas compris ({reading.Error}) : le texte est gardé tel quel.", text);
            return text;
        }

        if (hours != text)
        {
            var repairs = reading.Repairs.Count == 0 ? "" : $" ({string.Join(" ; ", reading.Repairs)})";
            findings.Repaired(StandardField.Horaires, "hours_respelled", $"Les horaires « {text} » sont écrits « {hours} »{repairs}.", text);
        }

        return hours;
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
