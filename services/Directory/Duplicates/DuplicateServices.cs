namespace HubsPlatform.Directory.Duplicates;

public static class DuplicateServices
{
    public static void AddDuplicates(this IServiceCollection services)
    {
        services.AddOptions<DuplicateOptions>().BindConfiguration(DuplicateOptions.Section);
        services.AddSingleton<Comparison>();
        services.AddHostedService<ComparisonWorker>();
    }
}
