using System.Diagnostics.CodeAnalysis;

namespace HubsPlatform.Directory.Territories;

/// <summary>
/// Finds the commune that an address means. A code says most, then postal code and name together, then a name alone where
/// only one commune bears it; what stays doubtful stays unresolved.
/// </summary>
public sealed class CommuneFinder
{
    private const int ShortestMistyped = 12;

    private readonly ILookup<int, Named> _byLength;
    private readonly Dictionary<string, Commune> _byCode;
    private readonly Dictionary<string, List<Named>> _byPostalCode = [];
    private readonly Dictionary<string, List<Named>> _byName = [];

    public CommuneFinder(OfficialCode code)
    {
        _byCode = new Dictionary<string, Commune>(code.Communes.Count + code.Parts.Count);
        foreach (var commune in code.Communes.Values)
        {
            _byCode.Add(commune.Code, commune);
            Index(commune.Name, commune, commune.PostalCodes);
        }

        foreach (var part in code.Parts)
        {
            // A commune nouvelle often keeps the code of its chief place, which is then both.
            _byCode.TryAdd(part.Code, part.Commune);
            if (part.Name is not null)
            {
                Index(part.Name, part.Commune, part.PostalCodes);
            }
        }

        _byLength = _byName.Values.SelectMany(named => named).Where(named => named.Plain.Length >= ShortestMistyped - 1).ToLookup(named => named.Plain.Length);
    }

    public CommuneMatch? Resolve(string? postalCode, string? name, string? inseeCode)
    {
        var postal = Padded(postalCode);
        var coded = inseeCode is null ? null : _byCode.GetValueOrDefault(inseeCode.Trim());
        if (Written(coded, postal, name) is { } written)
        {
            return written;
        }

        var plain = string.IsNullOrWhiteSpace(name) ? null : CityOfDistrict(PlainNames.Of(name));
        if (coded is null)
        {
            return ByAddress(postal, plain);
        }

        // Only an address that names another commune without doubt makes the code wrong.
        if (plain is null || PlainNames.Of(coded.Name) == plain)
        {
            return Match(coded, CommuneMatchKind.Code);
        }

        return (postal is null
                ? Match(Exact(Bearing(plain), plain), CommuneMatchKind.Name)
                : Match(Exact(_byPostalCode.GetValueOrDefault(postal), plain), CommuneMatchKind.NameAndPostalCode))
            is { } named && named.Code != coded.Code ? named : Match(coded, CommuneMatchKind.Code);
    }

    public IReadOnlyList<CommuneMatch> ServedBy(string postalCode) =>
        [.. (_byPostalCode.GetValueOrDefault(postalCode) ?? []).Select(known => known.Commune).Distinct().Select(commune => Match(commune, CommuneMatchKind.PostalCode))];

    /// <summary>Most records write the official name: no need to bring it to the plain form first.</summary>
    private CommuneMatch? Written(Commune? coded, string? postal, string? name)
    {
        if (coded is not null)
        {
            return coded.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? Match(coded, CommuneMatchKind.Code) : null;
        }

        if (postal is not null && name is not null && _byPostalCode.TryGetValue(postal, out var served))
        {
            foreach (var known in served)
            {
                if (known.Commune.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return Match(known.Commune, CommuneMatchKind.NameAndPostalCode);
                }
            }
        }

        return null;
    }

    private CommuneMatch? ByAddress(string? postal, string? plain)
    {
        if (postal is null)
        {
            return plain is null ? null
                : Bearing(plain) is { } bearers ? Match(Exact(bearers, plain), CommuneMatchKind.Name)
                : Match(Mistyped(plain), CommuneMatchKind.MistypedName);
        }

        var served = _byPostalCode.GetValueOrDefault(postal);
        if (plain is not null)
        {
            var named = Exact(served, plain)
                ?? Only(served?.Where(known => Begins(known.Plain, plain) || Begins(plain, known.Plain)))
                ?? Only(served?.Where(known => Typing.IsSlip(known.Plain, plain)))
                ?? Only(served?.Where(known => HasWordsOf(known.Plain, plain)));
            if (named is not null)
            {
                return Match(named, CommuneMatchKind.NameAndPostalCode);
            }

            if (Exact(Bearing(plain)?.FindAll(known => known.Commune.DepartementCode == DepartementOf(postal)), plain) is { } near)
            {
                return Match(near, CommuneMatchKind.NameAndDepartement);
            }
        }

        return Match(Only(served), CommuneMatchKind.PostalCode);
    }

