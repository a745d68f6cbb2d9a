using System.Net;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Duplicates;

[Collection(nameof(Hall))]
public sealed class BulkTests(DuplicatesFactory directory)
{
    [Fact]
    public async Task A_hub_accepts_unseen_only_what_reaches_the_threshold_that_its_administrator_set()
    {
        const string hub = "hauts-de-france"; // of no other test
        const string commune = "59350";
        var (sure, unsure) = (new Library(directory, hub, commune), new Library(directory, hub, commune));
        var (a, b, pair) = await sure.PairAsync();
        var (c, d, _) = await unsure.PairAsync(draft => draft with { Nom = $"{draft.Nom} annexe nord", Latitude = null, Longitude = null });
        var admin = directory.As(TestUser.In(hub, "hub-admin"));

        (await admin.SendAsync(HttpMethod.Post, $"{sure.Path}/bulk")).Body.Code().ShouldBe("bulk_off");
        (await sure.Member.SendAsync(HttpMethod.Put, $"{sure.Path}/settings", new { bulkThreshold = 90 })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.SendAsync(HttpMethod.Put, $"{sure.Path}/settings", new { bulkThreshold = 40 })).Body.Code().ShouldBe("threshold_out_of_range");
        (await admin.SendAsync(HttpMethod.Put, $"{sure.Path}/settings", new { bulkThreshold = 90 }, "\"0\"")).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.SendAsync(HttpMethod.Put, $"{sure.Path}/settings", new { bulkThreshold = 95 }, "\"0\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await sure.ProposalAsync(a, b)).GetProperty("bulk").GetBoolean().ShouldBeTrue();
        (await unsure.ProposalAsync(c, d)).GetProperty("bulk").GetBoolean().ShouldBeFalse();
        (await sure.Member.SendAsync(HttpMethod.Post, $"{sure.Path}/bulk")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var reached = await admin.JsonAsync($"{sure.Path}?bulk=true&pageSize=200");
        reached.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("bulk").GetBoolean());
        reached.GetProperty("total").GetInt32().ShouldBe(1);

        (await admin.SendAsync(HttpMethod.Post, $"{sure.Path}/bulk", null, "\"0\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await admin.SendAsync(HttpMethod.Post, $"{sure.Path}/bulk", null, "\"1\"")).Body.GetProperty("merged").GetInt32().ShouldBe(1);
        (await admin.SendAsync(HttpMethod.Post, $"{sure.Path}/bulk")).Body.GetProperty("merged").GetInt32().ShouldBe(0);
        (await sure.FindAsync(a, b, "merged")).ShouldNotBeNull();
        (await unsure.FindAsync(c, d, "proposed")).ShouldNotBeNull();
        (await admin.JsonAsync($"/api/directory/hubs/{hub}/audit?pageSize=200")).GetProperty("items").EnumerateArray()
            .ShouldContain(entry => entry.GetProperty("action").GetString() == "duplicate.merged" && entry.GetProperty("target").GetString() == $"duplicates/{pair}");
        (await sure.UndoAsync(pair)).Status.ShouldBe(HttpStatusCode.OK);
    }
}
