using System.Net;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>The main job: a hub's census and the national file go in; search, workspace and the other services show them.</summary>
[Collection(PlatformCollection.Name)]
public sealed class MainJobTests(PlatformRun platform)
{
    [SkippableFact]
    public async Task The_census_of_the_hub_MedNum_BFC_is_imported_by_its_staff_and_every_row_is_accounted_for()
    {
        var file = await File.ReadAllBytesAsync(Checkout.RealFile("raw/mednum-bfc-hub.csv"));
        using var member = await platform.AsAsync("membre.mednum-bfc");
        var before = await member.AgreedCountsAsync("mednum-bfc");

        var report = await member.ImportAsync("/api/directory/hubs/mednum-bfc/imports", file, "mednum-bfc-hub.csv");

        report.Text("state").ShouldBe("completed", report.ToJsonString());
        report.Rows().ShouldBe(697);
        report.Long("rejected").ShouldBeLessThanOrEqualTo(5);
        report.Long("warnings").ShouldBeGreaterThanOrEqualTo(585);
        var counts = await member.AgreedCountsAsync("mednum-bfc");
        counts.DirectoryPlaces.ShouldBe(before.DirectoryPlaces + report.Long("created"), report.ToJsonString());

        using var admin = await platform.AsAsync("admin.mednum-bfc");
        var again = await admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", file, "mednum-bfc-hub.csv");
        (again.Long("created"), again.Long("updated")).ShouldBe((0, 0));
        again.Long("unchanged").ShouldBe(report.Long("created") + report.Long("updated") + report.Long("unchanged"));
        (await admin.AgreedCountsAsync("mednum-bfc")).ShouldBe(counts);
    }

    [SkippableFact]
    public async Task The_national_file_is_imported_by_the_operator_and_each_place_goes_to_the_hub_that_covers_it()
    {
        var file = await File.ReadAllBytesAsync(Checkout.RealFile("derived/france-services-standard-v1-valide.csv"));
        using var operatrice = await platform.AsAsync("operatrice");
        using var reader = await platform.AsAsync("lecteur.sud");
        var (everywhere, south, withoutHub) = (await PublicPlacesAsync(), await reader.AgreedCountsAsync("sud"), await operatrice.AgreedCountsAsync("national"));

        var report = await operatrice.ImportAsync("/api/directory/national/imports", file, "france-services.csv");

        report.Text("state").ShouldBe("completed", report.ToJsonString());
        report.Rows().ShouldBe(2656);
        report.Long("created").ShouldBeGreaterThan(2000, report.ToJsonString());
        (await PublicPlacesAsync()).ShouldBe(everywhere + report.Long("created"), report.ToJsonString());
        (await reader.AgreedCountsAsync("sud")).DirectoryPlaces.ShouldBeGreaterThan(south.DirectoryPlaces);
        (await operatrice.AgreedCountsAsync("national")).DirectoryPlaces.ShouldBeGreaterThan(withoutHub.DirectoryPlaces);

        var again = await operatrice.ImportAsync("/api/directory/national/imports", file, "france-services.csv");
        (again.Long("created"), again.Long("updated"), again.Long("rejected")).ShouldBe((0, 0, report.Long("rejected")));
    }

    [Fact]
    public async Task A_small_census_is_found_by_text_and_by_distance_and_counted_everywhere()
    {
        using var admin = await platform.AsAsync("admin.mednum-bfc");
        var before = await admin.AgreedCountsAsync("mednum-bfc");
        const string nearBesancon = "near=47.2378,6.0241&radiusKm=5&q=mirabelle", nearParis = "near=48.8566,2.3522&radiusKm=5&q=mirabelle";
        var (quetsches, mirabelles, parisian) = (await PublicPlacesAsync("q=quetsche"), await PublicPlacesAsync(nearBesancon), await PublicPlacesAsync(nearParis));
        var file = StandardFile.Of(
            StandardFile.Row("petit-1", "Atelier Quetsche", StandardFile.Dijon),
            StandardFile.Row("petit-2", "Atelier Mirabelle", StandardFile.Besancon),
            StandardFile.Row("petit-3", "Atelier Lointain", StandardFile.Lyon));

        var report = await admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", file);

        (report.Long("created"), report.Long("outside"), report.Long("rejected")).ShouldBe((2, 1, 0), report.ToJsonString());
        using var anyone = platform.Anonymous();
        var found = await anyone.GetJsonAsync("/api/directory/places?q=quetsche");
        found.Long("total").ShouldBe(quetsches + 1);
        var id = found["items"]!.AsArray().Single(place => place!.Text("name") == "Atelier Quetsche")!.Text("id");
        (await anyone.GetJsonAsync($"/api/directory/places/{id}")).ToJsonString().ShouldContain("Quetsche");
        (await PublicPlacesAsync(nearBesancon)).ShouldBe(mirabelles + 1);
        (await PublicPlacesAsync(nearParis)).ShouldBe(parisian);
        (await admin.AgreedCountsAsync("mednum-bfc")).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 2);

        var again = await admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", file);
        (again.Long("created"), again.Long("updated"), again.Long("unchanged"), again.Long("outside")).ShouldBe((0, 0, 2, 1));
    }

    [Fact]
    public async Task A_rejected_row_is_told_with_its_line_its_column_and_the_reason()
    {
        using var admin = await platform.AsAsync("admin.mednum-bfc");
        var file = StandardFile.Of(
            StandardFile.Row("refus-1", "Bon lieu", StandardFile.Dijon, 7),
            StandardFile.Row("refus-2", "", StandardFile.Dijon, 8));
        var address = await admin.StartImportAsync("/api/directory/hubs/mednum-bfc/imports", file);

        (await admin.FinishedAsync(address)).Long("rejected").ShouldBe(1);
        var rows = await admin.GetJsonAsync($"{address}/rows?outcome=rejected");

        rows.Long("total").ShouldBe(1);
        var row = rows["items"]![0]!;
        row.Long("line").ShouldBe(3);
        row.ToJsonString().ShouldContain("\"nom\"");
    }

    [Fact]
    public async Task The_members_of_a_hub_see_its_places_and_the_open_data_file_holds_them()
    {
        using var mediator = await platform.AsAsync("mediateur.hauts-de-france");
        using var admin = await platform.AsAsync("admin.hauts-de-france");
        await admin.ImportAsync("/api/directory/hubs/hauts-de-france/imports", StandardFile.Of(StandardFile.Row("nord-1", "Fabrique du Beffroi", StandardFile.Lille)));

        (await mediator.GetJsonAsync("/api/directory/hubs/hauts-de-france/places?q=beffroi&pageSize=200")).ToJsonString().ShouldContain("Fabrique du Beffroi");
        using var anyone = platform.Anonymous();
        using var csv = await anyone.GetAsync("/api/directory/open-data/lieux.csv?hub=hauts-de-france");
        csv.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await csv.Content.ReadAsStringAsync()).ShouldContain("Fabrique du Beffroi");
    }

    /// <summary>How many places the public search finds.</summary>
    private async Task<long> PublicPlacesAsync(string query = "")
    {
        using var anyone = platform.Anonymous();
        return (await anyone.GetJsonAsync($"/api/directory/places?pageSize=1&{query}")).Long("total");
    }
}
