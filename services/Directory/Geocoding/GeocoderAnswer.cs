namespace HubsPlatform.Directory.Geocoding;

/// <summary>The best that a geocoder knows of an address.</summary>
/// <param name="Latitude">WGS 84, degrees.</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Type">housenumber, street, locality or municipality.</param>
/// <param name="Label">The address as the geocoder writes it.</param>
/// <param name="CityCode">INSEE code; in Paris, Lyon and Marseille of the arrondissement.</param>
public sealed record GeocoderAnswer(double Latitude, double Longitude, double Score, string Type, string Label, string CityCode)
{
    /// <summary>Below it the words of the question and of the answer have too little in common.</summary>
    private const double LeastScore = 0.6;

    private static readonly string[] Types = ["housenumber", "street", "locality", "municipality"];

    /// <summary>Whether it is an answer to the question: a place on Earth, in the commune that was asked about, and alike enough.</summary>
    /// <param name="isSameCity">Whether the answer's commune is the one asked about.</param>
    public bool IsAcceptable(Func<string, bool> isSameCity) =>
        Types.Contains(Type) && Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180 && (Latitude != 0 || Longitude != 0)
        && Score is >= LeastScore and <= 1.0001 && isSameCity(CityCode);
}

/// <summary>The geocoder is down, slow, overloaded or answered what is no answer. The question is asked again later.</summary>
public sealed class GeocoderException(string message, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How long it wants to be left alone, if it said so.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
