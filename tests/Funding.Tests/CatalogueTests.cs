using Dapper;
using HubsPlatform.Testing;
using Npgsql;

namespace HubsPlatform.Funding.Tests;

[Collection(nameof(FundingService))]
public sealed class CatalogueTests(FundingService funding)
{
    [Fact]
    public async Task Every_address_is_closed_to_strangers() =>
        (await RouteRules.BreachesAsync(funding)).ShouldBeEmpty();

    [Fact]
    public async Task Every_hub_table_is_guarded()
    {
        await using var owner = await funding.Database.OpenAsOwnerAsync();
        (await HubTableRules.BreachesAsync(owner, $"{funding.Database.Name}_app")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_its_where_clause_a_query_still_sees_one_hub_only()
    {
        (await funding.Hubs.QueryAsync<string>(new("aura"), "select distinct hub_id from awards")).ShouldBe(["aura"]);
        (await funding.Hubs.QueryAsync<string>("select distinct hub_id from awards")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("update open.calls set envelope = envelope * 2")]
    [InlineData("update open.call_criteria set position = position + 10")]
    [InlineData("delete from open.calls")]
    [InlineData("update awards set amount = 1")]
    [InlineData("delete from awards")]
    [InlineData("truncate awards")]
    public async Task The_service_itself_cannot_rewrite_what_was_decided(string sql)
    {
        await using var app = await funding.Database.OpenAsAppAsync();
        var refused = await Should.ThrowAsync<PostgresException>(() => app.ExecuteAsync($"select set_config('app.hub', 'aura', false); {sql}"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    /// <summary>The API document names a schema by the bare name of its type.</summary>
    [Fact]
    public void No_two_types_of_the_api_have_one_name() =>
        typeof(Program).Assembly.GetExportedTypes()
            .Where(type => type.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true)
            .GroupBy(type => type.Name).Where(name => name.Count() > 1).Select(name => name.Key)
            .ShouldBeEmpty();
}
