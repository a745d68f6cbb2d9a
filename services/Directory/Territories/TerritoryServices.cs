namespace HubsPlatform.Directory.Territories;

public static class TerritoryServices
{
    public static void AddTerritories(this IServiceCollection services)
    {
        services.AddSingleton(_ => OfficialCode.Load());
        services.AddSingleton<TerritoryMap>();
        services.AddSingleton<CommuneNames>();
        services.AddSingleton<ITerritoryMap>(provider => provider.GetRequiredService<TerritoryMap>());
        services.AddSingleton<TerritoryRefresh>();
        services.AddHostedService(provider => provider.GetRequiredService<TerritoryRefresh>());
    }
}
