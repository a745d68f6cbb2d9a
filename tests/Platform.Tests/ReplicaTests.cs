using System.Net;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>Two of each: requests go to both, events have their effect once, and one of two may die.</summary>
public sealed class ReplicaTests
{
    private static readonly string[] Doubled = ["directory", "funding", "training", "evaluation", "portal", "gateway"];

    private static readonly Dictionary<string, string> OfTheOperator = new()
    {
        ["LegalNotice__Publisher"] = "Association des essais",
        ["Map__Origins__0"] = "https://tuiles.example",
        ["OpenData__Producer"] = "13002526500013",
    };

    [Fact]
    public async Task Two_of_each_do_the_main_job_and_survive_the_death_of_one()
    {
        var platform = new PlatformRun { Settings = Doubled.ToDictionary(name => $"Replicas__{name}", _ => "2").Concat(OfTheOperator).ToDictionary() };
        try
        {
            await platform.InitializeAsync();
            foreach (var name in Doubled)
            {
                platform.State.Of(name).Count(replica => replica.IsWell).ShouldBe(2, name);
            }

            await EachHasItsSettingsAsync(platform);
            using var admin = await platform.AsAsync("admin.mednum-bfc");
            var before = await admin.AgreedCountsAsync("mednum-bfc", TimeSpan.FromSeconds(60));
            var report = await admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", StandardFile.Many("double", StandardFile.Dijon, 900));
            report.Long("created").ShouldBe(900, report.ToJsonString());
            (await admin.AgreedCountsAsync("mednum-bfc", TimeSpan.FromSeconds(60))).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 900);

            foreach (var name in new[] { "directory", "evaluation" })
            {
                await platform.KillAsync(platform.State.One(name));
            }

            using var anyone = platform.Anonymous();
            for (var request = 0; request < 20; request++)
            {
                using var response = await anyone.GetAsync("/api/directory/places?q=double&pageSize=1");
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
            }

            await admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", StandardFile.Many("seul", StandardFile.Besancon, 100));
            (await admin.AgreedCountsAsync("mednum-bfc", TimeSpan.FromSeconds(60))).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 1000);
        }
        finally
        {
            await platform.DisposeAsync();
        }
    }

    private static async Task EachHasItsSettingsAsync(PlatformRun platform)
    {
        using var anyone = platform.Anonymous();
        using var notice = await anyone.GetAsync("/mentions-legales");
        (await notice.Content.ReadAsStringAsync()).ShouldContain(OfTheOperator["LegalNotice__Publisher"]);
        notice.Headers.GetValues("Content-Security-Policy").Single().ShouldContain(OfTheOperator["Map__Origins__0"]);
        using var file = await anyone.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/directory/open-data/lieux.csv"));
        file.Content.Headers.ContentDisposition!.FileName.ShouldNotBeNull().ShouldContain(OfTheOperator["OpenData__Producer"]);
    }
}
