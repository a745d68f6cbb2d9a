using Shouldly;
using Xunit;

namespace HubsPlatform.Testing;

/// <summary>What holds for every service, also for addresses, tables and types that are added later. A service's tests inherit it.</summary>
/// <typeparam name="TProgram">The service's Program.</typeparam>
/// <param name="service">The service.</param>
public abstract class CatalogueRules<TProgram>(ServiceFactory<TProgram> service)
    where TProgram : class
{
    /// <summary>Neither another hub's people nor another service's token are let in anywhere.</summary>
    [Fact]
    public async Task Every_address_is_closed_to_strangers()
    {
        RouteRules.Addresses(service.Services).ShouldNotBeEmpty();
        (await RouteRules.BreachesAsync(service)).ShouldBeEmpty();
    }

    /// <summary>The database keeps hubs apart.</summary>
    [Fact]
    public async Task Every_hub_table_is_guarded()
    {
        await using var owner = await service.Database.OpenAsOwnerAsync();
        (await HubTableRules.BreachesAsync(owner, $"{service.Database.Name}_app")).ShouldBeEmpty();
    }

    /// <summary>Bad input is refused in words that a client can test.</summary>
    [Fact]
    public async Task Nonsense_is_refused_with_a_code() =>
        (await NonsenseRules.BreachesAsync(service)).ShouldBeEmpty();

    /// <summary>The API document names a schema by the bare name of its type.</summary>
    [Fact]
    public void No_two_types_of_the_api_have_one_name() =>
        typeof(TProgram).Assembly.GetExportedTypes()
            .Where(type => type.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true)
            .GroupBy(type => type.Name).Where(name => name.Count() > 1).Select(name => name.Key)
            .ShouldBeEmpty();
}
