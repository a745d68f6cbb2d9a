using HubsPlatform.Testing;

namespace HubsPlatform.Evaluation.Tests;

[Collection(nameof(EvaluationService))]
public sealed class CatalogueTests(EvaluationService evaluation)
{
    [Fact]
    public async Task Every_address_is_closed_to_strangers() =>
        (await RouteRules.BreachesAsync(evaluation)).ShouldBeEmpty();

    [Fact]
    public async Task Every_hub_table_is_guarded()
    {
        await using var owner = await evaluation.Database.OpenAsOwnerAsync();
        (await HubTableRules.BreachesAsync(owner, $"{evaluation.Database.Name}_app")).ShouldBeEmpty();
    }
}
