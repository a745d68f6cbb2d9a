namespace HubsPlatform.Directory.Geocoding;

public static class GeocodingServices
{
    public static void AddGeocoding(this IServiceCollection services)
    {
        services.AddOptions<GeocodingOptions>().BindConfiguration(GeocodingOptions.Section);
        services.AddSingleton<Geocoder>();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<UnlocatedPlaces>();
        services.AddSingleton<DoubtfulPlaces>();
        services.AddHostedService<LocationWork>();
        services.AddHostedService<LocationUpkeep>();
    }
}
