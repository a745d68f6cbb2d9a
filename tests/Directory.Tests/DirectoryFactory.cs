using System.Collections.Concurrent;
using Dapper;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Geocoding;
using HubsPlatform.Directory.Mail;
using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests;

/// <summary>The directory with an identity provider that can be told to be away.</summary>
public class DirectoryFactory() : ServiceFactory<Program>("directory")
{
    public static readonly TestUser Bfc = TestUser.In("mednum-bfc", "hub-member");
    public static readonly TestUser BfcViewer = TestUser.In("mednum-bfc", "viewer");

    public FakeOnboarding Onboarding { get; } = new();

    public TerritoryMap Map => Services.GetRequiredService<TerritoryMap>();

    /// <summary>Mails of this service.</summary>
    public RecordedMail Mail { get; } = new();

    /// <summary>Places are located when a test says so (<see cref="LocateAsync"/>), not while another reads them.</summary>
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Links:Keys:1", "a-key-of-tests-that-signs-nothing-else"), new("Links:PublicAddress", "https://hubs.example/"), new("Geocoding:Poll", "1.00:00:00")];

    protected override void Replace(IServiceCollection services) => services.AddSingleton<IOnboarding>(Onboarding).AddSingleton<IMailer>(Mail);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var _ = CreateClient();
    }

    /// <summary>Puts places into a hub the way every place comes in.</summary>
    public async Task<IReadOnlyList<PlaceOutcome>> WriteAsync(string hub, string source, params PlaceDraft[] drafts)
    {
        await using var transaction = await Hubs.BeginAsync(new HubId(hub));
        var outcomes = await Services.GetRequiredService<PlaceWriter>().WriteAsync(transaction, source, drafts, Actor.System("test"), default);
        await transaction.CommitAsync();
        return outcomes;
    }

    /// <summary>Finds positions for the places that came without one.</summary>
    public async Task LocateAsync()
    {
        while (await Services.GetRequiredService<UnlocatedPlaces>().LocateNewAsync(default) > 0)
        {
        }
    }

    public PlaceDraft Place(string id, string name, string communeCode, double? latitude = null, double? longitude = null, params string[] services)
    {
        var commune = Map.Code.Communes[communeCode];
        return new PlaceDraft
        {
            Id = id,
            Nom = name,
            Commune = commune.Name,
            CodePostal = commune.PostalCodes[0],
            CodeInsee = commune.Code,
            Adresse = "1 place de la Mairie",
            Latitude = latitude,
            Longitude = longitude,
            Services = services,
            DateMaj = new DateOnly(2026, 10, 1),
            CommuneCode = commune.Code,
            DepartementCode = commune.DepartementCode,
            TerritoryCode = commune.Code,
        };
    }

    public async Task<T> AskAsync<T>(string sql, object? args = null)
    {
        await using var owner = await Database.OpenAsOwnerAsync();
        return (await owner.QuerySingleAsync<T>(sql, args))!;
    }
}

public sealed class FakeOnboarding : IOnboarding
{
    public int FailuresLeft { get; set; }

    public List<NewHub> Asked { get; } = [];

    public Task<OnboardedAdministrator> OnboardAsync(NewHub hub, CancellationToken stop)
    {
        Asked.Add(hub);
        return FailuresLeft-- > 0
            ? throw new OnboardingException(OnboardingFailure.Unavailable, "Le serveur d'identité ne répond pas.")
            : Task.FromResult(new OnboardedAdministrator(hub.Administrator.Email, "provisoire"));
    }
}

/// <summary>Keeps messages, or refuses them as told.</summary>
public sealed class RecordedMail : IMailer
{
    public ConcurrentQueue<MailMessage> Sent { get; } = new();

    /// <summary>By address, what is wrong with it.</summary>
    public ConcurrentDictionary<string, MailException> Refused { get; } = new();

    public Task SendAsync(MailMessage message, CancellationToken stop)
    {
        if (Refused.TryGetValue(message.To, out var refusal))
        {
            throw refusal;
        }

        Sent.Enqueue(message);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(nameof(WholeDirectory))]
public sealed class WholeDirectory : ICollectionFixture<DirectoryFactory>;
