using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Exports.DataInclusion;

/// <summary>A place as a structure of data.inclusion's schema v1: there a structure is where one goes, as a place is here.</summary>
internal sealed record InclusionStructure(
    string Source, string Id, string Nom, string? Description, string? LienSource, string? Siret, string? Commune, string? CodePostal, string? CodeInsee, string? Adresse,
    string? ComplementAdresse, double? Longitude, double? Latitude, string? Telephone, string? Courriel, string? SiteWeb, string? HorairesAccueil, string? AccessibiliteLieu,
    IReadOnlyList<string>? ReseauxPorteurs, DateOnly DateMaj)
{
    private const int ShortestName = 3;
    private const int LongestName = 150;
    private const int ShortestDescription = 5;
    private const int LongestDescription = 10_000;
    private const int LongestUri = 2_083;
    private const int SiretLength = 14;

    /// <param name="place">Published.</param>
    /// <param name="recordedOn">Stands for the date that the source does not give.</param>
    /// <param name="origin">Who publishes.</param>
    public static InclusionStructure Of(PlaceDraft place, DateOnly recordedOn, InclusionOrigin origin) => new(
        origin.Source,
        $"{origin.Source}--{place.Id}",
        Named(place.Nom, place),
        DescriptionOf(place),
        Uri(origin.PlaceAddress(place.Id)),
        place.Pivot is { Length: SiretLength } pivot && pivot.All(char.IsAsciiDigit) ? pivot : null,
        place.Commune,
        place.CodePostal is { Length: 5 } ? place.CodePostal : null,
        place.CodeInsee is { Length: 5 } ? place.CodeInsee : null,
        place.Adresse.Length == 0 ? null : place.Adresse,
        place.ComplementAdresse,
        place.Longitude,
        place.Latitude,
        place.Telephone,
        place.Courriels.Count > 0 ? place.Courriels[0] : null,
        place.SiteWeb.Count > 0 ? Uri(place.SiteWeb[0]) : null,
        place.Horaires,
        Uri(place.FicheAccesLibre),
        Networks(place),
        place.DateMaj ?? recordedOn);

    /// <summary>3 to 150 signs, without a full stop at the end.</summary>
    internal static string Named(string name, PlaceDraft place)
    {
        var whole = name.TrimEnd('.', ' ');
        whole = whole.Length >= ShortestName ? whole : $"{whole} {place.Commune}".Trim();
        return whole.Length <= LongestName ? whole : ShortText.Cut(whole, LongestName - 1).TrimEnd('.', ' ');
    }

    internal static string? DescriptionOf(PlaceDraft place) => (place.PresentationDetail ?? place.PresentationResume) switch
    {
        { Length: < ShortestDescription } or null => null,
        { Length: > LongestDescription } text => text[..LongestDescription],
        var text => text,
    };

    internal static string? Uri(string? address) => address is { Length: > 0 and <= LongestUri } ? address : null;

    private static string[]? Networks(PlaceDraft place)
    {
        var networks = place.Typologie.Concat(place.DispositifProgrammesNationaux).Concat(place.FormationsLabels)
            .Select(term => DataInclusionTerms.Networks.GetValueOrDefault(term)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        return networks.Length == 0 ? null : networks;
    }
}

/// <summary>Who publishes, and where a place can be looked at.</summary>
/// <param name="Source">Name of the producer in data.inclusion; ids begin with it.</param>
/// <param name="PlaceAddress">Address of a place's page by its id.</param>
internal sealed record InclusionOrigin(string Source, Func<string, string?> PlaceAddress);
