using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// What a list of results shows of a place, written once when the index takes the place in and not for every question: the answer of the
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

    /// <param name="source">As its source has it.</param>
    /// <param name="position">Where it is taken to be, if the source does not say it. What is known by its commune alone is not shown as coordinates.</param>
    public static byte[] Of(PlaceDraft source, PublishedPosition? position)
    {
        var place = position is { IsApproximate: false } ? source.At(position) : source;
        return JsonSerializer.SerializeToUtf8Bytes(new PlaceCard(
            place.Nom, place.Adresse, place.CodePostal, place.Commune, place.CommuneCode, place.DepartementCode, place.Latitude, place.Longitude, place.Services,
            place.PublicsSpecifiquementAdresses, place.FraisACharge, place.DispositifProgrammesNationaux, place.ModalitesAccompagnement, place.Telephone, place.Horaires, place.DateMaj,
            position is { IsApproximate: true } ? true : null), Written);
    }

    public static PlaceCard Parse(ReadOnlySpan<byte> card) => JsonSerializer.Deserialize<PlaceCard>(card, Written)!;
}
