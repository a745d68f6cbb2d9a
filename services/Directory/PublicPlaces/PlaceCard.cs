using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.PublicPlaces;

/// <summary>
/// What a list of results shows of a place, written once when the place changes and not for every question: the answer of the
/// search puts these texts one after the other. Names and order are those of FoundPlace, between its hub and its distance.
/// </summary>
internal sealed record PlaceCard(
    string Name,
    string Address,
    string PostalCode,
    string Commune,
    string? CommuneCode,
    string DepartementCode,
    double? Latitude,
    double? Longitude,
    IReadOnlyList<string> Services,
    IReadOnlyList<string> Publics,
    IReadOnlyList<string> Fees,
    IReadOnlyList<string> Programmes,
    IReadOnlyList<string> Accompaniments,
    string? Phone,
    string? OpeningHours,
    DateOnly? UpdatedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Approximate)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="place">With coordinates that may be shown.</param>
    /// <param name="isApproximate">Its place is found by its commune alone.</param>
    public static byte[] Of(PlaceDraft place, bool isApproximate) => JsonSerializer.SerializeToUtf8Bytes(
        new PlaceCard(
            place.Nom, place.Adresse, place.CodePostal, place.Commune, place.CommuneCode, place.DepartementCode, place.Latitude, place.Longitude, place.Services,
            place.PublicsSpecifiquementAdresses, place.FraisACharge, place.DispositifProgrammesNationaux, place.ModalitesAccompagnement, place.Telephone, place.Horaires, place.DateMaj,
            isApproximate ? true : null),
        Written);

    public static PlaceCard Parse(ReadOnlySpan<byte> card) => JsonSerializer.Deserialize<PlaceCard>(card, Written)!;
}
