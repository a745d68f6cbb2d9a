namespace HubsPlatform.Directory.Geocoding;

/// <summary>Configuration section <c>Geocoding</c>.</summary>
public sealed class GeocodingOptions
{
    public const string Section = "Geocoding";

    /// <summary>Where a geocoder speaks the protocol of the Base Adresse Nationale, such as <c>https://data.geopf.fr/geocodage/</c>. Null: nobody is asked.</summary>
    public Uri? Address { get; set; }

    /// <summary>How many addresses go into one question.</summary>
    public int BatchAddresses { get; set; } = 500;

    /// <summary>How many questions are asked one after the other in one round, so that a round ends.</summary>
    public int BatchesPerRound { get; set; } = 10;

    /// <summary>How long a question may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often is looked for places without a position and for addresses that are due.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After a first failure so long, then twice as long each time, up to <see cref="LongestWait"/>.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(30);

    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How often coordinates are compared with the communes of their addresses, where places changed.</summary>
    public TimeSpan UpkeepEvery { get; set; } = TimeSpan.FromMinutes(10);
}
