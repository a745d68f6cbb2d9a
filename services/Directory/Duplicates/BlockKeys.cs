using System.Globalization;

namespace HubsPlatform.Directory.Duplicates;

/// <summary>
/// By what a place is found that may be the same as another: two places are compared when they share a key that few have. Where
/// many share one, such as the SIRET of a whole organisation, the same key with the commune stands beside it.
/// </summary>
public static class BlockKeys
{
    /// <summary>Keys that more places share are passed over.</summary>
    public const int MostPlaces = 40;

    private const double CellHeight = 0.001; // degrees: some 110 m
    private const double CellWidth = 0.0015;

    /// <summary>Under what a place is kept.</summary>
    public static IEnumerable<string> Of(ComparedPlace place) => Shared(place).Concat(Cell(place) is { } cell ? [Square(cell.Row, cell.Column)] : []).Distinct();

    /// <summary>Under what its like are looked up: the squares around its own too.</summary>
    public static IEnumerable<string> Around(ComparedPlace place)
    {
        if (Cell(place) is not { } cell)
        {
            return Shared(place).Distinct();
        }

        var squares = from row in Enumerable.Range(cell.Row - 1, 3) from column in Enumerable.Range(cell.Column - 1, 3) select Square(row, column);
        return Shared(place).Concat(squares).Distinct();
    }

    private static IEnumerable<string> Shared(ComparedPlace place)
    {
        var area = place.Area;
        yield return $"c:{area}";
        foreach (var key in (string?[])[Named("s", place.Pivot), Named("t", place.Phone), .. place.Emails.Select(email => Named("m", email.ToLowerInvariant()))])
        {
            if (key is not null)
            {
                yield return key;
                yield return $"{key}@{area}";
            }
        }

        var words = place.PlainName.Words.Where(word => word.IsTelling()).Select(word => word.Text).ToList();
        foreach (var word in words)
        {
            yield return $"n:{area}:{word}";
        }

        yield return $"N:{area}:{string.Join('-', words)}";
        if (place.Street is { Key.Length: > 0 } street)
        {
            yield return $"a:{area}:{street.Key}";
            yield return $"a:{area}:{street.Key}:{street.Number}";
        }
    }

    private static string? Named(string kind, string? value) => value is null ? null : $"{kind}:{value}";

    private static (int Row, int Column)? Cell(ComparedPlace place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? ((int)Math.Floor(latitude / CellHeight), (int)Math.Floor(longitude / CellWidth)) : null;

    private static string Square(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"g:{row},{column}");
}
