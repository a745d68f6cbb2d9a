using HubsPlatform.Contracts;
using HubsPlatform.Testing;

namespace HubsPlatform.Funding.Tests;

/// <summary>The service with its facts recorded, and what it told the others since its first start.</summary>
public sealed class FundingService() : ServiceFactory<Program>("funding")
{
    public static readonly Guid Call2018 = new("0165d03a-3400-7a94-90af-b513ff22bdfc");

    public EventBroker Broker { get; private set; } = null!;

    public IReadOnlyCollection<AwardGranted> Granted { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Broker = await EventBroker.ConnectAsync(MessagingPrefix);
        Granted = await Broker.CollectAsync<AwardGranted>();
        await base.InitializeAsync();
    }
}

[CollectionDefinition(nameof(FundingService))]
public sealed class FundingCollection : ICollectionFixture<FundingService>;
