using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Directory.Tests.Imports;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Demonstration;

/// <summary>docs/examples/recensement-bfc.csv is what a newcomer imports first: it has to show each outcome.</summary>
public sealed class ExampleCensusTests(DemonstratedFactory directory) : IClassFixture<DemonstratedFactory>
{
    [Fact]
    public async Task The_example_census_shows_each_outcome_and_its_reason()
    {
        var staff = directory.As(TestUser.In("mednum-bfc", "hub-member"));
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "docs", "examples", "recensement-bfc.csv"));
        var report = await staff.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file));
        report.Counts().ShouldBe((36, 0, 0, 1, 3), report.ToString());
        report.Int("warnings").ShouldBeGreaterThanOrEqualTo(3);
        var places = await staff.GetFromJsonAsync<JsonElement>("/api/directory/hubs/mednum-bfc/places?pageSize=1");
        places.GetProperty("total").GetInt32().ShouldBe(36);

        (await staff.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file))).Counts().ShouldBe((0, 0, 36, 1, 3));
    }
}
