using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Quality;

/// <summary>How good the record of one place is.</summary>
/// <param name="Freshness">a-jour, a-surveiller, a-verifier or a-actualiser.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Missing">Fields to fill in, the most useful first.</param>
public sealed record PlaceQuality(string Freshness, int Score, IReadOnlyList<string> Missing)
{
    public static PlaceQuality Of(PlaceDraft place, DateOnly today)
    {
        var missing = Completeness.Missing(place);
        return new PlaceQuality(Quality.Freshness.Of(place.DateMaj, today), 100 - missing.Sum(part => part.Weight), [.. missing.Select(part => part.Name)]);
    }
}
