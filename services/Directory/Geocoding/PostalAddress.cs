using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>What a geocoder is asked about.</summary>
/// <param name="Street">Number and street; never empty, since without one only the commune is known.</param>
/// <param name="PostalCode">May be empty.</param>
/// <param name="City">The commune's name.</param>
/// <param name="CityCode">INSEE code, of the arrondissement where the source knows it; empty where the commune is not known.</param>
public sealed record PostalAddress(string Street, string PostalCode, string City, string CityCode)
{
    /// <summary>The same for two spellings of one address.</summary>
    public byte[] Hash { get; } = SHA256.HashData(Encoding.UTF8.GetBytes($"{PlainText.Of(Street)}|{PostalCode}|{PlainText.Of(City)}|{CityCode}"));

    /// <returns>Null where there is no street.</returns>
    public static PostalAddress? Of(PlaceDraft place) => PlainText.Of(place.Adresse).Length == 0
        ? null
        : new PostalAddress(place.Adresse, place.CodePostal, place.Commune, place.CommuneCode is null ? "" : place.CodeInsee ?? place.CommuneCode);
}
