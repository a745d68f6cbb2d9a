using System.Globalization;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>One place as a person fills it in. It goes through the same rules as a row of a file; what a file is only warned for, a form has to mend.</summary>
public sealed record PlaceForm
{
    public string? Pivot { get; init; }
    public string? Name { get; init; }
    public string? Commune { get; init; }
    public string? PostalCode { get; init; }
    public string? InseeCode { get; init; }
    public string? Address { get; init; }
    public string? AddressComplement { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public IReadOnlyList<string>? Typologies { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string>? Emails { get; init; }
    public IReadOnlyList<string>? Websites { get; init; }
    public string? OpeningHours { get; init; }
    public string? Summary { get; init; }
    public string? Description { get; init; }
    public string? Collector { get; init; }
    public IReadOnlyList<string>? Itinerance { get; init; }
    public string? ParentStructure { get; init; }
    public DateOnly? UpdatedOn { get; init; }
    public IReadOnlyList<string>? Services { get; init; }
    public IReadOnlyList<string>? Publics { get; init; }
    public IReadOnlyList<string>? SpecificSupport { get; init; }
    public IReadOnlyList<string>? Fees { get; init; }
    public IReadOnlyList<string>? Programmes { get; init; }
    public IReadOnlyList<string>? Labels { get; init; }
    public IReadOnlyList<string>? OtherLabels { get; init; }
    public IReadOnlyList<string>? AccessModes { get; init; }
    public IReadOnlyList<string>? Accompaniments { get; init; }
    public string? AccessibilityUrl { get; init; }
    public string? BookingUrl { get; init; }

    /// <summary>Findings that a person filling in a form may leave: a place without hours or SIRET is still a place.</summary>
    private static readonly string[] Tolerated = ["pivot_missing", "pivot_checksum", "pivot_siren", "pivot_unusual", "hours_not_osm", "services_missing"];

    /// <returns>The place, or what has to be mended.</returns>
    internal (PlaceDraft? Draft, IReadOnlyList<FieldError> Errors) Check(string sourceId, HubId hub, ITerritoryMap territories, TimeProvider clock)
    {
        var findings = new Findings(strict: false);
        var draft = new PlaceNormaliser(territories, clock, []).Normalise(Cells(sourceId, clock), findings);
        var errors = findings.Take()
            .Where(finding => finding.Severity != Severity.Info && !Tolerated.Contains(finding.Code))
            .Select(finding => new FieldError(PlaceFormFields.NameOf(finding.Column), finding.Code, finding.Message))
            .ToList();
        if (draft?.CommuneCode is { } commune && !territories.Covers(hub, commune))
        {
            errors.Add(new FieldError("commune", "outside_territory", $"{draft.Commune} n'est pas dans le territoire de ce hub."));
        }
        else if (draft is { CommuneCode: null })
        {
            errors.Add(new FieldError("commune", "commune_unknown", "Cette commune n'a pas été trouvée : vérifiez son nom et son code postal."));
        }

        return (errors.Count == 0 ? draft : null, errors);
    }

    private StandardCells Cells(string sourceId, TimeProvider clock)
    {
        var cells = new StandardCells();
        foreach (var (field, text) in Texts(sourceId, clock))
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                cells[field] = text;
            }
        }

        return cells;
    }

    private IEnumerable<(StandardField Field, string? Text)> Texts(string sourceId, TimeProvider clock) =>
    [
        (StandardField.Id, sourceId), (StandardField.Pivot, Pivot), (StandardField.Nom, Name), (StandardField.Commune, Commune),
        (StandardField.CodePostal, PostalCode), (StandardField.CodeInsee, InseeCode), (StandardField.Adresse, Address),
        (StandardField.ComplementAdresse, AddressComplement), (StandardField.Latitude, Text(Latitude)), (StandardField.Longitude, Text(Longitude)),
        (StandardField.Typologie, Text(Typologies)), (StandardField.Telephone, Phone), (StandardField.Courriels, Text(Emails)),
        (StandardField.SiteWeb, Text(Websites)), (StandardField.Horaires, OpeningHours), (StandardField.PresentationResume, Summary),
        (StandardField.PresentationDetail, Description), (StandardField.Source, Collector), (StandardField.Itinerance, Text(Itinerance)),
        (StandardField.StructureParente, ParentStructure),
        (StandardField.DateMaj, (UpdatedOn ?? clock.InFrance()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (StandardField.Services, Text(Services)), (StandardField.PublicsSpecifiquementAdresses, Text(Publics)),
        (StandardField.PriseEnChargeSpecifique, Text(SpecificSupport)), (StandardField.FraisACharge, Text(Fees)),
        (StandardField.DispositifProgrammesNationaux, Text(Programmes)), (StandardField.FormationsLabels, Text(Labels)),
        (StandardField.AutresFormationsLabels, Text(OtherLabels)), (StandardField.ModalitesAcces, Text(AccessModes)),
        (StandardField.ModalitesAccompagnement, Text(Accompaniments)), (StandardField.FicheAccesLibre, AccessibilityUrl), (StandardField.PriseRdv, BookingUrl),
    ];

    private static string? Text(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(IReadOnlyList<string>? values) => values is null ? null : string.Join(StandardFields.ValueSeparator, values);
}
