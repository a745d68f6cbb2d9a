using HubsPlatform.ServiceDefaults.Http;

namespace HubsPlatform.Portal.Clients;

/// <summary>The services that the pages read, each called with the reader's own token.</summary>
public static class PlatformClients
{
    public static void AddPlatformClients(this IServiceCollection services)
    {
        services.AddServiceClient<DirectoryClient>("directory");
        services.AddServiceClient<HubClient>("directory");
        services.AddServiceClient<AreasClient>("directory");
        services.AddServiceClient<PlacesClient>("directory");
        services.AddServiceClient<HistoryClient>("directory");
        services.AddServiceClient<ImportsClient>("directory");
        services.AddServiceClient<ReportsClient>("directory");
        services.AddServiceClient<DuplicatesClient>("directory");
        services.AddServiceClient<RemindersClient>("directory");
        services.AddServiceClient<StructuresClient>("directory");
        services.AddServiceClient<MediatorsClient>("directory");
        services.AddServiceClient<PlaceLinksClient>("directory");
        services.AddServiceClient<FundingClient>("funding");
        services.AddServiceClient<TrainingClient>("training");
        services.AddServiceClient<EvaluationClient>("evaluation");
    }
}