    [return: NotNullIfNotNull(nameof(commune))]
    private static CommuneMatch? Match(Commune? commune, CommuneMatchKind how) =>
        commune is null ? null : new CommuneMatch(commune.Code, commune.Name, commune.DepartementCode, commune.PostalCodes, how);

    private List<Named>? Bearing(string plain) => _byName.GetValueOrDefault(PlainNames.WithoutArticle(plain));

    /// <summary>Short names have neighbours: a letter less in « Mérignac » may be another town.</summary>
    private Commune? Mistyped(string plain) => plain.Length < ShortestMistyped
        ? null
        : Only(Enumerable.Range(plain.Length - 1, 3).SelectMany(length => _byLength[length]).Where(known => Typing.IsSlip(known.Plain, plain)));

    /// <summary>The one commune of this very name; the article decides only where it must (Le Mans, Mans).</summary>
    private static Commune? Exact(List<Named>? among, string plain)
    {
        if (among is null)
        {
            return null;
        }

        return Only(among.Where(known => known.Plain == plain))
            ?? Only(among.Where(known => PlainNames.WithoutArticle(known.Plain) == PlainNames.WithoutArticle(plain)));
    }

    private static Commune? Only(IEnumerable<Named>? found)
    {
        Commune? only = null;
        foreach (var (_, commune) in found ?? [])
        {
            if (only is not null && only != commune)
            {
                return null;
            }

            only = commune;
        }

        return only;
    }

    private static bool Begins(string longer, string shorter) =>
        longer.Length > shorter.Length && longer[shorter.Length] == ' ' && longer.StartsWith(shorter, StringComparison.Ordinal);

    /// <summary>« Cosne-sur-Loire » for Cosne-Cours-sur-Loire, « Clerval » for Pays-de-Clerval.</summary>
    private static bool HasWordsOf(string longer, string shorter) => !shorter.Split(' ').Except(longer.Split(' ')).Any();

    /// <summary>« Paris 12e », « Lyon 3 » and « Marseille 1er arrondissement » mean the city.</summary>
    private static string CityOfDistrict(string plain)
    {
        var space = plain.IndexOf(' ');
        return space > 0 && space + 1 < plain.Length && char.IsAsciiDigit(plain[space + 1]) && plain[..space] is "paris" or "lyon" or "marseille"
            ? plain[..space]
            : plain;
    }

    /// <summary>Spreadsheets turn 01000 into 1000.</summary>
    private static string? Padded(string? postalCode)
    {
        var trimmed = postalCode?.Replace(" ", "");
        return string.IsNullOrEmpty(trimmed) ? null : trimmed.Length == 4 ? "0" + trimmed : trimmed;
    }

    /// <summary>A guess that serves codes of firms (CEDEX), which no commune has: a postal code proves no département.</summary>
    private static string DepartementOf(string postal) => postal switch
    {
        _ when postal.Length < 5 => "",
        ['2', '0', '0' or '1', ..] => "2A",
        ['2', '0', ..] => "2B",
        ['9', '7' or '8', ..] => postal[..3],
        _ => postal[..2],
    };

    private void Index(string name, Commune commune, IReadOnlyList<string> postalCodes)
    {
        var named = new Named(PlainNames.Of(name), commune);
        Add(_byName, PlainNames.WithoutArticle(named.Plain), named);
        foreach (var postal in postalCodes)
        {
            Add(_byPostalCode, postal, named);
        }
    }

    private static void Add(Dictionary<string, List<Named>> index, string key, Named named)
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(named);
    }

    private readonly record struct Named(string Plain, Commune Commune);
}
