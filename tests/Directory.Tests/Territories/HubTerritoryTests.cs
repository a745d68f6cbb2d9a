using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Tests.Territories;

[Collection(nameof(WholeDirectory))]
public sealed class HubTerritoryTests(DirectoryFactory directory)
{
    [Theory]
    [InlineData("33213", "hubert")] // La Brède, in the CC de Montesquieu
    [InlineData("33063", "hubiquite")] // Bordeaux
    [InlineData("21231", "mednum-bfc")] // Dijon
    [InlineData("14118", "national")] // Caen
    [InlineData("67482", "national")] // Strasbourg
    [InlineData("97411", "ultranumerique")] // Saint-Denis, La Réunion
    [InlineData("98818", "ultranumerique")] // Nouméa
    [InlineData("97801", "antilles-guyane")] // Saint-Martin
    [InlineData("97502", "national")] // Saint-Pierre-et-Miquelon
    [InlineData("13055", "sud")] // Marseille
    [InlineData("75056", "ile-de-france")] // Paris
    public void The_most_specific_territory_wins(string commune, string hub)
    {
        directory.Map.HubFor(commune).ShouldBe(new HubId(hub));
        directory.Map.Covers(new HubId(hub), commune).ShouldBeTrue();
        Hubs2019.All.Where(other => other.Alias != hub).ShouldAllBe(other => !directory.Map.Covers(new HubId(other.Alias), commune));
    }

    [Fact]
    public void An_unknown_commune_is_nobodys()
    {
        directory.Map.HubFor("99999").ShouldBe(HubId.National);
        directory.Map.Covers(HubId.National, "99999").ShouldBeFalse();
    }

    [Fact]
    public void The_hubs_of_2019_do_not_overlap_and_name_real_territories()
    {
        Hubs2019.All.Count.ShouldBe(12);
        Hubs2019.All.SelectMany(hub => hub.Departements).ShouldBeUnique();
        Hubs2019.All.SelectMany(hub => hub.Departements).ShouldAllBe(code => directory.Map.Code.Departements.ContainsKey(code));
        Hubs2019.All.SelectMany(hub => hub.Epcis).ShouldAllBe(code => directory.Map.Code.Epcis[code].Name == "CC de Montesquieu");
    }

    [Fact]
    public async Task The_tables_hold_the_official_code_and_twelve_hubs()
    {
        (await directory.AskAsync<long>("select count(*) from geo.communes")).ShouldBe(directory.Map.Code.Communes.Count);
        (await directory.AskAsync<long>("select count(*) from geo.communes where epci_code = '243301264'")).ShouldBe(13);
        (await directory.AskAsync<long>("select count(*) from open.hubs where version = 1")).ShouldBeGreaterThanOrEqualTo(12);
    }
}
