using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>The fields of the national standard that open.places keeps together in <c>details</c>, under their own names; empty ones are left out.</summary>
internal sealed record PublishedDetails
{
    private static readonly JsonSerializerOptions StandardNames = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string? Pivot { get; init; }
    public string? CodeInsee { get; init; }
    public string? ComplementAdresse { get; init; }
    public IReadOnlyList<string>? Typologie { get; init; }
    public string? Telephone { get; init; }
    public IReadOnlyList<string>? Courriels { get; init; }
    public IReadOnlyList<string>? SiteWeb { get; init; }
    public string? Horaires { get; init; }
    public string? PresentationResume { get; init; }
    public string? PresentationDetail { get; init; }
    public string? Source { get; init; }
    public IReadOnlyList<string>? Itinerance { get; init; }
    public string? StructureParente { get; init; }
    public IReadOnlyList<string>? PriseEnChargeSpecifique { get; init; }
    public IReadOnlyList<string>? FormationsLabels { get; init; }
    public IReadOnlyList<string>? AutresFormationsLabels { get; init; }
    public IReadOnlyList<string>? ModalitesAcces { get; init; }
    public string? FicheAccesLibre { get; init; }
    public string? PriseRdv { get; init; }

    public static PublishedDetails Of(PlaceDraft place) => new()
    {
        Pivot = place.Pivot,
        CodeInsee = place.CodeInsee,
        ComplementAdresse = place.ComplementAdresse,
        Typologie = Some(place.Typologie),
        Telephone = place.Telephone,
        Courriels = Some(place.Courriels),
        SiteWeb = Some(place.SiteWeb),
        Horaires = place.Horaires,
        PresentationResume = place.PresentationResume,
        PresentationDetail = place.PresentationDetail,
        Source = place.Source,
        Itinerance = Some(place.Itinerance),
        StructureParente = place.StructureParente,
        PriseEnChargeSpecifique = Some(place.PriseEnChargeSpecifique),
        FormationsLabels = Some(place.FormationsLabels),
        AutresFormationsLabels = Some(place.AutresFormationsLabels),
        ModalitesAcces = Some(place.ModalitesAcces),
        FicheAccesLibre = place.FicheAccesLibre,
        PriseRdv = place.PriseRdv,
    };

    public static PublishedDetails Parse(string json) => JsonSerializer.Deserialize<PublishedDetails>(json, StandardNames)!;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, StandardNames);

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> values) => values.Count == 0 ? null : values;
}
