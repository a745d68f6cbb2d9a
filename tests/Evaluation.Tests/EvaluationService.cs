using HubsPlatform.Testing;

namespace HubsPlatform.Evaluation.Tests;

public sealed class EvaluationService() : ServiceFactory<Program>("evaluation")
{
    public EventBroker Broker { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Broker = await EventBroker.ConnectAsync(MessagingPrefix);
    }
}

[CollectionDefinition(nameof(EvaluationService))]
public sealed class EvaluationCollection : ICollectionFixture<EvaluationService>;
