using Dapper;
using HubsPlatform.Testing;
using Npgsql;

namespace HubsPlatform.Funding.Tests;

[Collection(nameof(FundingService))]
public sealed class CatalogueTests(FundingService funding) : CatalogueRules<Program>(funding)
{
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
}
