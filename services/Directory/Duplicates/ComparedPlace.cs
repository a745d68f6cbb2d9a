namespace HubsPlatform.Directory.Duplicates;

/// <summary>A record with what it is compared by.</summary>
public sealed class ComparedPlace
{
    private PlaceName? _name;
    private StreetAddress? _street;
    private bool _hasStreet;

    /// <summary>What the properties below are read from.</summary>
    public const string Columns = """
        p.id, p.source, p.nom as name, p.commune, p.commune_code, p.departement_code, p.code_postal as postal_code, p.code_insee as insee_code, p.adresse as address,
        p.latitude, p.longitude, p.pivot, p.telephone as phone, p.courriels as emails, p.typologie as typologies, p.active
        """;

    public Guid Id { get; init; }
    public string Source { get; init; } = "";
    public string Name { get; init; } = "";
    public string Commune { get; init; } = "";
    public string? CommuneCode { get; init; }
    public string DepartementCode { get; init; } = "";
    public string PostalCode { get; init; } = "";
    public string? InseeCode { get; init; }
    public string Address { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? Pivot { get; init; }
    public string? Phone { get; init; }
    public string[] Emails { get; init; } = [];
    public string[] Typologies { get; init; } = [];
    public bool Active { get; init; } = true;

    public PlaceName PlainName => _name ??= PlaceName.Of(Name, Commune, Typologies);

    public StreetAddress? Street
    {
        get
        {
            if (!_hasStreet)
            {
                _street = StreetAddress.Of(Address, Commune);
                _hasStreet = true;
            }

            return _street;
        }
    }

    /// <summary>Where it is looked for: the commune (a city as a whole, whatever arrondissement the source names), else what the address says.</summary>
    public string Area => CommuneCode ?? (PostalCode.Length > 0 ? $"cp{PostalCode}" : $"d{DepartementCode}");

    /// <summary>Metres; null where one of the two has no coordinates, which is neither near nor far.</summary>
    public double? DistanceTo(ComparedPlace other)
    {
        if (Latitude is not { } latitude || Longitude is not { } longitude || other.Latitude is not { } otherLatitude || other.Longitude is not { } otherLongitude)
        {
            return null;
        }

        const double MetresPerDegree = 111_195;
        var north = (latitude - otherLatitude) * MetresPerDegree;
        var east = (longitude - otherLongitude) * MetresPerDegree * Math.Cos((latitude + otherLatitude) / 2 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
