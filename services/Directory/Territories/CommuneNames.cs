namespace HubsPlatform.Directory.Territories;

/// <summary>Communes by the beginning of their name, with or without its article, or by the beginning of a postal code.</summary>
public sealed class CommuneNames
{
    private const int ShortestText = 2;

    private readonly (string Key, Commune Commune)[] _sorted;

    public CommuneNames(OfficialCode code)
    {
        _sorted = [.. code.Communes.Values.SelectMany(Keys).Concat(code.Parts.Where(part => part.Name is not null).Select(part => (PlainNames.Of(part.Name!), part.Commune)))];
        Array.Sort(_sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    /// <summary>Exact names first, then the largest communes.</summary>
    public IReadOnlyList<Commune> Beginning(string text, int most)
    {
        var plain = PlainNames.Of(text);
        if (plain.Length < ShortestText)
        {
            return [];
        }

        var found = new List<(string Key, Commune Commune)>();
        for (var i = FirstFrom(plain); i < _sorted.Length && _sorted[i].Key.StartsWith(plain, StringComparison.Ordinal); i++)
        {
            found.Add(_sorted[i]);
        }

        return
        [
            .. found.OrderBy(entry => entry.Key == plain ? 0 : 1)
                .ThenByDescending(entry => entry.Commune.Population ?? 0)
                .Select(entry => entry.Commune)
                .Distinct()
                .Take(most),
        ];
    }

    private static IEnumerable<(string Key, Commune Commune)> Keys(Commune commune)
    {
        var plain = PlainNames.Of(commune.Name);
        return commune.PostalCodes.Append(plain).Append(PlainNames.WithoutArticle(plain)).Distinct().Select(key => (key, commune));
    }

    private int FirstFrom(string plain)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(_sorted[middle].Key, plain) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
