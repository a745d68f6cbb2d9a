using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Exports.DataInclusion;

/// <summary>What a place offers, as services of data.inclusion's schema v1: one for each service of the standard.</summary>
internal sealed record InclusionService(
    string Source, string StructureId, string Id, string Nom, string Description, string? LienSource, string? Type, IReadOnlyList<string> Thematiques, string? Frais, string? FraisPrecisions,
    IReadOnlyList<string> Publics, string? PublicsPrecisions, string? Commune, string? CodePostal, string? CodeInsee, string? Adresse, string? ComplementAdresse, double? Longitude,
    double? Latitude, string? Telephone, string? Courriel, IReadOnlyList<string>? ModesAccueil, string? LienMobilisation, IReadOnlyList<string>? ModesMobilisation,
    IReadOnlyList<string>? MobilisablePar, string? HorairesAccueil, DateOnly DateMaj)
{
    private const string Remote = "À distance";
    private const string WithReferral = "Envoyer un mail avec une fiche de prescription";
    private const string NoVisitors = "Ce lieu n'accueille pas de public";

    public static IEnumerable<InclusionService> Of(PlaceDraft place, DateOnly recordedOn, InclusionOrigin origin)
    {
        var structure = InclusionStructure.Of(place, recordedOn, origin);
        foreach (var service in place.Services)
        {
            yield return new InclusionService(
                origin.Source,
                structure.Id,
                $"{structure.Id}-{Array.IndexOf([.. Vocabulary.Services.Values], service) + 1}",
                service,
                structure.Description ?? $"{service} : {place.Nom}, {place.Commune}.",
                structure.LienSource,
                TypeOf(service, place),
                DataInclusionTerms.Themes[service],
                place.FraisACharge.Count == 0 ? null : place.FraisACharge.Contains("Payant") ? "payant" : "gratuit",
                place.FraisACharge.Count == 0 ? null : string.Join(", ", place.FraisACharge),
                Addressed(place),
                place.PriseEnChargeSpecifique.Count == 0 ? null : string.Join(", ", place.PriseEnChargeSpecifique),
                structure.Commune,
                structure.CodePostal,
                structure.CodeInsee,
                structure.Adresse,
                structure.ComplementAdresse,
                structure.Longitude,
                structure.Latitude,
                structure.Telephone,
                structure.Courriel,
                Receptions(place),
                InclusionStructure.Uri(place.PriseRdv),
                Some(place.ModalitesAcces.Select(mode => DataInclusionTerms.Mobilisations.GetValueOrDefault(mode))),
                place.ModalitesAcces.Count == 0 ? null
                    : place.ModalitesAcces.Contains(WithReferral) ? place.ModalitesAcces.Count == 1 ? ["professionnels"] : ["professionnels", "usagers"]
                    : ["usagers"],
                structure.HorairesAccueil,
                structure.DateMaj);
        }
    }

    private static string? TypeOf(string service, PlaceDraft place) =>
        service is "Accès internet et matériel informatique" or "Acquisition de matériel informatique à prix solidaire" ? "aide-materielle"
        : place.ModalitesAccompagnement.Contains("Accompagnement individuel") ? "accompagnement"
        : place.ModalitesAccompagnement.Contains("Dans un atelier collectif") ? "atelier"
        : null;

    private static string[] Addressed(PlaceDraft place) =>
        Some(place.PublicsSpecifiquementAdresses.Select(value => DataInclusionTerms.Publics.GetValueOrDefault(value))) ?? ["tous-publics"];

    private static string[]? Receptions(PlaceDraft place)
    {
        var isRemote = place.ModalitesAccompagnement.Contains(Remote);
        var isHere = !place.ModalitesAcces.Contains(NoVisitors) && !(isRemote && place.ModalitesAccompagnement.Count == 1);
        return Some([isRemote ? "a-distance" : null, isHere ? "en-presentiel" : null]);
    }

    private static string[]? Some(IEnumerable<string?> values) => values.OfType<string>().Distinct().ToArray() is { Length: > 0 } some ? some : null;
}
