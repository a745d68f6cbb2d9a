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

    /// <summary>The API document names a schema by the bare name of its type.</summary>
    [Fact]
    public void No_two_types_of_the_api_have_one_name() =>
        typeof(Program).Assembly.GetExportedTypes()
            .Where(type => type.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true)
            .GroupBy(type => type.Name).Where(name => name.Count() > 1).Select(name => name.Key)
            .ShouldBeEmpty();
}
