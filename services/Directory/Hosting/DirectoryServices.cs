using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Demonstration;
using HubsPlatform.Directory.Duplicates;
using HubsPlatform.Directory.Features.Duplicates;
using HubsPlatform.Directory.Features.Links;
using HubsPlatform.Directory.Features.Map;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Features.Moderation;
using HubsPlatform.Directory.Features.National;
using HubsPlatform.Directory.Features.OpenData;
using HubsPlatform.Directory.Features.Reminders;
using HubsPlatform.Directory.Features.Search;
using HubsPlatform.Directory.Geocoding;
using HubsPlatform.Directory.Handover;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Mail;
using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Directory.PriorityAreas;
using HubsPlatform.Directory.Programme;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;

namespace HubsPlatform.Directory.Hosting;

public static class DirectoryServices
{
    /// <summary>Hubs, their territories, their census. What starts by itself starts in this order: the first start fills what the others need.</summary>
    public static void AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton<HubRegister>();
        services.AddSingleton<HubCatalogue>();
        services.AddSingleton<Foundings>();
        services.AddSingleton<MovedPairs>();
        services.AddSingleton<HubMove>();
        services.AddSingleton<Whereabouts>();
        services.AddSingleton<PlacesElsewhere>();
        services.AddSingleton<TerritoryHandover>();
        services.AddSingleton(provider => SchoolCalendar.WithFile(provider.GetRequiredService<IConfiguration>()["SchoolHolidays"]));
        services.AddSingleton<PlaceClosures>();
        services.AddSingleton<OpeningClock>();
        services.AddSingleton<PlaceIndex>();
        services.AddSingleton<SearchQuestions>();
        services.AddSingleton<SearchPlaces>();
        services.AddSingleton<ClusterMap>();
        services.AddSingleton<GetTile>();
        services.AddSingleton<DownloadPlaces>();
        services.AddOptions<OpenDataOptions>().BindConfiguration("OpenData");
        services.AddSingleton<PlaceWithdrawal>();
        services.AddSingleton<MergedPlaces>();
        services.AddSingleton<PlaceGroups>();
        services.AddSingleton<StructureMerge>();
        services.AddSingleton<ComparisonBell>();
        services.AddSingleton<ComparisonQueue>();
        services.AddSingleton<DemonstrationData>();
        services.AddOnboarding();
        services.AddHostedService<DirectoryStart>();
        services.AddTerritories();
        services.AddHostedService<PublishedUpkeep>();
        services.AddHostedService<PlaceIndexUpkeep>();
        services.AddHostedService<HandoverSweep>();
        services.AddHostedService<MediatorRetention>();
        services.AddHostedService<HistoryRetention>();
        services.AddDuplicates();
        services.AddGeocoding();
        services.AddSingleton<AreaStore>();
        services.AddSingleton<DuplicateDecisions>();
        services.AddSingleton<DecideReport>();
        services.AddMail();
        services.AddLinks();
        services.AddReminders();
    }
}
