using Dapper;
using HubsPlatform.Directory.Demonstration;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Demonstration;

public sealed class DemonstratedFactory() : ServiceFactory<Program>("directory")
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Demonstration:Load", "true")];
}

public sealed class DemonstrationTests(DemonstratedFactory directory) : IClassFixture<DemonstratedFactory>
{
    [Fact]
    public async Task Each_hub_but_the_one_that_imports_gets_places_of_its_own_territory()
    {
        using var _ = directory.CreateClient();
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        var counts = (await owner.QueryAsync<(string Hub, long Places)>("select hub, count(*) from open.places group by hub")).ToDictionary(row => row.Hub, row => row.Places);
        counts.Count.ShouldBe(11);
        counts.Keys.ShouldNotContain("mednum-bfc");
        counts.Values.Sum().ShouldBeInRange(300, 600);
        counts.Values.Distinct().Count().ShouldBeGreaterThan(6);
        (await owner.QuerySingleAsync<long>("select count(*) from mediators")).ShouldBeGreaterThan(100);
        (await owner.QuerySingleAsync<long>("select count(*) from platform.outbox where event_name = 'directory.places-recorded.v1'")).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_keeps_what_people_changed()
    {
        using var _ = directory.CreateClient();
        await using var owner = await directory.Database.OpenAsOwnerAsync();
        await owner.ExecuteAsync("update places set nom = 'Renommé par son hub' where hub_id = 'sud' and source_id like 'demo-13055-1'");
        const string State = "select md5(string_agg(id::text || nom || version, ',' order by hub_id, id)) from places";
        var before = await owner.QuerySingleAsync<string>(State);
        await directory.Services.GetRequiredService<DemonstrationData>().LoadAsync(default);
        (await owner.QuerySingleAsync<string>(State)).ShouldBe(before);
    }
}
