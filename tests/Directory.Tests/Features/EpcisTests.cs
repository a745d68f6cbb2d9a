using System.Net;

namespace HubsPlatform.Directory.Tests.Features;

[Collection(nameof(WholeDirectory))]
public sealed class EpcisTests(DirectoryFactory directory)
{
    [Fact]
    public async Task The_groups_of_communes_of_a_departement_are_named()
    {
        var epcis = (await directory.Anonymous().JsonAsync("/api/directory/epcis?departement=29")).GetProperty("items").EnumerateArray()
            .ToDictionary(epci => epci.GetProperty("code").GetString()!, epci => epci.GetProperty("name").GetString());
        epcis["200068120"].ShouldNotBeNullOrEmpty();
        epcis.Count.ShouldBeInRange(15, 30);
        using var unknown = await directory.Anonymous().GetAsync("/api/directory/epcis?departement=00");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
