using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>The main job on real input, through the API.</summary>
[Collection(nameof(Imports))]
public sealed class RealFilesApiTests(ImportsFactory directory)
{
    [SkippableFact]
    public async Task The_hub_BFC_imports_its_census_and_a_second_run_says_that_nothing_changed()
    {
        var file = await File.ReadAllBytesAsync(SharedData.Path(SharedData.Bfc));
        var member = directory.As(ImportsFactory.Bfc);
        var first = await member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file));
        var second = await member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(file));

        first.GetProperty("source").GetString().ShouldBe("mednum-bfc");
        first.Int("total").ShouldBe(697);
        first.Int("rejected").ShouldBeLessThanOrEqualTo(5);
        first.Int("warnings").ShouldBeGreaterThanOrEqualTo(585);
        Sum(first).ShouldBe(697);
        second.Counts().ShouldBe((0, 0, first.Int("created"), first.Int("outside"), first.Int("rejected")));
        (await directory.CountAsync("select count(*) from open.places where hub = 'mednum-bfc' and id in (select id from places where source = 'mednum-bfc')"))
            .ShouldBe(first.Int("created"));
    }

    [SkippableFact]
    public async Task The_national_file_goes_to_the_hubs()
    {
        var file = await File.ReadAllBytesAsync(SharedData.Path(SharedData.FranceServices));
        var report = await directory.As(TestUser.Operator).ImportAsync(ImportCalls.National, ImportCalls.Form(file, ("source", "france-services")));

        report.Int("total").ShouldBe(2656);
        report.Counts().ShouldBe((2656, 0, 0, 0, 0));
        (await directory.CountAsync("select count(distinct hub_id) from places where source = 'france-services'")).ShouldBeGreaterThanOrEqualTo(11);
    }

    private static int Sum(JsonElement report)
    {
        var (created, updated, unchanged, outside, rejected) = report.Counts();
        return created + updated + unchanged + outside + rejected;
    }
}
